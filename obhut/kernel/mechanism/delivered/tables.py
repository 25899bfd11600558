"""A table as a file gives it: sheets, lines and cells, each with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """How the file itself understands a cell."""

    TEXT = "text"
    NUMBER = "number"
    """Leading zeros are gone."""
    DAY = "day"
    TRUTH = "truth"
    FORMULA = "formula"
    """Never worked out: what it gives depends on other cells, or on another file."""
    ERROR = "error"
    """Such as #REF!"""


@dataclass(frozen=True, slots=True)
class SheetCell:
    text: str
    kind: CellKind = CellKind.TEXT


Cells = Mapping[int, SheetCell]
"""By the number of the column, from 0; an empty cell is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a sheet, under the number that a spreadsheet shows beside it."""

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A sheet whose heading was found: what stands above each column, and the lines below."""

    name: str
    headings: Mapping[int, str]
    lines: tuple[Line, ...]

    def place(self, line: int, column: int | None) -> "CellPlace":
        heading = "" if column is None else self.headings.get(column, "")
        return CellPlace(sheet=self.name, line=line, column=column, heading=heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace:
    """Where in the file something stands."""

    sheet: str
    line: int
    column: int | None
    """None: the whole line is meant."""
    heading: str

    def __str__(self) -> str:
        """As a spreadsheet says it: Stellen!C7."""
        letters = "" if self.column is None else letters_of(self.column)
        return f"{self.sheet}!{letters}{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFault:
    """What is wrong in one cell, and what would be right."""

    place: CellPlace
    de: str
    en: str
    right: str = ""
    """What was probably meant, to be taken over by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was read otherwise than it stands there: a zero that a spreadsheet had swallowed."""

    place: CellPlace
    de: str
    en: str


def letters_of(column: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    rest = column + 1
    while rest:
        rest, sign = divmod(rest - 1, 26)
        letters = chr(ord("A") + sign) + letters
    return letters


def said_in(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines in which anything stands."""
    return (line for line in lines if any(cell.text.strip() for cell in line.cells.values()))
