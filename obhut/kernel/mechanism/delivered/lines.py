"""One line of a delivery: what its cells say, with every fault of a cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from obhut.kernel.mechanism.delivered.areas import areas_of
from obhut.kernel.mechanism.delivered.columns import BY_NAME, Column
from obhut.kernel.mechanism.delivered.meant import KnownBefore, Said, rows_meant
from obhut.kernel.mechanism.delivered.said import Understood, Wrong, day_of, line_of, shown
from obhut.kernel.mechanism.delivered.tables import (
    CellFault,
    CellKind,
    Headed,
    Line,
    Note,
    SheetCell,
)
from obhut.kernel.mechanism.delivered.words import Word
from obhut.kernel.searching.folding import folded

LONGEST_CELL = 4000
UNREADABLE = "\ufffd"
"""Stands where a file holds a sign that is no writing."""
TAKEN_AWAY = frozenset({"-", "\u2013", "\u2014"})
"""Written into a cell: what stands in the directory is to go."""
FORMULA_SIGNS = ("=", "@")
EXAMPLE = ("beispiel ", "example ")
"""With these words the example of our template begins; it is never taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRead:
    sheet: str
    number: int
    desk: Said | None
    """None where it cannot be said which one is meant."""
    point: Said | None
    faults: tuple[CellFault, ...]
    notes: tuple[Note, ...]


def read_line(
    sheet: Headed, line: Line, columns: Mapping[int, str], known: KnownBefore
) -> LineRead | None:
    """A desk and the institution that staffs it; None for the example of the template."""
    if _is_example(line, columns):
        return None
    at = {name: sheet.place(line.number, number) for number, name in columns.items()}
    values: dict[str, Any] = {}
    faults: dict[str, CellFault] = {}
    notes: list[Note] = []
    for number, name in columns.items():
        cell = line.cells.get(number)
        if cell is None or not cell.text.strip():
            continue
        try:
            understood = _understood(cell, BY_NAME[name], known)
        except Wrong as wrong:
            faults[name] = CellFault(place=at[name], de=wrong.de, en=wrong.en, right=wrong.right)
            continue
        values[name] = understood.value
        if understood.de:
            notes.append(Note(place=at[name], de=understood.de, en=understood.en))
    for name, place in at.items():
        if BY_NAME[name].is_needed and name not in values and name not in faults:
            de, en = "Diese Angabe fehlt. Sie ist Pflicht.", "This is missing. It is required."
            faults[name] = CellFault(place=place, de=de, en=en)
    desk = point = None
    try:
        desk, point = rows_meant(values, at, known)
    except Wrong as wrong:
        place = at.get("key", at["function"])
        faults["key"] = CellFault(place=place, de=wrong.de, en=wrong.en, right=wrong.right)
    return LineRead(
        sheet=sheet.name,
        number=line.number,
        desk=desk,
        point=point,
        faults=tuple(faults.values()),
        notes=tuple(notes),
    )


def _is_example(line: Line, columns: Mapping[int, str]) -> bool:
    cells = (line.cells.get(number) for number, name in columns.items() if name == "name")
    return any(cell and folded(cell.text).lstrip().startswith(EXAMPLE) for cell in cells)


def _understood(cell: SheetCell, column: Column, known: KnownBefore) -> Understood:
    _check_readable(cell)
    if cell.text.strip() in TAKEN_AWAY:
        if column.is_needed:
            raise Wrong("Diese Angabe kann nicht fehlen.", "This cannot be left out.")
        return Understood(None)
    if column.name == "areas":
        return areas_of(cell, known.areas)
    if column.name == "function":
        named = [Word(key, names[0], names[-1]) for key, names in known.functions.items()]
        return _chosen(cell, named)
    if column.choices:
        return _chosen(cell, list(column.choices))
    understood = (column.reads or line_of)(cell)
    if column.reads is day_of and understood.value > known.delivered_on:
        raise Wrong(
            f"{shown(cell.text.strip())} kommt erst noch. Erwartet wird ein Tag bis heute.",
            f"{shown(cell.text.strip())} is still to come. A day up to today is expected.",
        )
    return understood


def _check_readable(cell: SheetCell) -> None:
    if cell.kind is CellKind.FORMULA or cell.text.lstrip().startswith(FORMULA_SIGNS):
        raise Wrong(
            "Hier steht eine Formel. Formeln werden nie ausgerechnet; bitte den Wert selbst "
            "eintragen.",
            "Here stands a formula. Formulas are never worked out; please enter the value itself.",
        )
    if cell.kind is CellKind.ERROR:
        raise Wrong(
            f"Hier steht der Fehler {shown(cell.text)} der Tabelle. Bitte den Wert eintragen.",
            f"Here stands the error {shown(cell.text)} of the spreadsheet. Please enter the value.",
        )
    if UNREADABLE in cell.text:
        raise Wrong(
            "Hier steht ein Zeichen, das keine Schrift ist. Bitte neu eintippen.",
            "Here stands a sign that is no writing. Please type it anew.",
        )
    if len(cell.text) > LONGEST_CELL:
        raise Wrong(
            f"Hier stehen mehr als {LONGEST_CELL} Zeichen. Bitte kürzen.",
            f"Here stand more than {LONGEST_CELL} characters. Please shorten it.",
        )


def _chosen(cell: SheetCell, words: list[Word]) -> Understood:
    asked = folded(" ".join(cell.text.split()))
    for word in words:
        if asked in _ways_to_say(word):
            return Understood(word.value)
    near = [
        word
        for word in words
        if any(folded(each) in asked or asked in folded(each) for each in word[1:])
    ]
    listed = near or words
    raise Wrong(
        f"„{shown(cell.text)}“ gibt es hier nicht. Möglich: {', '.join(each.de for each in listed)}.",
        f'"{shown(cell.text)}" does not exist here. Possible: {", ".join(each.en for each in listed)}.',
        right=near[0].de if len(near) == 1 else "",
    )


def _ways_to_say(word: Word) -> set[str]:
    """What stands in brackets behind a name may be left out."""
    return {folded(way) for each in word for way in (each, each.partition(" (")[0])}
