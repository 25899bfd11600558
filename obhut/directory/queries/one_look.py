"""What is in force is looked up once for a whole answer.

A page asks many times which edition and which generation hold. Within one look they are the same
from its first line to its last, even where a new one is put in force meanwhile, and the next
look sees the new one at once: nothing is kept from one look to another.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import Any, ClassVar, TypeVar, cast

from django.db import connection
from django.db.models import QuerySet

T = TypeVar("T")

_seen: ContextVar[dict[object, object] | None] = ContextVar("seen", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """For as long as the block lasts, every reading of what is in force is made once."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def once_in_a_look(reading: Callable[[], T]) -> Callable[[], T]:
    """The reading, made once within ``one_look``; outside of it every time."""

    @wraps(reading)
    def looked() -> T:
        seen = _seen.get()
        if seen is None:
            return reading()
        if reading not in seen:
            seen[reading] = reading()
        return cast("T", seen[reading])

    return looked


class Reading:
    """Rows that say what is in force. All readings of a look are made in one round trip.

    The first one that is asked for brings the others along: they come from the same moment.
    """

    every: ClassVar[list["Reading"]] = []

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self.sql = cache(rows.query.sql_with_params)
        """Put into words once: that costs more than to run it."""
        self.every.append(self)

    def rows(self) -> list[dict[str, Any]]:
        """By column, as JSON knows them."""
        return _together()[self]


@once_in_a_look
def _together() -> dict[Reading, list[dict[str, Any]]]:
    parts = [reading.sql() for reading in Reading.every]
    each = (
        f"(SELECT json_agg(found) FROM ({sql}) AS found)"  # noqa: S608 -- worded by Django
        for sql, _told in parts
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(each)}", [value for _sql, told in parts for value in told]
        )
        found = cursor.fetchone() or ()
    return {reading: rows or [] for reading, rows in zip(Reading.every, found, strict=True)}
