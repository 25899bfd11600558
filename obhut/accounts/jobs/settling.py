"""People leave and come at midnight; what follows from it is written down then."""

from datetime import datetime

from django.db import transaction

from obhut.accounts.actions.settling import settle, stand_by
from obhut.accounts.queries.holders import desks_to_settle
from obhut.kernel.actor import CLOCK
from obhut.kernel.deadlines.days import day_of


def settle_desks(*, now: datetime) -> int:
    """Write down whoever has left or come, each desk by itself. Safe to run twice, and late."""
    due = desks_to_settle(on=day_of(now))
    for desk in due:
        with transaction.atomic():
            stand_by([desk])
            settle([desk], by=CLOCK, at=now)
    return len(due)
