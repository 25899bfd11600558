"""A text as a row of blocks: what a page, a PDF and a Word file say alike, each in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What became of words, or of a whole block, from an earlier edition to a later one."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Style(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    COUNTED = "counted"
    SMALL = "small"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stay, came or went."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, a line of a list or a table.

    ``change``: of the block as a whole; inside one that stays, words may come and go. The first of
    the ``rows`` of a table says what stands in its columns.
    """

    style: Style
    words: tuple[Said, ...] = ()
    level: int = 0
    label: str = ""
    change: Change = Change.SAME
    rows: tuple[tuple[str, ...], ...] = ()
    key: str = ""

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.words)


def heading(text: str, *, level: int, key: str = "") -> Block:
    return Block(style=Style.HEADING, words=said(text), level=level, key=key)


def paragraph(text: str, *, label: str = "", key: str = "") -> Block:
    return Block(style=Style.PARAGRAPH, words=said(text), label=_led(label), key=key)


def paragraphs(text: str, *, key: str = "") -> tuple[Block, ...]:
    """Blank lines part paragraphs; each is known by its place."""
    parts = (part.replace("\n", " ").strip() for part in text.split("\n\n"))
    return tuple(paragraph(part, key=f"{key}.{at}") for at, part in enumerate(parts) if part)


def small(text: str, *, label: str = "", key: str = "") -> Block:
    """What is said about a statement: how far it was reviewed, on what it rests."""
    return Block(style=Style.SMALL, words=said(text), label=_led(label), key=key)


def items(lines: Iterable[str], *, label: str = "", key: str = "") -> tuple[Block, ...]:
    """A list, with a line above it that says of what."""
    listed = tuple(
        Block(style=Style.ITEM, words=said(line), key=f"{key}.{at}")
        for at, line in enumerate(lines)
        if line
    )
    above = (paragraph("", label=label, key=f"{key}.label"),) if label and listed else ()
    return above + listed


def counted(lines: Iterable[str]) -> tuple[Block, ...]:
    return tuple(Block(style=Style.COUNTED, words=said(line)) for line in lines)


def table(caption: str, *rows: tuple[str, ...]) -> Block:
    """``caption`` says what the table is about; the first row names its columns."""
    return Block(style=Style.TABLE, label=caption, rows=rows)


def said(text: str) -> tuple[Said, ...]:
    return (Said(Change.SAME, text),) if text else ()


def _led(label: str) -> str:
    """A label leads to what follows, with a colon unless it ends with a sign of its own."""
    return label if not label or label[-1] in ":?!." else f"{label}:"
