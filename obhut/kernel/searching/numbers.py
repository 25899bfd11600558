"""Sets of numbers: roaring bitmaps, in the form that all libraries for them read.

Cut with another and counted in some hundredths of a millisecond, be it a thousand or a million.
"""

from collections.abc import Iterable

from pyroaring import FrozenBitMap as Numbers

__all__ = ["Numbers", "NumbersUnreadable", "numbers_of", "read_numbers", "written_numbers"]


class NumbersUnreadable(ValueError):
    """What was written are no numbers, or those of another release."""


def numbers_of(numbers: Iterable[int]) -> Numbers:
    """These numbers. Runs are not pressed together: that is smaller, but dearer to cut and count."""
    return Numbers(list(numbers), optimize=False)


def written_numbers(numbers: Numbers) -> bytes:
    return numbers.serialize()


def read_numbers(written: bytes) -> Numbers:
    """What ``written_numbers`` wrote. Raises NumbersUnreadable."""
    try:
        return Numbers.deserialize(written)
    except (IndexError, ValueError) as unreadable:
        raise NumbersUnreadable("No numbers, or those of another release.") from unreadable
