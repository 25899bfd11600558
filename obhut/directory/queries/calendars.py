"""Working calendars of the Länder: built here with a library, handed to the kernel as plain days."""

from functools import lru_cache
from importlib.metadata import version

import holidays

from obhut.kernel.deadlines.calendars import WorkingCalendar
from obhut.kernel.routing.places import OFFICIAL_LANDS

NATIONWIDE = "DE"
"""Only the holidays that all Länder share: used where the Land is not known."""


@lru_cache(maxsize=256)
def calendar_for(land: str, *, year: int) -> WorkingCalendar:
    """Working days of a Land ("DE-BY", or "DE" for the shared ones) from last year to in three years.

    Municipal holidays (Augsburg, Assumption in parts of Bavaria) are not in it; the page of the
    time rules says so.
    """
    years = range(year - 1, year + 4)
    subdivision = land.removeprefix("DE-") if land in OFFICIAL_LANDS else None
    found = holidays.country_holidays("DE", subdiv=subdivision, years=years)
    return WorkingCalendar(
        area=land,
        public_holidays=frozenset(day for day in found if day.year in years),
        years=years,
        built_with=f"holidays {version('holidays')}",
    )
