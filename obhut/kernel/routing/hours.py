"""When is a desk open? Hours are wall-clock hours in Germany, and "not seen" is not "open".

The calendar of holidays is handed in. Where it does not know a year, the answer is that the
hours are not known: the way to a child never ends in an error.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

GERMANY = ZoneInfo("Europe/Berlin")
CLOCKS_CHANGE_AT = time(1, tzinfo=UTC)  # everywhere in the Union (Directive 2000/84/EC)
MIDNIGHT = time.min
SUNDAY = 6
MINUTES_OF_DAY = 1440
DAYS_AHEAD = 28
"""So far we look for the next opening. Who opens once in four weeks has no hours to speak of."""


class HolidayCalendar(Protocol):
    def knows(self, day: date) -> bool: ...
    def is_public_holiday(self, day: date) -> bool: ...


class OnHolidays(StrEnum):
    CLOSED = "closed"
    AS_USUAL = "as usual"
    OWN_HOURS = "own hours"
    NOT_SEEN = "not seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """From one wall-clock time to another; to an earlier one or the same: past midnight."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("Opening hours are times on a German wall clock: no time zone.")
        if any(each.second or each.microsecond for each in (self.opens, self.closes)):
            raise ValueError("Opening hours are said to the minute.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Hours on a day of the week; 0 is Monday. They belong to the day on which they open."""

    weekday: int
    hours: Hours

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= SUNDAY:
            raise ValueError(f"Weekdays run from 0, Monday, to 6, Sunday; not {self.weekday}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Always:
    """Day and night, holidays too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSeen:
    """Nobody has seen the hours. That is not "closed", and it is never "open"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """The same hours every week."""

    spans: tuple[Span, ...]
    on_holidays: OnHolidays = OnHolidays.CLOSED
    holiday_hours: tuple[Hours, ...] = ()

    def __post_init__(self) -> None:
        if not self.spans and not self.holiday_hours:
            raise ValueError("A desk without any hours is not weekly: say NotSeen.")
        if bool(self.holiday_hours) != (self.on_holidays is OnHolidays.OWN_HOURS):
            raise ValueError("Hours of holidays are given with “own hours”, and only then.")


OpeningHours = Always | Weekly | NotSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    next_opening: datetime | None
    """In UTC; None where no opening can be named with certainty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursUnknown:
    pass


OpenState = Open | Closed | HoursUnknown


def is_open(hours: OpeningHours, moment: datetime, calendar: HolidayCalendar) -> OpenState:
    """Whether a desk is open now. Said to be open only where that is certain."""
    if moment.utcoffset() is None:
        raise ValueError("A moment says its time zone. This one does not.")
    match hours:
        case Always():
            return Open()
        case NotSeen():
            return HoursUnknown()
        case Weekly():
            return _weekly_state(hours, moment.astimezone(UTC), calendar)


def certain_minutes(
    hours: OpeningHours, weekday: int, *, holiday: bool
) -> tuple[tuple[int, int], ...]:
    """From and until which minute it is certainly open, counted from midnight of the day it opens.

    What goes on past midnight ends after minute 1440. The nights on which clocks change are not
    thought of here: ``is_open`` decides those.
    """
    match hours:
        case Always():
            return ((0, MINUTES_OF_DAY),)
        case NotSeen():
            return ()
        case Weekly():
            usual = tuple(span.hours for span in hours.spans if span.weekday == weekday)
            if holiday and hours.on_holidays is not OnHolidays.AS_USUAL:
                usual = hours.holiday_hours
            return tuple(map(_minutes, usual))


def openings_on(
    hours: Weekly, day: date, calendar: HolidayCalendar
) -> tuple[tuple[datetime, datetime], ...]:
    """From which moment until which it is certainly open, of what opens on this day; in UTC."""
    return tuple(sorted(_moments(day, _hours_of(hours, day, calendar)[0])))


def minutes_named(hours: OpeningHours) -> Iterator[int]:
    """The minutes of an hour at which it opens or closes."""
    if isinstance(hours, Weekly):
        for each in (*(span.hours for span in hours.spans), *hours.holiday_hours):
            yield each.opens.minute
            yield each.closes.minute


def _minutes(hours: Hours) -> tuple[int, int]:
    opens = hours.opens.hour * 60 + hours.opens.minute
    closes = hours.closes.hour * 60 + hours.closes.minute
    return opens, closes + MINUTES_OF_DAY * (hours.closes <= hours.opens)


def _weekly_state(hours: Weekly, moment: datetime, calendar: HolidayCalendar) -> OpenState:
    today = moment.astimezone(GERMANY).date()
    perhaps = False
    for day in (today - timedelta(days=1), today):
        certain, possible = _hours_of(hours, day, calendar)
        if _holds(moment, day, certain):
            return Open()
        perhaps = perhaps or _holds(moment, day, possible)
    if perhaps:
        return HoursUnknown()
    return Closed(next_opening=_next_opening(hours, moment, today, calendar))


def _holds(moment: datetime, day: date, hours: tuple[Hours, ...]) -> bool:
    return any(opens <= moment < closes for opens, closes in _moments(day, hours))


def _next_opening(
    hours: Weekly, moment: datetime, today: date, calendar: HolidayCalendar
) -> datetime | None:
    for ahead in range(DAYS_AHEAD + 1):
        day = today + timedelta(days=ahead)
        certain, _ = _hours_of(hours, day, calendar)
        later = [opens for opens, _ in _moments(day, certain) if opens > moment]
        if later:
            return min(later)
    return None


def _hours_of(
    hours: Weekly, day: date, calendar: HolidayCalendar
) -> tuple[tuple[Hours, ...], tuple[Hours, ...]]:
    """The hours that are certain on a day, and those that are only possible."""
    usual = tuple(span.hours for span in hours.spans if span.weekday == day.weekday())
    if hours.on_holidays is OnHolidays.AS_USUAL:
        return usual, ()
    if not calendar.knows(day):
        return (), (*usual, *hours.holiday_hours)
    if not calendar.is_public_holiday(day):
        return usual, ()
    if hours.on_holidays is OnHolidays.NOT_SEEN:
        return (), (Hours(opens=MIDNIGHT, closes=MIDNIGHT),)
    return hours.holiday_hours, ()


def _moments(day: date, all_hours: tuple[Hours, ...]) -> Iterator[tuple[datetime, datetime]]:
    """Opening and closing as moments in UTC; what a change of the clocks swallows is left out."""
    for hours in all_hours:
        past_midnight = hours.closes <= hours.opens
        opens = _on_the_clock(day, hours.opens)
        closes = _on_the_clock(day + timedelta(days=past_midnight), hours.closes)
        if opens < closes:
            yield opens, closes


def _on_the_clock(day: date, wall: time) -> datetime:
    """The first moment at which a German wall clock shows this time, or has passed it.

    In October 2:30 comes twice and the first one counts: nobody reopens for the second. In March
    2:30 never comes, and the clock passes it when it jumps from 2:00 to 3:00.
    """
    moment = datetime.combine(day, wall, tzinfo=GERMANY).astimezone(UTC)
    if moment.astimezone(GERMANY).time() != wall:
        return datetime.combine(day, CLOCKS_CHANGE_AT)
    return moment
