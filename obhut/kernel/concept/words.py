"""Word by word: what became of a text.

A text is cut into words, signs and the space between them; nothing is lost in cutting. Two texts
meet only where they share a word: a comma or a blank alone holds nothing together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from obhut.kernel.concept.aligning import Run, runs

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
WORD = re.compile(r"\w")


class WordsKind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text that stayed, went or came."""

    kind: WordsKind
    text: str


def cut(text: str) -> list[str]:
    """Words, signs and spaces, in order. Joined they are the text again."""
    return TOKEN.findall(text)


def holds_a_word(tokens: Sequence[str]) -> bool:
    return any(WORD.match(each) for each in tokens)


def _shared(before: list[str], after: list[str]) -> Iterator[Run]:
    """Where two cut texts say the same, and at least one word of it."""
    for run in runs(before, after):
        if _at_an_edge(run, before, after) or holds_a_word(
            before[run.before : run.before + run.length]
        ):
            yield run


def word_changes(before: str, after: str) -> tuple[Words, ...]:
    """What stayed, went and came, in reading order: of two that change places, the old one first."""
    one, other = cut(before), cut(after)
    return tuple(_changes(one, other))


def _changes(one: list[str], other: list[str]) -> Iterator[Words]:
    at = there = 0
    for run in (*_shared(one, other), Run(len(one), len(other), 0)):
        for kind, pieces in (
            (WordsKind.REMOVED, one[at : run.before]),
            (WordsKind.ADDED, other[there : run.after]),
            (WordsKind.SAME, one[run.before : run.before + run.length]),
        ):
            if pieces:
                yield Words(kind, "".join(pieces))
        at, there = run.before + run.length, run.after + run.length


def _at_an_edge(run: Run, before: list[str], after: list[str]) -> bool:
    """A full stop that both texts begin or end with has not changed."""
    begins = run.before == 0 and run.after == 0
    ends = run.before + run.length == len(before) and run.after + run.length == len(after)
    return begins or ends
