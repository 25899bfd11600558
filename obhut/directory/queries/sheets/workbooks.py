"""XLSX: unpacked within limits, without entities, macros or anything that is worked out."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.parsers import expat

from openpyxl import load_workbook

from obhut.directory.queries.sheets.limits import (
    LARGEST_UNPACKED,
    MEGABYTE,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_PARTS,
    MOST_SHEETS,
    Counted,
    FileRead,
    Remark,
    refused,
    too_many_columns,
    too_many_lines,
)
from obhut.kernel.mechanism.delivered.tables import CellKind, Line, Sheet, SheetCell
from obhut.kernel.refusals import Faulty

LAST_LINE = 1_048_576
"""No spreadsheet has more; a file may claim any number."""
WORKBOOK, MACROS = "xl/workbook.xml", "vbaproject.bin"
XML = (".xml", ".rels", ".vml")
LONGEST_SHEET_NAME = 100
PIECE = 64 * 1024


def read_workbook(content: bytes) -> FileRead:
    """Raises Faulty. Whatever a broken or hostile file makes the library raise is told as broken."""
    try:
        _check_package(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a workbook may hold and we never look at
            return _read(content)
    except Faulty:
        raise
    except Exception as error:  # a broken file makes the libraries stumble anywhere
        raise refused(
            "Die Datei ist beschädigt. Bitte in der Tabellenkalkulation öffnen und neu speichern.",
            "The file is damaged. Please open it in the spreadsheet program and save it anew.",
        ) from error


def _check_package(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            most = LARGEST_UNPACKED // MEGABYTE
            raise refused(
                f"Ausgepackt ist die Datei größer als {most} MB. Bitte aufteilen.",
                f"Unpacked the file is larger than {most} MB. Please split it.",
            )
        names = [part.filename.replace("\\", "/").casefold() for part in parts]
        if any(name.endswith(MACROS) for name in names):
            raise refused(
                "Die Datei enthält Makros. Bitte ohne Makros als .xlsx speichern.",
                "The file holds macros. Please save it without macros as .xlsx.",
            )
        if WORKBOOK not in names:
            raise refused(
                "Das ist keine Excel-Tabelle. Erwartet wird eine Datei .xlsx oder .csv.",
                "This is no Excel workbook. A file .xlsx or .csv is expected.",
            )
        left = LARGEST_UNPACKED
        for part in parts:
            if part.filename.casefold().endswith(XML):
                left -= _check_part(package, part, left)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """No part declares a type of document: that is where entities come from."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_entities
    read = 0
    with package.open(part) as opened:
        while piece := opened.read(PIECE):
            read += len(piece)
            if read > left:
                raise zlib.error
            parser.Parse(piece, False)
    parser.Parse(b"", True)
    return read


def _refuse_entities(*_declared: Any) -> None:
    raise refused(
        "Die Datei verweist auf Fremdes (XML-Entitäten). So etwas wird nie gelesen.",
        "The file refers to something foreign (XML entities). Such things are never read.",
    )


def _read(content: bytes) -> FileRead:
    workbook = load_workbook(
        io.BytesIO(content), read_only=True, data_only=False, keep_vba=False, keep_links=False
    )
    try:
        seen = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        if len(seen) > MOST_SHEETS:
            raise refused(
                f"Die Datei hat mehr als {MOST_SHEETS} Blätter. Bitte aufteilen.",
                f"The file has more than {MOST_SHEETS} sheets. Please split it.",
            )
        counted = Counted()
        names = [counted.text(str(sheet.title))[:LONGEST_SHEET_NAME] for sheet in seen]
        if len(set(names)) < len(names):
            raise ValueError("Two sheets bear one name.")
        sheets = tuple(
            Sheet(name=name, lines=tuple(_lines(sheet, counted)))
            for name, sheet in zip(names, seen, strict=True)
        )
        return FileRead(sheets=sheets, remarks=tuple(_remarks(workbook, sheets)))
    finally:
        workbook.close()


def _remarks(workbook: Any, sheets: tuple[Sheet, ...]) -> Iterator[Remark]:
    names = ", ".join(sheet.name for sheet in sheets)
    yield Remark(f"Gelesene Blätter: {names}.", f"Sheets that were read: {names}.")
    if len(workbook.worksheets) > len(sheets):
        yield Remark("Ausgeblendete Blätter wurden nicht gelesen.", "Hidden sheets were not read.")


def _lines(sheet: Any, counted: Counted) -> Iterator[Line]:
    sheet.reset_dimensions()  # what a sheet says of its size need not be true
    read, blank = 0, None
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        if number > LAST_LINE:
            raise too_many_lines(sheet.title)
        if row is blank:  # up to a last one far below there may be a million, all the same one
            continue
        cells = {
            at: _cell(cell, counted) for at, cell in enumerate(row) if cell.value not in (None, "")
        }
        if not cells:
            blank = row
            continue
        read += 1
        if read > MOST_LINES:
            raise too_many_lines(sheet.title)
        if max(cells) >= MOST_COLUMNS:
            raise too_many_columns(sheet.title)
        yield Line(number=number, cells=cells)


def _cell(cell: Any, counted: Counted) -> SheetCell:
    """What a cell says, and how the file understands it; nothing is worked out."""
    kind, text = _KINDS.get(cell.data_type, CellKind.TEXT), cell.value
    match text:
        case bool():
            kind, text = CellKind.TRUTH, "ja" if text else "nein"
        case int():
            kind = CellKind.NUMBER
        case float():
            kind, text = CellKind.NUMBER, int(text) if text.is_integer() else text
        case datetime():
            kind, text = CellKind.DAY, text.date()
        case date():
            kind = CellKind.DAY
        case time():
            text = text.isoformat("minutes")
        case _ if not isinstance(text, str):
            text = "="  # a formula over several cells
    return SheetCell(counted.text(str(text)), kind)


_KINDS = {"f": CellKind.FORMULA, "e": CellKind.ERROR}
