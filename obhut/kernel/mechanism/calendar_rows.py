"""The rows of the calendars of public holidays, as content writes them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from obhut.kernel.concept.texts import Evidence, Fact, Line, Review, Text, Whole
from obhut.kernel.mechanism.row_words import Day, Kreis, Land


class LibraryRow(Fact):
    """Where the package ``holidays`` keeps a day."""

    subdivision: Line
    category: Line


class LibraryInUse(Fact):
    name: Line
    version: Line
    country: Line
    category: Line


class LocalDayRow(Fact):
    """A holiday that only parts of a Land keep."""

    name: Text
    day: Line
    kreise: list[Kreis] = []
    scope: Literal["kreis", "gemeinden"]
    library: LibraryRow
    note: Text


class CalendarRow(Fact):
    land: Land
    subdivision: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    local_days: list[LocalDayRow] = []


class Calendars(Fact):
    """content/directory/calendars.yaml"""

    version: Whole
    as_of: Day
    library: LibraryInUse
    evidence: Evidence
    review: Review
    calendars: list[CalendarRow] = Field(min_length=16, max_length=16)
    """Those of the sixteen Länder. A Land of an example keeps the days that all of them share."""
