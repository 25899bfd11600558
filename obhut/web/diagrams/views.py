"""The picture of any edition one may see: as a page with its table, as SVG, as BPMN."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from obhut.concepts.queries.editions import EditionSeen, text_seen
from obhut.kernel.mechanism.mechanism import Mechanism, read_mechanism
from obhut.web.diagrams.diagram_page import DiagramPage, diagram_page
from obhut.web.diagrams.writing import bpmn_of, svg_of
from obhut.web.editions.lines import edition_line
from obhut.web.editions.seeing import for_this_reader, seen_by
from obhut.web.kept import Kept

_PAGES: Kept[DiagramPage] = Kept(most=32)
_FILES: Kept[str] = Kept(most=32)
AS_FILE = {"svg": "image/svg+xml; charset=utf-8", "bpmn": "application/xml; charset=utf-8"}


@require_safe
def show_diagram(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    edition = seen_by(request, concept, number)
    key = (edition.id, edition.revision, get_language())
    page = _PAGES.get(key, lambda: diagram_page(_mechanism(edition)))
    told = {"page": page, "edition": edition_line(edition)}
    return for_this_reader(request, render(request, "diagrams/show_diagram.html", told))


@require_safe
def draw_diagram(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """The whole picture as SVG."""
    return for_this_reader(request, _file(seen_by(request, concept, number), "svg", svg_of))


@require_safe
def write_bpmn(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """The whole mechanism as BPMN 2.0, for the tools of others."""
    return for_this_reader(request, _file(seen_by(request, concept, number), "bpmn", bpmn_of))


def _file(edition: EditionSeen, form: str, write: Callable[..., str]) -> HttpResponse:
    language = get_language() or "de"
    key = (edition.id, edition.revision, language, form)
    title = edition_line(edition).name
    written = _FILES.get(key, lambda: write(_mechanism(edition), language, title=title))
    name = f"obhut-{edition.concept}-{edition.number}-{language}.{form}"
    kind = "inline" if form == "svg" else "attachment"
    told = {"Content-Disposition": f'{kind}; filename="{name}"'}
    return HttpResponse(written, content_type=AS_FILE[form], headers=told)


def _mechanism(edition: EditionSeen) -> Mechanism:
    return read_mechanism(text_seen(edition))
