"""Three sequences woven into one: diff3, over words or over the ids of children."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from obhut.kernel.concept.aligning import Run, runs
from obhut.kernel.concept.words import cut, holds_a_word

Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """From here on all three say the same for so many members."""

    base: int
    theirs: int
    ours: int
    length: int


def weave(
    base: Sequence[Member],
    theirs: Sequence[Member],
    ours: Sequence[Member],
    holds: Callable[[Sequence[Member]], bool] = bool,
) -> list[Member] | None:
    """Both changes in one; None where both touched the same place, or places side by side.

    ``holds``: whether a piece that all three share is enough to hold two changes apart.
    """
    woven: list[Member] = []
    b = t = o = 0
    for meeting in _meetings(base, theirs, ours, holds):
        piece = _decided(base[b : meeting.base], theirs[t : meeting.theirs], ours[o : meeting.ours])
        if piece is None:
            return None
        b, t, o = (place + meeting.length for place in (meeting.base, meeting.theirs, meeting.ours))
        woven.extend(piece)
        woven.extend(base[meeting.base : b])
    return woven


def weave_words(base: str, theirs: str, ours: str) -> str | None:
    """Both texts in one, word by word; None where both touched the same words."""
    woven = weave(cut(base), cut(theirs), cut(ours), holds_a_word)
    return None if woven is None else "".join(woven)


def _decided(
    base: Sequence[Member], theirs: Sequence[Member], ours: Sequence[Member]
) -> Sequence[Member] | None:
    if list(ours) in (list(theirs), list(base)):
        return theirs
    return ours if list(theirs) == list(base) else None


def _meetings(
    base: Sequence[Member],
    theirs: Sequence[Member],
    ours: Sequence[Member],
    holds: Callable[[Sequence[Member]], bool],
) -> Iterator[_Meeting]:
    ends = (len(base), len(theirs), len(ours))
    for found in _overlaps(list(runs(base, theirs)), list(runs(base, ours))):
        begins = found.base == found.theirs == found.ours == 0
        last = tuple(at + found.length for at in (found.base, found.theirs, found.ours))
        if begins or last == ends or holds(base[found.base : found.base + found.length]):
            yield found
    yield _Meeting(*ends, 0)


def _overlaps(one: list[Run], other: list[Run]) -> Iterator[_Meeting]:
    """Pieces of the base that both sides kept."""
    at = there = 0
    while at < len(one) and there < len(other):
        left, right = one[at], other[there]
        begins = max(left.before, right.before)
        ends = min(left.before + left.length, right.before + right.length)
        if begins < ends:
            yield _Meeting(
                begins,
                left.after + begins - left.before,
                right.after + begins - right.before,
                ends - begins,
            )
        if left.before + left.length == ends:
            at += 1
        if right.before + right.length == ends:
            there += 1
