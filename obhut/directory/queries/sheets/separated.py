"""CSV: how it is encoded and separated is found out, and said aloud."""

import csv
import io

from obhut.directory.queries.sheets.limits import (
    MOST_COLUMNS,
    MOST_LINES,
    Counted,
    FileRead,
    Remark,
    refused,
    too_many_columns,
    too_many_lines,
)
from obhut.kernel.mechanism.delivered.tables import Line, Sheet, SheetCell

NAME = "CSV"
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
SEPARATORS = (
    (";", "Semikolon", "semicolons"),
    ("\t", "Tabulator", "tabs"),
    (",", "Komma", "commas"),
)
SAID_BY_EXCEL = "sep="

FORMULA_BEGINS = tuple("=+-@")


def read_separated(content: bytes) -> FileRead:
    text, encoding = _decoded(content)
    first, _, rest = text.partition("\n")
    if first.casefold().startswith(SAID_BY_EXCEL):
        text = rest
    separator, de, en = _separator(text)
    remarks = (
        encoding,
        Remark(f"Trennzeichen: {de}.", f"Separated by {en}."),
    )
    return FileRead(
        sheets=(Sheet(name=NAME, lines=tuple(_lines(text, separator))),), remarks=remarks
    )


def _decoded(content: bytes) -> tuple[str, Remark]:
    for mark, codec, name in MARKS:
        if content.startswith(mark):
            return _text(content, codec), Remark(
                f"Zeichensatz: {name}, wie die Datei selbst sagt.",
                f"Encoding: {name}, as the file itself says.",
            )
    try:
        return content.decode("utf-8"), Remark("Zeichensatz: UTF-8.", "Encoding: UTF-8.")
    except UnicodeDecodeError:
        return _text(content, "cp1252"), Remark(
            "Zeichensatz: Windows-1252, weil die Datei kein UTF-8 ist. Bitte Umlaute prüfen.",
            "Encoding: Windows-1252, as the file is no UTF-8. Please check the umlauts.",
        )


def _text(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise refused(
            "Der Zeichensatz der Datei ist nicht zu erkennen. Bitte als „CSV UTF-8“ oder .xlsx "
            "speichern.",
            "The encoding of the file cannot be made out. Please save it as “CSV UTF-8” or .xlsx.",
        ) from error


def _separator(text: str) -> tuple[str, str, str]:
    """The one that gives the first line the most columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=lambda each: first.count(each[0]))


def _lines(text: str, separator: str) -> list[Line]:
    counted = Counted()
    lines: list[Line] = []
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(rows, start=1):
            cells = {
                at: SheetCell(counted.text(_unguarded(said)))
                for at, said in enumerate(row)
                if said.strip()
            }
            if not cells:
                continue
            if len(lines) >= MOST_LINES:
                raise too_many_lines(NAME)
            if max(cells) >= MOST_COLUMNS:
                raise too_many_columns(NAME)
            lines.append(Line(number=number, cells=cells))
    except csv.Error as error:
        raise refused(
            f"Zeile {rows.line_num} ist nicht lesbar: {error}. Ist ein Anführungszeichen offen?",
            f"Line {rows.line_num} cannot be read: {error}. Is a quotation mark left open?",
        ) from error
    return lines


def _unguarded(said: str) -> str:
    """Our own tables put an apostrophe before what a workbook would take for a formula."""
    return said[1:] if said[:1] == "'" and said[1:2] in FORMULA_BEGINS else said
