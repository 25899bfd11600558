"""Which column of a sheet is which of ours: found by its heading, or as somebody said."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from obhut.kernel.mechanism.delivered.columns import COLUMNS, NEEDED
from obhut.kernel.mechanism.delivered.tables import Headed, Line, Sheet, said_in
from obhut.kernel.searching.folding import folded

LINES_BEFORE_HEADING = 10
ENOUGH = 2
"""So many known headings make a line the heading of its sheet."""
NOT_TAKEN = ""
"""A column that somebody left out on purpose."""
ABOUT_THE_TEMPLATE = frozenset({"erklarung", "explanation", "auswahl", "choices"})
"""Sheets of our own template that hold no rows."""

Mapped = Mapping[str, str]
"""Folded heading -> name of our column, or NOT_TAKEN."""


def plain_heading(heading: str) -> str:
    """Without spelling, signs and marks such as * for what is needed."""
    return " ".join(re.findall(r"[a-z0-9]+", folded(heading)))[:120]


def headed(sheet: Sheet, mapped: Mapped | None = None) -> Headed | None:
    """The sheet with its heading; None for one that holds no rows for us."""
    if plain_heading(sheet.name) in ABOUT_THE_TEMPLATE:
        return None
    lines = tuple(said_in(sheet.lines))
    if not lines:
        return None
    known = known_headings() | dict(mapped or {})
    first = lines[:LINES_BEFORE_HEADING]
    best = max(first, key=lambda line: len(_known_in(line, known)))
    heading = best if len(_known_in(best, known)) >= ENOUGH else lines[0]
    return Headed(
        name=sheet.name,
        headings={
            column: " ".join(cell.text.split())
            for column, cell in sorted(heading.cells.items())
            if cell.text.strip()
        },
        lines=tuple(line for line in lines if line.number > heading.number),
    )


def columns_of(headings: Mapping[int, str], mapped: Mapped) -> dict[int, str]:
    """Number of the column in the sheet -> name of ours. What was said before goes before a guess."""
    known = known_headings() | dict(mapped)
    found: dict[int, str] = {}
    for column, heading in headings.items():
        name = known.get(plain_heading(heading), NOT_TAKEN)
        if name != NOT_TAKEN and name not in found.values():
            found[column] = name
    return found


def missing_in(found: Iterable[str]) -> tuple[str, ...]:
    """Needed columns that no heading stands for."""
    present = set(found)
    return tuple(name for name in NEEDED if name not in present)


@lru_cache(maxsize=1)
def known_headings() -> dict[str, str]:
    """Folded heading -> name of our column: in both languages, and as others call it."""
    ours = {
        plain_heading(heading): column.name
        for column in COLUMNS
        for heading in (column.de, column.en, column.name)
    }
    others = {
        plain_heading(heading): column.name for column in COLUMNS for heading in column.others
    }
    return others | ours


def _known_in(line: Line, known: Mapped) -> set[str]:
    found = {known.get(plain_heading(cell.text), NOT_TAKEN) for cell in line.cells.values()}
    return found - {NOT_TAKEN}
