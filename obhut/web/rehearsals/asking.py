"""From an address to the case that is played: made up by hand, or drawn by seed and number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.editions import EditionSeen, edition_for
from obhut.concepts.queries.rehearsals import (
    NetSeen,
    generator_of,
    mechanism_seen,
    net_for,
    places_of,
)
from obhut.kernel.deadlines.days import GERMANY, day_of
from obhut.kernel.plan.situation import QUESTIONS, Situation
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.rehearsal.practice import Pace, PracticeCase, Silence
from obhut.kernel.routing.places import Level, Place
from obhut.knowledge.queries import unknown_key
from obhut.web.finder.asking import FIRST_YEAR, LAST_YEAR, read_moment
from obhut.web.requests import actor

SEED, COUNT = 1, 10_000
LARGEST = 2_147_483_647
SILENT = "silent-"
"""Before the key of a function: how much of it does not answer."""
Answer = TypeVar("Answer")
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The case, the Land it is played in, and the seed it was drawn by."""

    case: PracticeCase
    land: str
    place: str
    """Its name among the places of the Land."""
    year: int
    seed: int | None = None


def edition_asked(request: HttpRequest, concept: str, number: int) -> EditionSeen:
    """Raises Http404 where there is none, or none this actor may know of."""
    try:
        return edition_for(actor(request), concept, number)
    except NoSuchEdition as refused:
        raise Http404(str(refused)) from refused


def net_asked(request: HttpRequest, edition: EditionSeen, net: UUID) -> NetSeen:
    """A net over this edition. Raises Http404."""
    try:
        found = net_for(actor(request), net)
    except NoSuchEdition as refused:
        raise Http404(str(refused)) from refused
    if found.edition.id != edition.id:
        raise Http404
    return found


def land_asked(edition: EditionSeen, query: Mapping[str, str]) -> str:
    """The Land that was named; of an edition that holds for one Land, that one."""
    level, key = edition.area
    if level is Level.FEDERATION:
        return query.get("land", "").strip()
    if level is Level.LAND:
        return key
    return Place(kreis=key).land or "" if level is Level.KREIS else key[:5]


def case_asked(edition: EditionSeen, query: Mapping[str, str], *, now: datetime) -> Asked:
    """The case that is meant. Raises Faulty with everything that does not fit."""
    land = land_asked(edition, query)
    if "number" in query:
        year = read_year(query, otherwise=day_of(now).year)
        seed = whole(query, "seed", SEED, 0, LARGEST)
        number = whole(query, "number", 0, 0, LARGEST)
        drawn = generator_of(edition, land=land, year=year, seed=seed).case(number)
        places = places_of(edition, land)
        name = next(name for name, place in places.items() if (place,) == drawn.places)
        return Asked(case=drawn, land=land, place=name, year=year, seed=seed)
    return _made_up(edition, land, query, now=now)


def read_year(query: Mapping[str, str], *, otherwise: int) -> int:
    return whole(query, "year", otherwise, FIRST_YEAR, LAST_YEAR)


def whole(query: Mapping[str, str], field: str, otherwise: int, least: int, most: int) -> int:
    """A whole number between two others. Raises Faulty."""
    given = query.get(field, "").strip()
    if not given:
        return otherwise
    if given.isascii() and given.isdigit() and len(given) < len(str(most)) + 1:
        number = int(given)
        if least <= number <= most:
            return number
    raise Faulty((_no_number(field, least, most),))


def _made_up(edition: EditionSeen, land: str, query: Mapping[str, str], *, now: datetime) -> Asked:
    faults: list[Fault] = []
    name = query.get("place", "").strip()
    place = _collect(faults, lambda: _place(places_of(edition, land), name))
    at = _collect(faults, lambda: read_moment(query.get("at", ""), now=now))
    situation = _collect(faults, lambda: _situation(edition, query))
    pace = _collect(faults, lambda: _choice("pace", query.get("pace", ""), Pace) or Pace.AT_ONCE)
    silent = _collect(faults, lambda: _silent(edition, query))
    if place is None or at is None or situation is None or pace is None or silent is None:
        raise Faulty(tuple(faults))
    # What is typed is a German clock; what is reckoned with is UTC.
    case = PracticeCase(
        situation=situation, places=(place,), at=at.astimezone(UTC), pace=pace, silent=silent
    )
    return Asked(case=case, land=land, place=name, year=at.astimezone(GERMANY).year)


def _place(places: Mapping[str, Place], name: str) -> Place:
    if name not in places:
        raise Faulty((unknown_key("place", name, tuple(places)),))
    return places[name]


def _situation(edition: EditionSeen, query: Mapping[str, str]) -> Situation:
    """Who notices and what they answer; what is left out stays unanswered."""
    faults: list[Fault] = []
    answers: dict[str, StrEnum] = {}
    for question, choices in QUESTIONS.items():
        given = query.get(question, "").strip()
        chosen = _collect(faults, partial(_choice, question, given, choices))
        if chosen is not None:
            answers[question] = chosen
    profession = query.get("profession", "").strip()
    known = tuple(mechanism_seen(edition).professions)
    if profession not in known:
        faults.append(unknown_key("profession", profession, known))
    if faults:
        raise Faulty(tuple(faults))
    return Situation(profession=profession, **answers)  # type: ignore[arg-type]  # each of its own type


def _silent(edition: EditionSeen, query: Mapping[str, str]) -> dict[str, Silence]:
    faults: list[Fault] = []
    found: dict[str, Silence] = {}
    functions = mechanism_seen(edition).functions
    for field, given in query.items():
        function = field.removeprefix(SILENT)
        if function == field or not given:
            continue
        silence = _collect(faults, partial(_choice, field, given, Silence))
        if function not in functions:
            faults.append(unknown_key("silent", function, tuple(functions)))
        elif silence is not None:
            found[function] = silence
    if faults:
        raise Faulty(tuple(faults))
    return found


def _choice(field: str, given: str, choices: type[Word]) -> Word | None:
    """None where nothing was said. Raises Faulty for what cannot be chosen."""
    if not given:
        return None
    if given not in set(choices):
        raise Faulty((unknown_key(field, given, tuple(choices)),))
    return choices(given)


def _no_number(field: str, least: int, most: int) -> Fault:
    return Fault(
        where="query",
        field=field,
        de=f"Erwartet wird eine ganze Zahl von {least} bis {most}.",
        en=f"A whole number from {least} to {most} is expected.",
    )


def _collect(faults: list[Fault], reading: Callable[[], Answer]) -> Answer | None:
    try:
        return reading()
    except Faulty as refused:
        faults.extend(refused.faults)
        return None
