"""A redline between any two editions: as a page, as PDF and as a Word file with tracked changes."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from obhut.concepts.queries.editions import EditionSeen
from obhut.web.editions.choosing import read_choice
from obhut.web.editions.lines import edition_line
from obhut.web.editions.paging import paged
from obhut.web.editions.papers import TEMPLATES, redline_paper
from obhut.web.editions.redline import change_counts, change_lines, differences, weight_of
from obhut.web.editions.seeing import for_this_reader, seen_by
from obhut.web.papers.answering import document


@require_safe
def choose(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """From the form to the lasting address of the redline."""
    other, earlier = read_choice(request.GET.get("with", ""))
    after, before = seen_by(request, concept, number), seen_by(request, other, earlier)
    return redirect(
        "editions:show_redline", after.concept, after.number, before.concept, before.number
    )


@require_safe
def show_redline(request: HttpRequest, **which: Any) -> HttpResponse:
    after, before = _sides(request, **which)
    found = differences(before, after)
    page = paged(request, found, weight_of)
    told = {
        "edition": edition_line(after),
        "before": edition_line(before),
        "counts": change_counts(found),
        "all": len(found),
        "page": page,
        "changes": change_lines(page.shown, before, after),
    }
    return for_this_reader(request, render(request, "editions/redline.html", told))


@require_safe
def take_redline(request: HttpRequest, form: str, **which: Any) -> HttpResponse:
    if form not in TEMPLATES:
        raise Http404
    after, before = _sides(request, **which)
    page = reverse("editions:show_redline", kwargs=which)
    made = partial(
        redline_paper,
        before,
        after,
        form,
        today=timezone.localdate(),
        address=request.build_absolute_uri(page),
    )
    name = f"obhut-{after.concept}-{after.number}-{before.concept}-{before.number}.{form}"
    return for_this_reader(request, document(request, made, name=name))


def _sides(
    request: HttpRequest, *, concept: str, number: int, other: str, earlier: int
) -> tuple[EditionSeen, EditionSeen]:
    """The edition of the address, and the one it is laid beside."""
    return seen_by(request, concept, number), seen_by(request, other, earlier)
