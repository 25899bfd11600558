"""A mechanism that remembers what of it was read. Whatever a rule finds rests on that alone."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field, fields
from typing import Any

from obhut.kernel.mechanism.mechanism import Mechanism, Statement

SHELVES = tuple(each.name for each in fields(Mechanism) if each.name != "digest")
"""The mappings of a mechanism: functions, steps, terms …"""


@dataclass(slots=True)
class Seen:
    """What was read: single statements of a shelf, and shelves as a whole, in their order."""

    single: set[tuple[str, str]] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two mechanisms: statements, and shelves (statements or their order)."""

    single: frozenset[tuple[str, str]]
    whole: frozenset[str]

    def touch(self, seen: Seen) -> bool:
        """Whether somebody who has seen this might see something else now."""
        return not (self.whole.isdisjoint(seen.whole) and self.single.isdisjoint(seen.single))


def watched(mechanism: Mechanism, seen: Seen) -> Mechanism:
    """The same mechanism; what is read of it is written into ``seen``.

    It has no digest: that would be all of it at once, and no rule asks for it.
    """
    shelves: dict[str, Any] = {
        name: _Watched(name, getattr(mechanism, name), seen) for name in SHELVES
    }
    return Mechanism(digest="", **shelves)


def changes(before: Mechanism, after: Mechanism) -> Changes:
    """Shelf by shelf. A node that is the same object is not compared any further."""
    single: set[tuple[str, str]] = set()
    whole: set[str] = set()
    for name in SHELVES:
        old, new = getattr(before, name), getattr(after, name)
        keys = old if old.keys() == new.keys() else {**old, **new}
        differing = {key for key in keys if _differs(old.get(key), new.get(key))}
        single.update((name, key) for key in differing)
        if differing or list(old) != list(new):
            whole.add(name)
    return Changes(frozenset(single), frozenset(whole))


def _differs(one: Statement[Any] | None, other: Statement[Any] | None) -> bool:
    if one is None or other is None:
        return one is not other
    return one.node is not other.node and one != other


class _Watched(Mapping[str, Statement[Any]]):
    """A shelf. Looking for one key is one look, even where nothing stands there."""

    def __init__(self, name: str, statements: Mapping[str, Statement[Any]], seen: Seen) -> None:
        self._name, self._statements, self._seen = name, statements, seen

    def __getitem__(self, key: str) -> Statement[Any]:
        self._seen.single.add((self._name, key))
        return self._statements[key]

    def __iter__(self) -> Iterator[str]:
        self._seen.whole.add(self._name)
        return iter(self._statements)

    def __len__(self) -> int:
        self._seen.whole.add(self._name)
        return len(self._statements)

    def items(self) -> ItemsView[str, Statement[Any]]:
        self._seen.whole.add(self._name)
        return self._statements.items()

    def values(self) -> ValuesView[Statement[Any]]:
        self._seen.whole.add(self._name)
        return self._statements.values()
