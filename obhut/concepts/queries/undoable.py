"""Which changes of a node can be taken back: the one it rests on now, and the last taking back."""

from collections.abc import Iterable
from typing import NamedTuple


class Step(NamedTuple):
    change: int
    undoes: int | None


def undoable(steps: Iterable[Step]) -> frozenset[int]:
    """Of all changes of one node, the oldest first. A change taken back lets the one before it go."""
    rests_on: list[int] = []
    taken_back: dict[int, int] = {}
    last: int | None = None
    for step in steps:
        if step.undoes in taken_back:  # the taking back is taken back: it stands again
            rests_on.append(step.change)
        elif step.undoes is not None and rests_on:
            taken_back[step.change] = rests_on.pop()
        else:
            rests_on.append(step.change)
        last = step.change
    again = {last} if last in taken_back else set()
    return frozenset(each for each in (*rests_on[-1:], *again) if each is not None)
