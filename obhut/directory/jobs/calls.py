"""Twice a year somebody tries whether the on-call chain answers."""

from datetime import datetime

from obhut.directory.actions.calling import drop_test_call, make_test_call_due
from obhut.directory.queries.test_calls import desks_to_call, due_calls_off_the_chain


def make_test_calls_due(*, now: datetime) -> int:
    """A task for each chain whose call is due; none for desks that are on call no more.

    Safe to run twice. Returns how many calls became due.
    """
    for call in due_calls_off_the_chain():
        drop_test_call(call, at=now)
    return sum(make_test_call_due(desk, at=now) is not None for desk in desks_to_call(at=now))
