"""What becomes of an answer that nobody knew."""

import logging
from collections.abc import Iterable
from datetime import date, datetime

from django.db import DatabaseError

from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import TaskKind
from obhut.directory.queries.where import Where
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.plan.plan import Call
from obhut.kernel.routing.answers import Unknown
from obhut.kernel.routing.places import Area, Level

LOG = logging.getLogger(__name__)
MOST_NOTED = 5_000
_noted: dict[tuple[str, str, date], None] = {}
"""What this process wrote down already, by function, area and day."""


def note_gaps(calls: Iterable[Call], *, place: Where, at: datetime) -> None:
    """Functions nobody is known for here become tasks, each once a day.

    Nothing of who asked is written down, nor why. The reader's answer never fails over it: what
    the database refuses is told to the operator alone.
    """
    area = _area_of(place)
    if area is None:
        return
    for function in _unknown(calls):
        key = (function, str(area), day_of(at))
        if key in _noted:
            continue
        try:
            open_task(TaskKind.UNKNOWN_ANSWER, area=area, about=function, at=at)
        except DatabaseError:
            LOG.exception("A gap could not be written down: %s", key)
        _remember(key)


def _unknown(calls: Iterable[Call]) -> dict[str, None]:
    """Every function without a desk, once."""
    found: dict[str, None] = {}
    for call in calls:
        found |= dict.fromkeys(call.stands_in_for)
        if isinstance(call.answer, Unknown):
            found[call.function.key] = None
    return found


def _area_of(place: Where) -> Area | None:
    """The narrowest official area all places meant lie in; None where only the federation is."""
    of_offices = (Level.BEZIRK, Level.KREIS, Level.LAND)
    return next((Area(level=at, key=key) for at, key in place.areas if at in of_offices), None)


def _remember(key: tuple[str, str, date]) -> None:
    for oldest in list(_noted)[: max(0, len(_noted) + 1 - MOST_NOTED)]:
        _noted.pop(oldest, None)
    _noted[key] = None
