"""The minutes of a week in which somebody answers for certain, on a German wall clock.

A week is looked at as it usually is, and with a public holiday on each of its days. Hours that
nobody has seen count as closed: what is secured must be known.
"""

from collections.abc import Iterable, Iterator
from datetime import time

from obhut.kernel.routing.hours import Hours, OnHolidays, Weekly

DAY = 24 * 60
WEEK = 7 * DAY
ORDINARY = -1
"""No public holiday in this week; else the weekday it falls on, 0 for Monday."""
HOLIDAYS = tuple(range(7))

Open = tuple[int, int]
"""From one minute of the week to another."""


def open_minutes(hours: Weekly, holiday: int) -> tuple[Open, ...]:
    """When the desk is open in a week. What runs past Sunday night opens the week."""
    return tuple(_within_the_week(_spans(hours, holiday)))


def first_gap(open_in_it: Iterable[Open]) -> int | None:
    """The first minute of the week at which nobody answers; None where there is none."""
    reached = 0
    for opens, closes in sorted(open_in_it):
        if opens > reached:
            return reached
        reached = max(reached, closes)
    return reached if reached < WEEK else None


def _spans(hours: Weekly, holiday: int) -> Iterator[Open]:
    as_usual = hours.on_holidays is OnHolidays.AS_USUAL
    for span in hours.spans:
        if span.weekday != holiday or as_usual:
            yield _on_the_day(span.weekday, span.hours)
    if holiday != ORDINARY:
        yield from (_on_the_day(holiday, each) for each in hours.holiday_hours)


def _on_the_day(weekday: int, hours: Hours) -> Open:
    opens, closes = _minute(hours.opens), _minute(hours.closes)
    past_midnight = DAY if closes <= opens else 0
    return weekday * DAY + opens, weekday * DAY + closes + past_midnight


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _within_the_week(spans: Iterable[Open]) -> Iterator[Open]:
    for opens, closes in spans:
        yield opens, min(closes, WEEK)
        if closes > WEEK:
            yield 0, closes - WEEK
