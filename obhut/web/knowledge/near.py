"""Did you mean …? Names that are like what was typed."""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import TypeVar

from django.http import Http404

from obhut.web.knowledge.lines import LinkLine

T = TypeVar("T")
LONGEST, MOST, LIKE = 80, 5, 0.5


class NotHere(Http404):
    """Nothing of this name exists; these names are like it."""

    def __init__(self, given: str, near: tuple[LinkLine, ...]) -> None:
        super().__init__(given)
        self.near = near


def nearest(given: str, among: Iterable[T], named: Callable[[T], Iterable[str]]) -> list[T]:
    """The few whose names are most like it, best first; none where nothing is."""
    typed = _small(given)[:LONGEST]
    if not typed:
        return []
    likeness = [(max(_likeness(typed, name) for name in named(one)), one) for one in among]
    close = [pair for pair in likeness if pair[0] >= LIKE]
    return [one for _like, one in sorted(close, key=lambda pair: -pair[0])[:MOST]]


def _likeness(typed: str, name: str) -> float:
    """1 where it is a beginning of the name, else how much of both is the same."""
    other = _small(name)
    if other.startswith(typed):
        return 1.0
    return SequenceMatcher(None, typed, other[:LONGEST]).ratio()


def _small(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
