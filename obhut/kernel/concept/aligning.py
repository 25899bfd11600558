"""Two sequences side by side: the longest line of members that both have in the same order.

The library counts bits instead of members and needs milliseconds for the longest text a node may
hold, whatever stands in it. ``difflib`` needs minutes where a text repeats one word.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.distance import LCSseq

Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Run:
    """So many members from here on are the same on both sides."""

    before: int
    after: int
    length: int


def runs(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Run]:
    """What both sides have in the same order, from left to right. The same for the same sides."""
    numbers: dict[Hashable, int] = {}  # numbers cannot collide as hashes may
    one, other = (
        [numbers.setdefault(each, len(numbers)) for each in side] for side in (before, after)
    )
    for step in LCSseq.opcodes(one, other):
        if step.tag == "equal":
            yield Run(step.src_start, step.dest_start, step.src_end - step.src_start)


def out_of_order(before: Sequence[Member], after: Sequence[Member]) -> frozenset[Member]:
    """Members of both sides that had to be moved to get from one order to the other."""
    there = frozenset(after)
    shared = [each for each in before if each in there]
    were = frozenset(shared)
    now = [each for each in after if each in were]
    stayed = {shared[run.before + at] for run in runs(shared, now) for at in range(run.length)}
    return were - stayed
