"""Spreadsheets as people deliver them."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

HEADING = ("Funktion", "Gebiet", "Name", "Telefon", "Funktionspostfach", "Öffnungszeiten")
Row = Sequence[Any]


def workbook(*rows: Row, heading: Row = HEADING, sheet: str = "Stellen") -> bytes:
    """The bytes of an XLSX file."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in (heading, *rows):
        page.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def separated(
    *rows: Row, heading: Row = HEADING, separator: str = ";", encoding: str = "utf-8"
) -> bytes:
    """The bytes of a CSV file."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows([heading, *rows])
    return written.getvalue().encode(encoding)


def youth_office(ags: Any, name: str, phone: Any = "0000 1", **said: Any) -> tuple[Any, ...]:
    """A row that is right as it stands."""
    return (
        said.get("function", "Jugendamt"),
        ags,
        name,
        phone,
        said.get("mailbox", "jugendamt@lummerland.example"),
        said.get("hours", "Mo–Fr 8–16 Uhr"),
    )


def fifty_youth_offices(kreise: Iterable[tuple[str, str]]) -> list[tuple[Any, ...]]:
    """One row for each of these Kreise (AGS, name)."""
    return [
        youth_office(ags, f"Jugendamt {name}", f"0000 {number:03}")
        for number, (ags, name) in enumerate(kreise, start=1)
    ]
