"""Which state may follow which."""

from collections.abc import Mapping

from obhut.directory.enums import DeliveryState, TaskState

TASK: Mapping[str, frozenset[str]] = {
    TaskState.OPEN: frozenset({TaskState.DONE}),
    TaskState.DONE: frozenset(),
}

DELIVERY: Mapping[str, frozenset[str]] = {
    DeliveryState.DRAFT: frozenset(
        {DeliveryState.ACTIVATED, DeliveryState.REFUSED, DeliveryState.WITHDRAWN}
    ),
    DeliveryState.ACTIVATED: frozenset({DeliveryState.WITHDRAWN}),
    DeliveryState.REFUSED: frozenset(),
    DeliveryState.WITHDRAWN: frozenset(),
}
"""Withdrawn after it was activated: the generation before answers again."""
