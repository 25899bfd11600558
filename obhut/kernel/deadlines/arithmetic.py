"""From the day something happened to the day an answer is due – or to "there is no such day".

The day of the event itself does not count (§ 187 (1) BGB). What must be done by a day on which
nobody works may be done on the next working day (§ 193 BGB, § 26 (3) SGB X). That grace is for
the one who must act; it neither shortens what is granted nor lengthens what is suffered.
"""

import calendar as months
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from obhut.kernel.deadlines.calendars import WorkingCalendar
from obhut.kernel.deadlines.days import day_of, end_of, hours_later
from obhut.kernel.deadlines.terms import (
    AfterAge,
    AtLeast,
    Counted,
    EndOfNextDay,
    Lasts,
    Measured,
    NotOlderThan,
    Rhythm,
    Term,
    Unit,
    UntilAge,
    WithoutNumber,
    Wording,
)

FEBRUARY, LEAP_DAY = 2, 29


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Must be done on this day at the latest: before ``until``, a moment in UTC."""

    day: date
    until: datetime
    moved_from: date | None = None
    """The free day on which it would have ended, had it not moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDueDay:
    """The source gives no number. Do it as the wording says; we remind, we set no end."""

    wording: Wording
    remind_on: date | None = None
    remind_at: datetime | None = None
    """Only where the reminder is counted in hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBefore:
    """The day is covered to its last minute. Nothing may end before it is over."""

    day: date

    @property
    def free_from(self) -> date:
        return self.day + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expires:
    """Holds through this day; from ``until`` on, a moment in UTC, it does not."""

    day: date
    until: datetime


Outcome = Due | NoDueDay | NotBefore | Expires


def due(term: Term, *, begun_at: datetime, calendar: WorkingCalendar) -> Outcome:
    """What follows from any term, hours included, for something that began at a moment."""
    if isinstance(term, Measured) and term.unit is Unit.HOUR:
        return _after_hours(term, begun_at)
    reminder = term.remind_after if isinstance(term, WithoutNumber) else None
    if isinstance(term, WithoutNumber) and reminder and reminder.unit is Unit.HOUR:
        return NoDueDay(wording=term.wording, remind_at=hours_later(begun_at, reminder.length))
    return due_on(term, begun_on=day_of(begun_at), calendar=calendar)


def due_on(  # noqa: PLR0911 (one way of counting, one answer)
    term: Term, *, begun_on: date, calendar: WorkingCalendar
) -> Outcome:
    """What follows from a term that began on a day. An age begins on the day of birth."""
    if isinstance(begun_on, datetime):
        raise TypeError(f"{begun_on} is a moment, not a day: ask due, or take its day_of.")
    match term:
        case Counted() | Rhythm():
            return _due(_last_day(term, begun_on, calendar), calendar)
        case EndOfNextDay():
            return _due_without_grace(begun_on + timedelta(days=1))
        case WithoutNumber():
            return _no_due_day(term, begun_on, calendar)
        case AtLeast():
            # Nobody must act on a floor's last day, so § 193 BGB has nothing to move.
            return NotBefore(day=_last_day(term, begun_on, calendar))
        case Lasts() | NotOlderThan():
            # A weekend does not keep a permit alive or a request fresh.
            last = _last_day(term, begun_on, calendar)
            return Expires(day=last, until=end_of(last))
        case UntilAge(years=years):
            # To be under age is a fact of that day, not a period for acting: no grace.
            return _due_without_grace(birthday(begun_on, years) - timedelta(days=1))
        case AfterAge(age=age, years=years):
            free_from = _months_later(birthday(begun_on, age), 12 * years)
            return NotBefore(day=free_from - timedelta(days=1))


def due_at(term: Counted | EndOfNextDay, *, begun_at: datetime) -> Due:
    """The end of what needs no calendar: hours, and the end of the following day."""
    match term:
        case EndOfNextDay():
            return _due_without_grace(day_of(begun_at) + timedelta(days=1))
        case Counted(length=length, unit=Unit.HOUR):
            until = hours_later(begun_at, length)
            return Due(day=day_of(until), until=until)
        case Counted(unit=unit):
            raise ValueError(f"A term in {unit}s needs a calendar: ask due or due_on.")


def rounds(
    term: Rhythm, *, begun_on: date, calendar: WorkingCalendar, count: int
) -> tuple[Due, ...]:
    """The first ``count`` days of a rhythm, each counted from the beginning.

    So a weekend or a short month shifts one of them and not all that follow.
    """
    return tuple(
        _due(_last_day(term, begun_on, calendar, times=turn), calendar)
        for turn in range(1, count + 1)
    )


def birthday(born_on: date, years: int) -> date:
    """The day with whose beginning somebody reaches an age (§ 187 (2) sentence 2 BGB).

    The day of birth counts, so a year of life is complete when the day before the birthday is
    over (§ 188 (2) BGB). Who was born on 29 February completes it with the end of 28 February
    and, in a year without a 29th, is a year older from 1 March on.
    """
    year = born_on.year + years
    if (born_on.month, born_on.day) == (FEBRUARY, LEAP_DAY) and not months.isleap(year):
        return date(year, FEBRUARY + 1, 1)
    return born_on.replace(year=year)


def _last_day(term: Measured, begun_on: date, calendar: WorkingCalendar, times: int = 1) -> date:
    length = term.length * times
    match term.unit:
        case Unit.WORKING_DAY:
            return calendar.working_days_after(begun_on, length)
        case Unit.CALENDAR_DAY:
            return begun_on + timedelta(days=length)
        case Unit.WEEK:
            return begun_on + timedelta(weeks=length)
        case Unit.MONTH:
            return _months_later(begun_on, length)
        case Unit.YEAR:
            return _months_later(begun_on, 12 * length)
        case Unit.HOUR:
            raise ValueError("A term in hours begins at a moment, not on a day: ask due or due_at.")


def _months_later(day: date, count: int) -> date:
    """The day of the same number, or the last of a month that is shorter (§ 188 (2), (3) BGB)."""
    years, month_index = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month_index + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def _due(last: date, calendar: WorkingCalendar) -> Due:
    day = calendar.next_working(last)
    return Due(day=day, until=end_of(day), moved_from=last if day != last else None)


def _due_without_grace(day: date) -> Due:
    return Due(day=day, until=end_of(day))


def _no_due_day(term: WithoutNumber, begun_on: date, calendar: WorkingCalendar) -> NoDueDay:
    if term.remind_after is None:
        return NoDueDay(wording=term.wording)
    reminder = _due(_last_day(term.remind_after, begun_on, calendar), calendar)
    return NoDueDay(wording=term.wording, remind_on=reminder.day)


def _after_hours(term: Measured, begun_at: datetime) -> Outcome:
    until = hours_later(begun_at, term.length)
    match term:
        case AtLeast():
            # Given as a day, a floor of hours is rounded up: the whole day is covered.
            return NotBefore(day=day_of(until))
        case Lasts() | NotOlderThan():
            return Expires(day=day_of(until), until=until)
        case _:
            return Due(day=day_of(until), until=until)
