"""Situations, mechanisms and answers of all kinds, for the laws of the plan."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.plan import Plan, make_plan
from obhut.kernel.plan.situation import QUESTIONS, Age, Carers, Company, Danger, Missing, Situation
from obhut.kernel.routing.answers import Answer, Unknown
from obhut.kernel.routing.answers import Missing as WhyNobody
from obhut.kernel.routing.desks import Desk, DeskBook
from obhut.kernel.routing.places import Place
from obhut.kernel.routing.responsible import responsible
from tests.build import FRIDAY_NIGHT, NIGHT_WATCH, desk, event, mechanism, step, term
from tests.kernel.deadlines.bavaria import BAVARIA

NOBODY = Unknown(reason=WhyNobody.NO_DESK)
FUNCTIONS = ("night-watch", "youth-office", "advice")
EVENTS = {
    "danger": ("danger", "now"),
    "missing": ("missing", "yes"),
    "age_doubt": ("age", "doubtful"),
    "turning_18": ("age", "turning_18_soon"),
    "distribution": ("company", "unaccompanied_foreign"),
}
TERMS = (
    term("three-days", {"by": "counted", "length": 3, "unit": "working_day"}),
    term("a-day", {"by": "counted", "length": 24, "unit": "hour"}),
    term("next-day", {"by": "end_of_next_day"}),
    term("swiftly", {"by": "without_number", "wording": "swift"}),
    term("half-a-century", {"by": "counted", "length": 50, "unit": "year"}),
    term("of-age", {"by": "until_age", "years": 18}),
)
TERM_KEYS = tuple(each.key for each in TERMS)

SITUATIONS = st.builds(
    Situation,
    profession=st.just("lamplighter"),
    danger=st.sampled_from(Danger),
    age=st.sampled_from(Age),
    company=st.sampled_from(Company),
    carers=st.sampled_from(Carers),
    missing=st.sampled_from(Missing),
)


def _here(*desks: Desk) -> Answer:
    here, book = Place(kreis="09564"), DeskBook(desks)
    return responsible(here, "youth-office", FRIDAY_NIGHT, desks=book, calendar=BAVARIA)


OPEN, CLOSED = (
    _here(desk("open", "kreis:09564", hours=NIGHT_WATCH.hours)),
    _here(desk("closed", "kreis:09564")),
)
ANSWERS = st.fixed_dictionaries(dict.fromkeys(FUNCTIONS, st.sampled_from([OPEN, CLOSED, NOBODY])))


@st.composite
def conditions(draw: st.DrawFn) -> list[dict[str, Any]]:
    questions = draw(st.lists(st.sampled_from(sorted(QUESTIONS)), max_size=2, unique=True))
    return [
        {
            "question": question,
            "answers": draw(
                st.lists(
                    st.sampled_from([str(each) for each in QUESTIONS[question]]),
                    min_size=1,
                    max_size=2,
                    unique=True,
                )
            ),
        }
        for question in questions
    ]


@st.composite
def mechanisms(draw: st.DrawFn) -> Mechanism:
    """Steps in any order and on any condition; each of the five events brings some of them."""
    keys = [f"s{number}" for number in range(draw(st.integers(2, 5)))]
    some = st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True)
    steps = [
        step(
            key,
            moment=draw(st.sampled_from(["now", "next", "later"])),
            when=draw(conditions()),
            calls=draw(st.lists(st.sampled_from(FUNCTIONS), max_size=3, unique=True)),
            terms=draw(st.lists(st.sampled_from(TERM_KEYS), max_size=2, unique=True)),
            tells_carers=draw(st.sampled_from([None, None, True])),
            ends=True,
        )
        for key in keys
    ]
    return mechanism(
        *TERMS, *steps, *(event(kind, *said, *draw(some)) for kind, said in EVENTS.items())
    )


def always_open(function: str) -> Answer:
    return OPEN


def planned(
    situation: Situation,
    of: Mechanism | None = None,
    *,
    ask: Callable[[str], Answer] = always_open,
    at: datetime = FRIDAY_NIGHT,
) -> Plan:
    """The plan on Friday night, in Lummerland where no other mechanism is given."""
    return make_plan(situation, mechanism=of or mechanism(), ask=ask, calendar=BAVARIA, at=at)
