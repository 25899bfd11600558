"""Blocks on a page: lines of a list that follow each other become one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from obhut.web.papers.blocks import Block, Style

LISTS = (Style.ITEM, Style.COUNTED)
TOP = 2
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One block, or the lines of one list. ``level``: of its heading on the page."""

    style: str
    blocks: tuple[Block, ...]
    level: int

    @property
    def first(self) -> Block:
        return self.blocks[0]


def sheet_lines(blocks: Iterable[Block]) -> tuple[SheetLine, ...]:
    return tuple(
        SheetLine(style=style.value, blocks=tuple(part), level=part[0].level)
        for style, members in groupby(blocks, key=lambda each: each.style)
        for part in ([tuple(members)] if style in LISTS else [(each,) for each in members])
    )


def parts_of(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """Each heading with what follows it. Where a page begins within a part, the part is named again."""
    parts: list[list[Block]] = []
    for block in blocks:
        if block.style is Style.HEADING or not parts:
            parts.append([])
        parts[-1].append(block)
    return [tuple(part) for part in parts]


def continued(shown: Sequence[tuple[Block, ...]], every: Sequence[tuple[Block, ...]]) -> Blocks:
    """The blocks of a page. It opens with the heading above its first one, if that is a deeper one."""
    flat = tuple(block for part in shown for block in part)
    before = takewhile(lambda part: not shown or part is not shown[0], every)
    above = [part[0] for part in before if part[0].style is Style.HEADING and part[0].level == TOP]
    opens_deeper = bool(flat) and flat[0].style is Style.HEADING and flat[0].level > TOP
    return (above[-1], *flat) if above and opens_deeper else flat


def weight_of_part(part: tuple[Block, ...]) -> int:
    return sum(map(_weight, part))


def _weight(block: Block) -> int:
    cells = sum(len(cell) + 20 for row in block.rows for cell in row)
    return len(block.text) + len(block.label) + cells + 60
