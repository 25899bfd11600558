"""Mechanisms, desks and cases of all kinds, for the laws of rehearsals; Lummerland where none are given."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from obhut.kernel.concept.nodes import Node
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.situation import Danger, Situation
from obhut.kernel.rehearsal.course import Course, rehearse
from obhut.kernel.rehearsal.practice import Pace, PracticeCase, Silence
from obhut.kernel.rehearsal.stage import Stage
from obhut.kernel.routing.desks import Desk, DeskBook
from obhut.kernel.routing.hours import Always, NotSeen, OpeningHours
from obhut.kernel.routing.places import Place
from tests.build import (
    FRIDAY_NIGHT,
    NIGHT_WATCH,
    NOBODY_ANSWERS,
    OFFICE_HOURS,
    desk,
    function,
    mechanism,
    step,
    term,
)
from tests.kernel.deadlines.bavaria import BAVARIA
from tests.kernel.plan.isle import SITUATIONS, TERM_KEYS, TERMS

HERE = (Place(kreis="09564"),)
MONDAY_NOON = datetime(2026, 11, 30, 11, tzinfo=UTC)
IN_DANGER = Situation(profession="lamplighter", danger=Danger.NOW)
CALM = Situation(profession="lamplighter", danger=Danger.NOT_NOW)
CALLED = ("night-watch", "youth-office", "advice", "court")
"""Functions of the generated mechanisms; ``court`` is chosen for the single child."""
HOURS: tuple[OpeningHours, ...] = (Always(), OFFICE_HOURS, NotSeen())
A_WORKING_DAY = term("a-working-day", {"by": "counted", "length": 1, "unit": "working_day"})


def stage(*desks: Desk, nodes: tuple[Node, ...] = (), of: Mechanism | None = None) -> Stage:
    book = DeskBook(desks)
    return Stage(mechanism=of or mechanism(*nodes), book_for=lambda _asker: book, calendar=BAVARIA)


def case(
    situation: Situation = IN_DANGER,
    *,
    at: datetime = FRIDAY_NIGHT,
    pace: Pace = Pace.AT_ONCE,
    silent: Mapping[str, Silence] | None = None,
) -> PracticeCase:
    return PracticeCase(
        situation=situation, places=HERE, at=at, pace=pace, silent=dict(silent or {})
    )


def played(on: Stage, what: PracticeCase | None = None) -> Course:
    return rehearse(what or case(), on)


def unanswered(to: str | None, after: str) -> dict[str, Any]:
    return NOBODY_ANSWERS | {"to": to, "after": after}


@st.composite
def mechanisms(draw: st.DrawFn) -> Mechanism:
    """Steps that lead anywhere, call anybody, and say or do not say who takes over."""
    keys = [f"s{number}" for number in range(draw(st.integers(2, 6)))]
    after = st.sampled_from([None, "at-once", *TERM_KEYS, "a-working-day"])
    steps = [
        step(
            key,
            moment=draw(st.sampled_from(["now", "next", "later"])),
            bearer=draw(st.sampled_from(["lamplighting", *CALLED])),
            calls=draw(st.lists(st.sampled_from(CALLED), max_size=3, unique=True)),
            terms=draw(st.lists(st.sampled_from(TERM_KEYS), max_size=2, unique=True)),
            leads_to=draw(st.lists(st.sampled_from(keys), max_size=3, unique=True)),
            ends=draw(st.booleans()),
            unanswered=NOBODY_ANSWERS
            | {"to": draw(st.sampled_from([None, *CALLED])), "after": draw(after)},
        )
        for key in keys
    ]
    fallback = draw(st.sampled_from([None, "night-watch", "advice"]))
    return mechanism(
        *TERMS,
        A_WORKING_DAY,
        function("court", level="case", fallback=fallback),
        function("youth-office", fallback=draw(st.sampled_from([None, "night-watch"]))),
        *steps,
    )


@st.composite
def desk_rows(draw: st.DrawFn) -> tuple[Desk, ...]:
    """None, one or two desks for each function, open or not, held or not, one behind the other."""
    found = [NIGHT_WATCH] if draw(st.booleans()) else []
    for key in ("youth-office", "advice"):
        for number in range(draw(st.integers(0, 2))):
            found.append(
                desk(
                    f"{key}-{number}",
                    draw(st.sampled_from(["kreis:09564", "land:DE-BY"])),
                    function=key,
                    hours=draw(st.sampled_from(HOURS)),
                    on_call="watch" if found[:1] == [NIGHT_WATCH] and draw(st.booleans()) else None,
                    held=draw(st.booleans()),
                    holders=draw(st.sampled_from([None, 0, 2])),
                )
            )
    return tuple(found)


SILENCES = st.dictionaries(st.sampled_from(CALLED), st.sampled_from(Silence))
CASES = st.builds(
    case,
    SITUATIONS,
    at=st.integers(0, 4 * 24 * 400).map(lambda n: MONDAY_NOON + n * timedelta(minutes=15)),
    pace=st.sampled_from(Pace),
    silent=SILENCES,
)
STAGES = st.builds(lambda of, rows: stage(*rows, of=of), mechanisms(), desk_rows())
