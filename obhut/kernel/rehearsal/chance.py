"""Chance that can be repeated: a seed, a number and a question always give the same draw.

Written out (splitmix64, Steele, Lea and Flood 2014) and counted instead of advanced, so that case
4711 can be drawn without the 4710 before it, in ten years too, and on paper if need be.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable

GAMMA = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1
POINTS = 32
"""Of each key on a ring: enough that no key is drawn twice as often as another."""


def draw(seed: int, count: int) -> int:
    """The draw of this count, 64 bits: what splitmix64 gives when it is asked so many times."""
    mixed = (seed + (count + 1) * GAMMA) & MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
    return mixed ^ (mixed >> 31)


def place_of(drawn: int, many: int) -> int:
    """A place among so many: the draw as a share of all draws."""
    return (drawn * many) >> 64


class Ring:
    """Keys to draw from. Where one is added or taken away, most draws still give what they gave.

    So two editions are rehearsed with the same cases, even if one of them knows one function more.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        placed = sorted((_point(key, turn), key) for key in keys for turn in range(POINTS))
        self._points = [point for point, _ in placed]
        self._keys = [key for _, key in placed]

    def at(self, drawn: int) -> str:
        """The next key round the ring. Raises IndexError where there is none at all."""
        return self._keys[bisect_right(self._points, drawn) % max(len(self._keys), 1)]


def _point(key: str, turn: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{key} {turn}".encode()).digest()[:8])
