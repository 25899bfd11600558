"""Setting a draft aside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from obhut.concepts.actions import drafting as actions
from obhut.web.accounts.doors import for_keepers
from obhut.web.drafting.looking import place_to_change
from obhut.web.finder.words import said
from obhut.web.keeping.looking import KEEPERS
from obhut.web.requests import actor


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*KEEPERS)
def set_aside(request: HttpRequest, concept: str) -> HttpResponse:
    """Say what it means; with a yes, nobody works on this draft any more."""
    here = place_to_change(request, concept)
    if request.method != "POST":
        told = {"concept": here.concept, "draft": here.draft, "title": said(here.concept.title)}
        return render(request, "drafting/set_aside.html", told)
    actions.set_aside(here.draft.id, by=actor(request), at=timezone.now())
    messages.success(
        request, _("The draft is set aside. It stays readable, and nobody works on it.")
    )
    return redirect("tailoring:list_texts")
