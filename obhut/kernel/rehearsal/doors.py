"""From when a desk is certainly open: the hours of routing, laid out day by day and kept."""

from datetime import date, datetime

from obhut.kernel.routing.hours import (
    DAYS_AHEAD,
    Always,
    HolidayCalendar,
    OpeningHours,
    Weekly,
    openings_on,
)

Openings = tuple[tuple[datetime, datetime], ...]


class Door:
    """The hours of a desk under one calendar. Moments are asked for and given in UTC."""

    __slots__ = ("_always", "_calendar", "_days", "_hours")

    def __init__(self, hours: OpeningHours, calendar: HolidayCalendar) -> None:
        self._always = isinstance(hours, Always)
        self._hours = hours if isinstance(hours, Weekly) else None
        self._calendar = calendar
        self._days: dict[int, Openings] = {}

    def open_from(self, moment: datetime) -> datetime | None:
        """The moment itself where it is open then, else the next opening; None where none is certain."""
        if self._always:
            return moment
        if self._hours is None:
            return None
        today = moment.toordinal()
        # What opened yesterday may still be open; a German day begins before its day in UTC.
        for day in range(today - 1, today + DAYS_AHEAD + 1):
            for opens, closes in self._days.get(day) or self._openings(day):
                if moment < closes:
                    return max(opens, moment)
        return None

    def _openings(self, day: int) -> Openings:
        if day not in self._days and self._hours is not None:
            on = date.fromordinal(day)
            self._days[day] = openings_on(self._hours, on, self._calendar)
        return self._days[day]
