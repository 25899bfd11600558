"""What is done each minute. Whoever has something due adds a function to ``JOBS``."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from obhut.accounts.jobs import settle_desks
from obhut.concepts.jobs import bring_into_force, cast_nets
from obhut.directory.jobs import (
    ask_for_confirmations,
    follow_up_letters,
    make_test_calls_due,
)
from obhut.letters.jobs import forget_letters, send_letters

logger = logging.getLogger("obhut.worker")


class Job(Protocol):
    """A plain function of a room: does what is due at that moment, may run twice, says how many."""

    __name__: str

    def __call__(self, *, now: datetime) -> int: ...


JOBS: tuple[Job, ...] = (
    # What writes letters stands before what sends them.
    follow_up_letters,
    ask_for_confirmations,
    make_test_calls_due,
    settle_desks,
    bring_into_force,
    send_letters,
    forget_letters,
    # What takes longest comes last.
    cast_nets,
)


def run_due_jobs(*, now: datetime, jobs: Sequence[Callable[..., int]] = JOBS) -> None:
    """Run one job after the other. One that breaks does not keep the next from its work.

    Raises an ExceptionGroup with all that broke.
    """
    broken = []
    for job in jobs:
        try:
            job(now=now)
        except Exception as error:  # noqa: BLE001 -- the others still run; all are raised below
            broken.append(error)
    if broken:
        raise ExceptionGroup("Some of what was due could not be done.", broken)
