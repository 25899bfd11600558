"""From a query string to a place, a moment, a situation. The same for pages and API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from obhut.directory.queries.where import Where, where
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.situation import QUESTIONS, Situation
from obhut.kernel.refusals import Fault, Faulty
from obhut.knowledge.queries import InForce, in_force, unknown_key

if TYPE_CHECKING:
    from enum import StrEnum

PLACE = ("land", "ags", "bezirk", "postcode")
SITUATION = tuple(QUESTIONS)
ASKED = (*PLACE, "profession", *SITUATION, "at")
FIRST_YEAR, LAST_YEAR = 2020, 2100
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A whole question, read and found to fit together, and the text that answers it."""

    situation: Situation
    place: Where
    at: datetime
    present: InForce


def read_question(query: Mapping[str, str], *, now: datetime) -> Asked:
    """Place, situation and moment. Raises Faulty with every field that does not fit."""
    faults: list[Fault] = []
    place = collect(faults, lambda: read_place(query))
    at = collect(faults, lambda: read_moment(query.get("at", ""), now=now))
    present = in_force(place, at)
    situation = collect(faults, lambda: read_situation(query, present.mechanism))
    if faults or place is None or at is None or situation is None:
        raise Faulty(tuple(faults))
    return Asked(situation=situation, place=place, at=at, present=present)


def read_place(query: Mapping[str, str]) -> Where:
    """The place that was named, or none. Raises Faulty."""
    return where(**{name: query.get(name, "").strip() for name in PLACE})


def read_situation(query: Mapping[str, str], mechanism: Mechanism) -> Situation:
    """Who asks and what they answered; what was left out stays unanswered. Raises Faulty."""
    faults: list[Fault] = []
    answers: dict[str, StrEnum] = {}
    for question, choices in QUESTIONS.items():
        given = query.get(question, "").strip()
        if given and given not in set(choices):
            faults.append(unknown_key(question, given, tuple(choices)))
        elif given:
            answers[question] = choices(given)
    profession = query.get("profession", "").strip()
    professions = tuple(mechanism.professions)
    if profession not in professions:
        faults.append(unknown_key("profession", profession, professions))
    if faults:
        raise Faulty(tuple(faults))
    return Situation(profession=profession, **answers)  # type: ignore[arg-type]  # each of its own type


def read_moment(given: str, *, now: datetime) -> datetime:
    """An ISO moment; without a zone it is meant on a German clock; nothing means now."""
    if not given.strip():
        return now
    try:
        # A plus sign in a query string arrives as a space: "…T23:30 01:00" meant "…T23:30+01:00".
        moment = datetime.fromisoformat(given.strip().replace(" ", "+") if "T" in given else given)
    except ValueError:
        raise Faulty((_strange_moment(given),)) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Faulty((_strange_moment(given),))
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=GERMANY)


def _strange_moment(given: str) -> Fault:
    shown = given[:40]
    return Fault(
        where="query",
        field="at",
        de=f"„{shown}“ ist kein Zeitpunkt zwischen {FIRST_YEAR} und {LAST_YEAR}. "
        "Richtig wäre zum Beispiel: 2026-11-27T23:30.",
        en=f'"{shown}" is no moment between {FIRST_YEAR} and {LAST_YEAR}. '
        "Right would be, for example: 2026-11-27T23:30.",
    )


def collect(faults: list[Fault], reading: Callable[[], T]) -> T | None:
    """What is read; none where it does not fit, and then why not is among the faults."""
    try:
        return reading()
    except Faulty as refused:
        faults.extend(refused.faults)
        return None
