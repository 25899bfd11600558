"""Which days are worked on, in one place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

SATURDAY = 5


class YearNotKnown(ValueError):
    """A day was asked for whose year no holidays are known of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """The working days of one area: neither Saturday nor Sunday nor public holiday.

    The holidays that count are those of the place where the act is due (§ 193 BGB,
    § 26 (3) SGB X). 24 and 31 December are working days in law, whatever the office does.
    The calendar answers for the years it was built for, and refuses all others: a year without
    holidays would be a wrong answer that looks right.
    """

    area: str
    public_holidays: frozenset[date]
    years: range
    built_with: str
    """What made the list of holidays, with its version: "holidays 0.109"."""
    _working: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.years or self.years.step != 1:
            raise ValueError("A calendar covers a row of years without gaps: range(2025, 2031).")
        if strangers := [day for day in self.public_holidays if not self.knows(day)]:
            raise ValueError(f"{self._scope}, but lists the holiday {min(strangers)}.")
        object.__setattr__(self, "_working", tuple(self._working_ordinals()))

    def knows(self, day: date) -> bool:
        return day.year in self.years

    def is_public_holiday(self, day: date) -> bool:
        self._check_known(day)
        return day in self.public_holidays

    def is_working(self, day: date) -> bool:
        self._check_known(day)
        return day.weekday() < SATURDAY and day not in self.public_holidays

    def next_working(self, day: date) -> date:
        """``day`` itself when it is worked on, else the first one after it."""
        self._check_known(day)
        return self._at(bisect_left(self._working, day.toordinal()))

    def working_days_after(self, day: date, count: int) -> date:
        """The last of ``count`` working days; ``day`` itself is not one of them."""
        self._check_known(day)
        if count < 1:
            raise ValueError(f"Count at least one working day, not {count}.")
        return self._at(bisect_right(self._working, day.toordinal()) + count - 1)

    def _at(self, place: int) -> date:
        if place >= len(self._working):
            raise YearNotKnown(f"{self._scope}, not {self.years[-1] + 1}.")
        return date.fromordinal(self._working[place])

    def _check_known(self, day: date) -> None:
        if not self.knows(day):
            raise YearNotKnown(f"{self._scope}, not {day.year}.")

    @property
    def _scope(self) -> str:
        return f"This calendar ({self.area}) knows {self.years[0]}–{self.years[-1]}"

    def _working_ordinals(self) -> Iterator[int]:
        first, last = date(self.years[0], 1, 1), date(self.years[-1], 12, 31)
        free = {day.toordinal() for day in self.public_holidays}
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            if (ordinal - 1) % 7 < SATURDAY and ordinal not in free:
                yield ordinal
