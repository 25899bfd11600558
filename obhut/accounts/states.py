"""Which state of a hand-over may follow which."""

from obhut.accounts.enums import HandOverState

HAND_OVER: dict[str, frozenset[str]] = {
    HandOverState.STARTED: frozenset(
        {
            HandOverState.CONFIRMED,
            HandOverState.VACANT,
            HandOverState.FINISHED,
            HandOverState.CANCELLED,
        }
    ),
    HandOverState.CONFIRMED: frozenset(
        {HandOverState.STARTED, HandOverState.FINISHED, HandOverState.CANCELLED}
    ),
    HandOverState.VACANT: frozenset(
        {HandOverState.CONFIRMED, HandOverState.FINISHED, HandOverState.CANCELLED}
    ),
    HandOverState.FINISHED: frozenset(),
    HandOverState.CANCELLED: frozenset(),
}
"""Confirmed → started: who confirmed does not come after all, or somebody else was named.
Started → finished: the leaver has left, nobody was named, and others hold the desk still.
"""
OPEN = tuple(state for state, after in HAND_OVER.items() if after)
