"""Cases by the thousand: each of them drawn by its number alone.

Nothing here says how often something happens. It is a net, and its meshes are equal: every answer
to every question, every place, every quarter of an hour of a year is as likely as the next.

In three of four cases one desk does not answer, and never more than one: whichever single desk
fails, the case must go on. What is asked for nationwide and around the clock answers, because no
text and no keeper could mend it if 110 did not.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from typing import TypeVar

from obhut.kernel.concept.kinds import Level, Moment
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.situation import Age, Carers, Company, Danger, Missing, Situation
from obhut.kernel.rehearsal.chance import Ring, draw, place_of
from obhut.kernel.rehearsal.practice import Pace, PracticeCase, Silence
from obhut.kernel.routing.places import Place

QUARTER = timedelta(minutes=15)
MOST_ANSWER = 4
"""In one of so many cases everybody answers."""
S = TypeVar("S", bound=StrEnum)


class Drawn(IntEnum):
    """What is drawn, each with a count of its own; a new one is added at the end."""

    PROFESSION = 0
    DANGER = 1
    AGE = 2
    COMPANY = 3
    CARERS = 4
    MISSING = 5
    PLACE = 6
    MOMENT = 7
    EVERYBODY_ANSWERS = 8
    SILENT = 9
    PACE = 10


class Generator:
    """Draws the cases of a mechanism, a row of places and a year."""

    def __init__(
        self, mechanism: Mechanism, *, places: Iterable[Place], year: int, seed: int
    ) -> None:
        self._professions = Ring(mechanism.professions)
        self._may_fail = Ring(_may_fail(mechanism))
        self._places = tuple(places)
        self._first = _new_year(year)
        self._quarters = (_new_year(year + 1) - self._first) // QUARTER
        self._seed = seed

    def case(self, number: int) -> PracticeCase:
        """The case of this number, the same whenever it is asked for."""
        own = draw(self._seed, number)
        drawn = {question: draw(own, question) for question in Drawn}
        place = self._places[place_of(drawn[Drawn.PLACE], len(self._places))]
        after = place_of(drawn[Drawn.MOMENT], self._quarters) * QUARTER
        return PracticeCase(
            situation=self._situation(drawn),
            places=(place,),
            at=self._first + after,
            pace=_one(Pace, drawn[Drawn.PACE]),
            silent=self._silent(drawn),
            number=number,
        )

    def _situation(self, drawn: Mapping[Drawn, int]) -> Situation:
        return Situation(
            profession=self._professions.at(drawn[Drawn.PROFESSION]),
            danger=_one(Danger, drawn[Drawn.DANGER]),
            age=_one(Age, drawn[Drawn.AGE]),
            company=_one(Company, drawn[Drawn.COMPANY]),
            carers=_one(Carers, drawn[Drawn.CARERS]),
            missing=_one(Missing, drawn[Drawn.MISSING]),
        )

    def _silent(self, drawn: Mapping[Drawn, int]) -> dict[str, Silence]:
        if place_of(drawn[Drawn.EVERYBODY_ANSWERS], MOST_ANSWER) == 0:
            return {}
        return {self._may_fail.at(drawn[Drawn.SILENT]): Silence.FIRST}


def _may_fail(mechanism: Mechanism) -> Iterable[str]:
    """Functions that some step needs; not whoever notices, nor the emergency call."""
    steps = [step.facts for step in mechanism.steps.values()]
    needed = dict.fromkeys(
        key for step in steps for key in (step.bearer, *step.calls, step.unanswered.to) if key
    )
    at_hand = {step.bearer for step in steps if step.moment is Moment.NOW}
    for key in needed:
        function = mechanism.functions[key].facts
        nationwide = function.level is Level.FEDERATION and function.around_the_clock
        if key not in at_hand and not nationwide:
            yield key


def _one(choices: type[S], drawn: int) -> S:
    every = tuple(choices)
    return every[place_of(drawn, len(every))]


def _new_year(year: int) -> datetime:
    return datetime.combine(date(year, 1, 1), time.min, tzinfo=GERMANY).astimezone(UTC)
