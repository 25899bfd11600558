"""Which state may follow which."""

from collections.abc import Mapping

from obhut.directory.enums import CallState, ConfirmationState, DeliveryState, TaskState

TASK: Mapping[str, frozenset[str]] = {
    TaskState.OPEN: frozenset({TaskState.DONE}),
    TaskState.DONE: frozenset(),
}
CONFIRMATION: Mapping[str, frozenset[str]] = {
    ConfirmationState.ASKED: frozenset(
        {
            ConfirmationState.ANSWERED,
            ConfirmationState.WAITS,
            ConfirmationState.APPLIED,
            ConfirmationState.EXPIRED,
            ConfirmationState.SUPERSEDED,
        }
    ),
    ConfirmationState.WAITS: frozenset(
        {ConfirmationState.APPLIED, ConfirmationState.REFUSED, ConfirmationState.SUPERSEDED}
    ),
    ConfirmationState.ANSWERED: frozenset(),
    ConfirmationState.APPLIED: frozenset(),
    ConfirmationState.REFUSED: frozenset(),
    ConfirmationState.EXPIRED: frozenset(),
    ConfirmationState.SUPERSEDED: frozenset(),
}
TEST_CALL: Mapping[str, frozenset[str]] = {
    CallState.DUE: frozenset({CallState.MADE, CallState.DROPPED}),
    CallState.MADE: frozenset(),
    CallState.DROPPED: frozenset(),
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
