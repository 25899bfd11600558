"""Sets of numbers, kept as bits in blocks.

Each is cut with another and counted in a tenth of a millisecond, be it a thousand or a million.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from struct import pack, unpack_from

BLOCK = 32768
BYTES = BLOCK // 8
FEW = 128
"""A block with at most so many numbers is written as a list of them, else as its bits."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers from zero on. Empty blocks are not kept."""

    blocks: Mapping[int, int] = field(default_factory=dict)

    def __and__(self, other: "Numbers") -> "Numbers":
        fewer, more = sorted((self.blocks, other.blocks), key=len)
        both = ((at, bits & more[at]) for at, bits in fewer.items() if at in more)
        return Numbers({at: bits for at, bits in both if bits})

    def __or__(self, other: "Numbers") -> "Numbers":
        either = dict(self.blocks)
        for at, bits in other.blocks.items():
            either[at] = either.get(at, 0) | bits
        return Numbers(either)

    def __sub__(self, other: "Numbers") -> "Numbers":
        left = ((at, bits & (bits ^ other.blocks.get(at, 0))) for at, bits in self.blocks.items())
        return Numbers({at: bits for at, bits in left if bits})

    def __len__(self) -> int:
        return sum(bits.bit_count() for bits in self.blocks.values())

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def __iter__(self) -> Iterator[int]:
        for at in sorted(self.blocks):
            yield from _in_block(at, self.blocks[at])

    def taken(self, *, after: int, most: int) -> tuple[int, ...]:
        """The next numbers, in order, after leaving out so many."""
        found: list[int] = []
        for at in sorted(self.blocks):
            count = self.blocks[at].bit_count() if after else 0
            if after and count <= after:
                after -= count
                continue
            for number in _in_block(at, self.blocks[at]):
                if after:
                    after -= 1
                    continue
                found.append(number)
                if len(found) == most:
                    return tuple(found)
        return tuple(found)

    def to_bytes(self) -> bytes:
        written: list[bytes] = []
        for at, bits in sorted(self.blocks.items()):
            count = bits.bit_count()
            written.append(pack(">HH", at, count))
            if count <= FEW:
                inside = [number - at * BLOCK for number in _in_block(at, bits)]
                written.append(pack(f">{count}H", *inside))
            else:
                written.append(bits.to_bytes(BYTES, "little"))
        return b"".join(written)


def numbers_of(numbers: Iterable[int]) -> Numbers:
    inside: defaultdict[int, list[int]] = defaultdict(list)
    for number in numbers:
        inside[number // BLOCK].append(number % BLOCK)
    return Numbers({at: _bits(each) for at, each in inside.items()})


def read_numbers(written: bytes) -> Numbers:
    """What ``to_bytes`` wrote."""
    blocks: dict[int, int] = {}
    at = 0
    while at < len(written):
        block, count = unpack_from(">HH", written, at)
        at += 4
        if count <= FEW:
            blocks[block] = _bits(unpack_from(f">{count}H", written, at))
            at += 2 * count
        else:
            blocks[block] = int.from_bytes(written[at : at + BYTES], "little")
            at += BYTES
    return Numbers(blocks)


def _bits(inside: Iterable[int]) -> int:
    bits = bytearray(BYTES)
    for number in inside:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def _in_block(at: int, bits: int) -> Iterator[int]:
    """The numbers of a block in order, in steps of 64 so that a step is cheap."""
    inside = 0
    while bits:
        part = bits & 0xFFFFFFFFFFFFFFFF
        while part:
            lowest = part & -part
            yield at * BLOCK + inside + lowest.bit_length() - 1
            part ^= lowest
        bits >>= 64
        inside += 64
