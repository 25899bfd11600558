"""From a suspicion to the plan, and from a function to its desk."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from obhut.directory.queries.where import Where
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.plan import Plan
from obhut.kernel.refusals import Fault, Faulty
from obhut.knowledge.actions import note_gaps
from obhut.knowledge.queries import in_force, plan_for, unknown_key, who_answers
from obhut.web.finder import questions, words
from obhut.web.finder.answers import answers
from obhut.web.finder.asking import ASKED, Asked, read_moment, read_place, read_question
from obhut.web.finder.call_lines import CallLine, call_lines
from obhut.web.finder.plan_page import later_page, plan_page
from obhut.web.speaking import speaks_from

PAGES = {
    "place": "finder/place.html",
    "kreis": "finder/kreis.html",
    "bezirk": "finder/bezirk.html",
    "profession": "finder/profession.html",
    "situation": "finder/situation.html",
}


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The next open question; the plan when none is left."""
    query = _asked(request)
    place, faults = _place(query)
    page = questions.asked_again(request.GET.get("ask", "")) or questions.next_question(
        query, place
    )
    if not page:
        return redirect(f"{reverse('finder:show_plan')}?{request.GET.urlencode()}")
    return _question(request, page, query, place, faults)


def _asks_again(
    view: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """An outdated bookmark or a broken link: the question whose answer does not fit, all others kept."""

    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except Faulty as refused:
            page = questions.page_of(refused.faults[0].field)
            if not page:
                raise
            query = _asked(request)
            faults = tuple(each for each in refused.faults if questions.page_of(each.field) == page)
            return _question(request, page, query, _place(query)[0], faults)

    return answered


@require_safe
@_asks_again
def show_plan(request: HttpRequest) -> HttpResponse:
    """The ordered plan. The address holds every answer, so it can be kept and sent."""
    now = timezone.now().replace(second=0, microsecond=0)
    asked, plan, told = _planned(request, now)
    note_gaps(plan.calls, place=asked.place, at=now)
    told |= {
        "plan": plan_page(plan, asked.present.mechanism),
        "asked": asked,
        "answers": answers(_asked(request), asked),
        "place": questions.place_in_words(asked.place),
        "is_now": asked.at == now,
    }
    return render(request, "finder/plan.html", told)


@require_safe
@_asks_again
def show_later_steps(request: HttpRequest) -> HttpResponse:
    """What others do afterwards, for the same answers."""
    asked, plan, told = _planned(request, timezone.now())
    told |= {"later": later_page(plan, asked.present.mechanism)}
    return render(request, "finder/later.html", told)


@require_safe
def desks(request: HttpRequest) -> HttpResponse:
    """Who staffs a function at a place; the form stays on the page."""
    query = _narrowed(request) | {"function": request.GET.get("function", "")}
    place, faults = _place(query)
    if place and place.land:
        query["land"] = place.land
    at = read_moment(query.get("at", ""), now=timezone.now())
    mechanism = speaks_from(request, in_force(place, at)).mechanism
    faults = (*faults, *_unknown_function(query["function"], mechanism))
    found = None if faults else _answering(query["function"], place, mechanism, at)
    told: dict[str, object] = {"query": query, "reasons": _reasons(faults), "found": found}
    told |= {"functions": questions.functions(query, mechanism)}
    told |= {"laender": questions.laender(query), "kreise": questions.kreise(query, place)}
    told |= {"bezirke": questions.bezirke(place) if place else ()}
    return render(request, "finder/desks.html", told, status=_status(faults))


def _question(
    request: HttpRequest,
    page: str,
    query: dict[str, str],
    place: Where | None,
    faults: tuple[Fault, ...],
) -> HttpResponse:
    """One of the questions, with what did not fit in the answers to it."""
    told: dict[str, object] = {"page": page, "query": query, "place": place}
    told |= {"reasons": _reasons(faults), "kept": questions.kept(query, page)}
    return render(request, PAGES[page], told | _choices(query, place), status=_status(faults))


def _status(faults: tuple[Fault, ...]) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK


def _unknown_function(given: str, mechanism: Mechanism) -> tuple[Fault, ...]:
    """None where it was not chosen yet."""
    known = tuple(mechanism.functions)
    return () if not given or given in known else (unknown_key("function", given, known),)


def _narrowed(request: HttpRequest) -> dict[str, str]:
    """The form offers the Kreise and Bezirke of one Land. Whoever chooses another has chosen none of them."""
    query = _asked(request)
    offered_for = request.GET.get("offered_for", "")
    if not offered_for or offered_for == query.get("land", ""):
        return query
    return {name: value for name, value in query.items() if name not in ("ags", "bezirk")}


def _answering(
    function: str, place: Where | None, mechanism: Mechanism, at: datetime
) -> CallLine | None:
    """Who answers for a function; None where none was chosen yet."""
    if not function or place is None:
        return None
    call = who_answers(function, place=place, at=at)
    note_gaps((call,), place=place, at=timezone.now())
    return call_lines((call,), mechanism, today=day_of(at))[0]


def _planned(request: HttpRequest, now: datetime) -> tuple[Asked, Plan, dict[str, object]]:
    """The question, its plan, and what every page of a plan says of its moment and edition."""
    asked = read_question(_asked(request), now=now)
    plan = plan_for(asked.situation, place=asked.place, at=asked.at)
    present = speaks_from(request, asked.present)
    told: dict[str, object] = {"edition": present.edition}
    told |= {"moment": words.moment_in_words(asked.at), "same": request.GET.urlencode()}
    return asked, plan, told


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.GET.items() if name in ASKED}


def _place(query: dict[str, str]) -> tuple[Where | None, tuple[Fault, ...]]:
    try:
        return read_place(query), ()
    except Faulty as refused:
        return None, refused.faults


def _reasons(faults: tuple[Fault, ...]) -> list[str]:
    return list(dict.fromkeys(words.fault_in_words(fault) for fault in faults))


def _choices(query: dict[str, str], place: Where | None) -> dict[str, object]:
    return {
        "laender": questions.laender(query),
        "kreise": questions.kreise(query, place),
        "bezirke": questions.bezirke(place) if place else (),
        "professions": questions.professions(query, in_force(place).mechanism),
        "situation": questions.situation_questions(query),
        "knows_postcodes": questions.knows_postcodes(),
    }
