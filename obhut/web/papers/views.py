"""Paper: the plan, a profession card, the handbook of a Land, and the way back from paper."""

from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from obhut.directory.queries.places import districts
from obhut.kernel.deadlines.days import day_of
from obhut.knowledge.queries import plan_for
from obhut.web.finder.answers import answers
from obhut.web.finder.asking import ASKED, read_question
from obhut.web.finder.questions import place_in_words
from obhut.web.papers.answering import document
from obhut.web.papers.codes import check_own_page, code_of
from obhut.web.papers.foot import card_path, file_name
from obhut.web.papers.handbook.chapters import (
    chapter_lines,
    handbook_title,
    land_file,
    land_lines,
    text_of_land,
)
from obhut.web.papers.handbook.of_land import cooperation
from obhut.web.papers.making import card_pdf, handbook_pdf
from obhut.web.papers.plan_paper import plan_paper
from obhut.web.papers.press import URGENT
from obhut.web.speaking import address_from, speaks_from, spoken_for


@require_safe
def print_plan(request: HttpRequest) -> HttpResponse:
    """The plan for the same answers as PDF. It is made anew each time and kept nowhere."""
    query = {name: str(value) for name, value in request.GET.items() if name in ASKED}
    asked = read_question(query, now=timezone.now())
    wanted = plan_paper(
        plan_for(asked.situation, place=asked.place, at=asked.at),
        asked.present,
        answers(query, asked),
        place=place_in_words(asked.place),
        address=_page_of_plan(request, query),
    )
    return document(
        request, lambda: URGENT.set(wanted), name=file_name("plan", day=day_of(asked.at))
    )


@require_safe
def print_card(request: HttpRequest, card: str) -> HttpResponse:
    present = spoken_for(request)
    if card not in present.mechanism.cards:
        raise Http404
    today = timezone.localdate()
    address = request.build_absolute_uri(address_from(card_path(card), present.edition.area))
    name = file_name(card, day=today)
    made = partial(card_pdf, card, present, today=today, address=address)
    return document(request, made, name=name)


@require_safe
def show_handbooks(request: HttpRequest) -> HttpResponse:
    return render(request, "papers/handbooks.html", {"laender": land_lines()})


@require_safe
def show_handbook(request: HttpRequest, land: str) -> HttpResponse:
    """What the handbook holds, and the way to it."""
    _check_land(land)
    speaks_from(request, text_of_land(land))
    told: dict[str, object] = {"land": land, "title": handbook_title(land)}
    told |= {"cooperation": cooperation(land_file(land)), "chapters": chapter_lines()}
    return render(request, "papers/handbook.html", told)


@require_safe
def print_handbook(request: HttpRequest, land: str) -> HttpResponse:
    _check_land(land)
    today = timezone.localdate()
    address = request.build_absolute_uri(reverse("papers:show_handbook", args=[land]))
    name = file_name("handbook", land, day=today)
    return document(request, lambda: handbook_pdf(land, today=today, address=address), name=name)


@require_safe
def show_code(request: HttpRequest) -> HttpResponse:
    """A QR code that leads to a page of ours, and to no other."""
    path = request.GET.get("for", "")
    check_own_page(path)
    return HttpResponse(code_of(request.build_absolute_uri(path)), content_type="image/svg+xml")


def _page_of_plan(request: HttpRequest, query: dict[str, str]) -> str:
    path = f"{reverse('finder:show_plan')}?{urlencode(query)}"
    return request.build_absolute_uri(path)


def _check_land(land: str) -> None:
    """Raises Http404 where there is no such Land."""
    if land not in districts().laender:
        raise Http404
