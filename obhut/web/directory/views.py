"""The directory for readers: search, browse by Land, one entry."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from obhut.directory.queries.entries import Entry, Gone, entry
from obhut.kernel.refusals import Faulty
from obhut.web.directory.asking import Asked, read_search
from obhut.web.directory.entry_page import entry_page, gone_page
from obhut.web.directory.export import FORMS, exported
from obhut.web.directory.search_page import SearchPage, reasons, search_page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found; what could not be understood is told and left out."""
    now = timezone.now()
    asked = read_search({name: str(value) for name, value in request.GET.items()}, now=now)
    page = search_page(asked, at=now)
    told = {"page": page, "reasons": reasons(asked.faults)}
    return render(request, "directory/search.html", told, status=_status(asked, page))


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponse:
    """What the same search shows, as a file. Raises Faulty where a field does not fit."""
    if form not in FORMS:
        raise Http404
    query = {name: str(value) for name, value in request.GET.items()}
    asked = read_search(query, now=timezone.now())
    if asked.faults:
        raise Faulty(asked.faults)
    content, content_type = exported(asked.wanted, form)
    name = f"{_('Directory').lower()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


@require_safe
def show_entry(request: HttpRequest, key: str) -> HttpResponse:
    """An entry; 410 where it has left the directory, 404 where it never stood in it."""
    now = timezone.now()
    match entry(key):
        case Entry() as present:
            told: dict[str, object] = {"entry": entry_page(present, at=now)}
            return render(request, "directory/entry.html", told)
        case Gone() as gone:
            told = {"gone": gone_page(gone, at=now)}
            return render(request, "directory/gone.html", told, status=HTTPStatus.GONE)
        case _:
            return render(request, "directory/gone.html", {}, status=HTTPStatus.NOT_FOUND)


def _status(asked: Asked, page: SearchPage) -> HTTPStatus:
    if asked.faults:
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.NOT_FOUND if page.beyond else HTTPStatus.OK
