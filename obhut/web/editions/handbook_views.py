"""The handbook of any edition as pages, PDF and Word file, and its cards."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.editions import EditionSeen, text_seen
from obhut.web.editions.handbooks import handbook_of, has_handbook
from obhut.web.editions.lines import edition_line
from obhut.web.editions.paging import paged
from obhut.web.editions.papers import TEMPLATES, card_of_edition, handbook_of_edition
from obhut.web.editions.seeing import for_this_reader, seen_by
from obhut.web.editions.sheets import continued, parts_of, sheet_lines, weight_of_part
from obhut.web.papers.answering import document
from obhut.web.papers.handbook.in_blocks import chapter_blocks, chapters_in


@require_safe
def show_handbook(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """What the handbook holds, chapter by chapter, and the ways to take it along."""
    edition = _with_handbook(request, concept, number)
    handbook = handbook_of(edition)
    told = {
        "edition": edition_line(edition),
        "title": handbook.title,
        "chapters": chapters_in(handbook).items(),
    }
    return for_this_reader(request, render(request, "editions/handbook.html", told))


@require_safe
def show_handbook_chapter(
    request: HttpRequest, concept: str, number: int, chapter: str
) -> HttpResponse:
    edition = _with_handbook(request, concept, number)
    handbook = handbook_of(edition)
    chapters = chapters_in(handbook)
    if chapter not in chapters:
        raise Http404
    parts = parts_of(chapter_blocks(chapter, handbook, today=timezone.localdate()))
    page = paged(request, parts, weight_of_part)
    told = {
        "edition": edition_line(edition),
        "title": handbook.title,
        "chapter": chapters[chapter],
        "page": page,
        "lines": sheet_lines(continued(page.shown, parts)),
    }
    return for_this_reader(request, render(request, "editions/handbook_chapter.html", told))


@require_safe
def take_handbook(request: HttpRequest, concept: str, number: int, form: str) -> HttpResponse:
    if form not in TEMPLATES:
        raise Http404
    edition = _with_handbook(request, concept, number)
    page = reverse("editions:show_handbook", args=[concept, number])
    made = partial(
        handbook_of_edition,
        edition,
        form,
        today=timezone.localdate(),
        address=request.build_absolute_uri(page),
    )
    name = f"obhut-{edition.concept}-{edition.number}-handbook.{form}"
    return for_this_reader(request, document(request, made, name=name))


@require_safe
def take_card(request: HttpRequest, concept: str, number: int, card: str) -> HttpResponse:
    edition = seen_by(request, concept, number)
    if card not in {node.key for node in text_seen(edition).of_kind("card")}:
        raise Http404
    page = reverse("editions:show_node", args=[concept, number, card])
    made = partial(
        card_of_edition,
        card,
        edition,
        today=timezone.localdate(),
        address=request.build_absolute_uri(page),
    )
    name = f"obhut-{edition.concept}-{edition.number}-{card}.pdf"
    return for_this_reader(request, document(request, made, name=name))


def _with_handbook(request: HttpRequest, concept: str, number: int) -> EditionSeen:
    edition = seen_by(request, concept, number)
    if not has_handbook(edition):
        raise NoSuchEdition("This text says no steps, so it has no handbook.")
    return edition
