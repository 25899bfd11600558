"""How a time rule counts, as content writes it. One small shape per way of counting."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from obhut.kernel.concept.texts import Fact, Whole

Length = Annotated[Whole, Field(ge=1, le=1000)]


class CountedUnit(StrEnum):
    HOUR = "hour"
    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class CountedFact(Fact):
    by: Literal["counted"]
    length: Length
    unit: CountedUnit


class EndOfNextDayFact(Fact):
    by: Literal["end_of_next_day"]


class WithoutNumberFact(Fact):
    """The law names no number: this never becomes a date."""

    by: Literal["without_number"]
    wording: Literal["without_undue_delay", "at_once", "timely", "swift", "as_soon_as_possible"]


class AtLeastFact(Fact):
    by: Literal["at_least"]
    length: Length
    unit: CountedUnit


class LastsFact(Fact):
    """Holds for so long and then no more: a permit."""

    by: Literal["lasts"]
    length: Length
    unit: CountedUnit


class UntilAgeFact(Fact):
    """To be done before this birthday, or a state that rests until it."""

    by: Literal["until_age"]
    years: Length


class AfterAgeFact(Fact):
    by: Literal["after_age"]
    age: Length
    years: Annotated[Whole, Field(ge=0, le=1000)]


class RhythmFact(Fact):
    by: Literal["rhythm"]
    length: Length
    unit: CountedUnit


class NotOlderThanFact(Fact):
    by: Literal["not_older_than"]
    length: Length
    unit: CountedUnit


Counting = Annotated[
    CountedFact
    | EndOfNextDayFact
    | WithoutNumberFact
    | AtLeastFact
    | LastsFact
    | UntilAgeFact
    | AfterAgeFact
    | RhythmFact
    | NotOlderThanFact,
    Field(discriminator="by"),
]
