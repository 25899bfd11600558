"""What was made once is given again: readings and parts of pages that never change for their key."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Values by key. The key says all that the value depends on, so nothing ever has to be undone.

    What came first goes first when there are too many.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Hashable, V] = {}

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value for a key, made the first time. Two at once may both make it; both are right."""
        try:
            return self._made[key]
        except KeyError:
            pass
        value = make()
        for oldest in list(self._made)[: len(self._made) + 1 - self._most]:
            self._made.pop(oldest, None)
        self._made[key] = value
        return value

    def __len__(self) -> int:
        return len(self._made)
