"""Rehearsals for whoever reads or keeps an area: one made-up case, or a net of thousands."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from obhut.concepts.actions.rehearsing import ask_for_net, may_ask
from obhut.concepts.queries.editions import EditionSeen
from obhut.directory.policies import READERS
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.finder.words import in_english, said
from obhut.web.rehearsals import asking, forms, words
from obhut.web.rehearsals.course_page import course_page
from obhut.web.rehearsals.net_page import net_lines, net_page, other_asked
from obhut.web.requests import actor


@require_safe
@for_keepers(*READERS)
def rehearse(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """One case: the form, and its course once everything is said. The address holds all of it."""
    edition = asking.edition_asked(request, concept, number)
    query = {name: str(value) for name, value in request.GET.items()}
    told = _told(edition, "rehearse") | {"page": None}
    if "profession" in query or "number" in query:
        try:
            asked = asking.case_asked(edition, query, now=timezone.now())
            told["page"], query = course_page(edition, asked), forms.query_of(asked)
        except Faulty as refused:
            told["reasons"] = _reasons(refused)
    told |= forms.form_of(edition, query, now=timezone.now())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if "reasons" in told else HTTPStatus.OK
    return render(request, "rehearsals/rehearse.html", told, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*READERS)
def list_nets(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """The nets that were cast, and the form to have one more."""
    edition = asking.edition_asked(request, concept, number)
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            net = _asked_for(request, concept, number)
            return redirect("rehearsals:show_net", concept, number, net)
        except Faulty as refused:
            reasons = _reasons(refused)
    told = _told(edition, "nets") | _nets(actor(request), edition) | {"reasons": reasons}
    told |= forms.net_form(edition, request.POST, year=day_of(timezone.now()).year)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if reasons else HTTPStatus.OK
    return render(request, "rehearsals/nets.html", told, status=status)


@require_safe
@for_keepers(*READERS)
def show_net(request: HttpRequest, concept: str, number: int, net: UUID) -> HttpResponse:
    """What was caught; beside another net of the same cases where one is named."""
    edition = asking.edition_asked(request, concept, number)
    seen = asking.net_asked(request, edition, net)
    other = other_asked(actor(request), seen, request.GET)
    page = net_page(actor(request), seen, other)
    return render(request, "rehearsals/net.html", _told(edition, "nets") | {"page": page})


def _told(edition: EditionSeen, here: str) -> dict[str, object]:
    state = words.STATES[edition.state]
    title = said(edition.title)
    return {"edition": edition, "edition_title": title, "state": state, "here": here}


def _nets(by: Actor, edition: EditionSeen) -> dict[str, object]:
    return {"lines": net_lines(by, edition), "may_cast": may_ask(by)}


def _asked_for(request: HttpRequest, concept: str, number: int) -> UUID:
    edition = asking.edition_asked(request, concept, number)
    at = timezone.now()
    given = {name: str(value) for name, value in request.POST.items()}
    return ask_for_net(
        edition,
        land=asking.land_asked(edition, given),
        seed=asking.whole(given, "seed", asking.SEED, 0, asking.LARGEST),
        count=asking.whole(given, "count", asking.COUNT, 1, asking.COUNT),
        year=asking.read_year(given, otherwise=day_of(at).year),
        by=actor(request),
        at=at,
    )


def _reasons(refused: Faulty) -> tuple[str, ...]:
    return tuple(fault.en if in_english() else fault.de for fault in refused.faults)
