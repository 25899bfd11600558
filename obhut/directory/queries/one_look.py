"""What is in force is looked up once for a whole answer.

A page asks many times which edition and which generation hold. Within one look they are the same
from its first line to its last, even where a new one is put in force meanwhile, and the next
look sees the new one at once: nothing is kept from one look to another.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from django.db import connection

P = ParamSpec("P")
T = TypeVar("T")
Sql = tuple[str, tuple[str | bool | int, ...]]

_seen: ContextVar[dict[object, object] | None] = ContextVar("seen", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """For as long as the block lasts, every reading of what is in force is made once."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def once_in_a_look(reading: Callable[P, T]) -> Callable[P, T]:
    """The reading, made once within ``one_look``; outside of it every time."""

    @wraps(reading)
    def looked(*args: P.args, **kwargs: P.kwargs) -> T:
        seen = _seen.get()
        if seen is None:
            return reading(*args, **kwargs)
        question = (reading, args, tuple(sorted(kwargs.items())))
        if question not in seen:
            seen[question] = reading(*args, **kwargs)
        return cast("T", seen[question])

    return looked


def rows_of(sql: Sql) -> list[tuple[object, ...]]:
    """The rows of a query that was put into words beforehand: its wording costs more than its run."""
    with connection.cursor() as cursor:
        cursor.execute(*sql)
        return list(cursor.fetchall())
