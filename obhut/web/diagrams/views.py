"""The picture of any edition one may see: as a page with its table, as SVG, as BPMN."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.editions import EditionSeen, edition_for, text_seen
from obhut.kernel.mechanism.mechanism import Mechanism, read_mechanism
from obhut.web.diagrams.diagram_page import DiagramPage, diagram_page
from obhut.web.diagrams.writing import bpmn_of, svg_of
from obhut.web.editions.lines import concept_title, edition_line
from obhut.web.kept import Kept
from obhut.web.requests import actor

_PAGES: Kept[DiagramPage] = Kept(most=32)
_FILES: Kept[str] = Kept(most=32)
AS_FILE = {"svg": "image/svg+xml; charset=utf-8", "bpmn": "application/xml; charset=utf-8"}


@require_safe
def show_diagram(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    edition = _edition(request, concept, number)
    key = (edition.id, edition.revision, get_language())
    page = _PAGES.get(key, lambda: diagram_page(_mechanism(edition)))
    told = {
        "page": page,
        "edition": edition,
        "title": concept_title(edition),
        "heading": _title(edition),
    }
    return _shown(edition, render(request, "diagrams/show_diagram.html", told))


@require_safe
def draw_diagram(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """The whole picture as SVG."""
    return _file(_edition(request, concept, number), "svg", svg_of)


@require_safe
def write_bpmn(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """The whole mechanism as BPMN 2.0, for the tools of others."""
    return _file(_edition(request, concept, number), "bpmn", bpmn_of)


def _file(edition: EditionSeen, form: str, write: Callable[..., str]) -> HttpResponse:
    language = get_language() or "de"
    key = (edition.id, edition.revision, language, form)
    title = _title(edition)
    written = _FILES.get(key, lambda: write(_mechanism(edition), language, title=title))
    name = f"obhut-{edition.concept}-{edition.number}-{language}.{form}"
    response = HttpResponse(written, content_type=AS_FILE[form])
    kind = "attachment" if form == "bpmn" else "inline"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name}"'
    return _shown(edition, response)


def _edition(request: HttpRequest, concept: str, number: int) -> EditionSeen:
    """A public one; else one that whoever is signed in may read. Raises Http404."""
    try:
        return edition_for(None, concept, number)
    except NoSuchEdition:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            raise Http404 from None
    try:
        return edition_for(actor(request), concept, number)
    except NoSuchEdition:
        raise Http404 from None


def _mechanism(edition: EditionSeen) -> Mechanism:
    return read_mechanism(text_seen(edition))


def _title(edition: EditionSeen) -> str:
    return edition_line(edition).name


def _shown(edition: EditionSeen, response: HttpResponse) -> HttpResponse:
    """What not everybody may read is kept by no one on the way."""
    if edition.is_draft:
        add_never_cache_headers(response)
    return response
