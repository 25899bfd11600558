"""The service worker, the page it shows without a network, and the phone list of a Land."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from obhut.directory.queries.places import districts
from obhut.web.finder import words
from obhut.web.offline.kept import worker_script
from obhut.web.offline.phone_list import phone_groups


@require_safe
@never_cache
def service_worker(_request: HttpRequest) -> HttpResponse:
    """The script that keeps pages; it changes, and so renews them, whenever content does."""
    return HttpResponse(worker_script(), content_type="text/javascript; charset=utf-8")


@require_safe
def without_network(request: HttpRequest) -> HttpResponse:
    return render(request, "offline/without_network.html")


@require_safe
def phone_list(request: HttpRequest, land: str) -> HttpResponse:
    """All desks of a Land, to be printed and to be read without a network."""
    if land not in districts().laender:
        raise Http404
    told = {
        "land": words.land_in_words(land),
        "land_key": land,
        "groups": phone_groups(land, today=timezone.localdate()),
        "moment": words.moment_in_words(timezone.now()),
    }
    return render(request, "offline/phone_list.html", told)
