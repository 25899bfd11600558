"""Nets of rehearsals take some seconds each, more than a page may."""

from datetime import datetime

from obhut.concepts.actions.rehearsing import cast_net
from obhut.concepts.queries.rehearsals import nets_that_wait

AT_A_TIME = 3
"""The rest waits for the next minute, so that letters do not."""


def cast_nets(*, now: datetime) -> int:
    """Cast what waits longest. Safe to run twice. Returns how many were cast."""
    return sum(cast_net(net, at=now) for net in nets_that_wait()[:AT_A_TIME])
