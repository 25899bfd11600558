"""Who answers for a function here and now, kept for as long as it stays true.

An answer depends on the moment only through opening hours, and those change on the steps of the
book's grid (a quarter of an hour, say). Until the next step all who ask for the same place get
the same answer. What is kept knows a function, a place and a step; nothing of who asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from obhut.directory.queries.calendars import NATIONWIDE, calendar_for
from obhut.directory.queries.desks import book_of
from obhut.directory.queries.places import ActiveDirectory, active_directory
from obhut.directory.queries.where import Where
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.routing.answers import Answer, Missing, Unknown
from obhut.kernel.routing.places import Place
from obhut.kernel.routing.responsible import responsible


@dataclass(frozen=True, slots=True)
class _Question:
    """All that an answer depends on."""

    directory: ActiveDirectory | None
    asker: str | None
    function: str
    for_minors: bool
    places: tuple[Place, ...]
    step: datetime


def asked_of(
    mechanism: Mechanism, *, place: Where, at: datetime, asker: str | None = None
) -> Callable[[str], Answer]:
    """Who staffs a function of this mechanism; ``asker``: only desks that advise this function."""
    directory = active_directory()
    step = book_of(directory, asker).step_of(at)

    def ask(function: str) -> Answer:
        if place.abroad:
            return Unknown(reason=Missing.ABROAD)
        for_minors = mechanism.functions[function].facts.about_children
        return _kept(_Question(directory, asker, function, for_minors, place.places, step))

    return ask


@lru_cache(maxsize=10_000)
def _kept(asked: _Question) -> Answer:
    land = Where(places=asked.places).land or NATIONWIDE
    return responsible(
        asked.places,
        asked.function,
        asked.step,
        desks=book_of(asked.directory, asked.asker),
        calendar=calendar_for(land, year=day_of(asked.step).year),
        for_minors=asked.for_minors,
    )
