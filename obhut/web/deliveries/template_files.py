"""The templates themselves: XLSX with lists to choose from, CSV for everything else."""

import csv
import io

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from obhut.directory.queries.drafts import Functions
from obhut.directory.queries.sheets.limits import MOST_LINES
from obhut.kernel.mechanism.delivered.columns import COLUMNS, Column

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEPARATED = "text/csv; charset=utf-8"
TEXT = "@"
WIDEST, NARROWEST = 44, 14
NEEDED_SHADE, EXAMPLE_SHADE = "D9E8F5", "F2F2F2"
MARK = " *"
"""Behind the heading of what is needed; set aside when it is read."""


def workbook(functions: Functions, *, english: bool) -> bytes:
    """A sheet to fill in, one that explains the columns, and a hidden one with the choices."""
    book = Workbook()
    page = book.active
    if not isinstance(page, Worksheet):
        raise TypeError("A new workbook has a sheet.")
    page.title = "Desks" if english else "Stellen"
    choices = book.create_sheet("Choices" if english else "Auswahl")
    choices.sheet_state = "hidden"
    for number, column in enumerate(COLUMNS, start=1):
        _head(page, number, column, english=english)
        listed = _choices(column, functions, english=english)
        shown = _example_of(column, english=english)
        example = next((each for each in listed if each.startswith(shown)), shown)
        _example(page, number, column, example)
        if listed:
            _offer(page, choices, number, listed)
    page.freeze_panes = "A2"
    _explain(book.create_sheet("Explanation" if english else "Erklärung"), english=english)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def separated(*, english: bool) -> bytes:
    """With a mark at its beginning by which spreadsheets know the encoding."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(heading(column, english=english) for column in COLUMNS)
    rows.writerow(_example_of(column, english=english) for column in COLUMNS)
    return written.getvalue().encode("utf-8-sig")


def heading(column: Column, *, english: bool) -> str:
    return (column.en if english else column.de) + (MARK if column.is_needed else "")


def _head(page: Worksheet, number: int, column: Column, *, english: bool) -> None:
    cell = page.cell(row=1, column=number, value=heading(column, english=english))
    if not isinstance(cell, Cell):
        raise TypeError("A heading is one cell.")
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column.is_needed:
        cell.fill = PatternFill("solid", fgColor=NEEDED_SHADE)
    says = column.says_en if english else column.says_de
    cell.comment = Comment(says, "Obhut", width=320, height=120)
    letter = get_column_letter(number)
    example = _example_of(column, english=english)
    page.column_dimensions[letter].width = min(WIDEST, max(NARROWEST, len(example) + 2))
    if column.keeps_zeros:
        page.column_dimensions[letter].number_format = TEXT


def _example(page: Worksheet, number: int, column: Column, shown: str) -> None:
    """Recognisably no real place; left in, it is not taken over."""
    cell = page.cell(row=2, column=number, value=shown or None)
    cell.font = Font(italic=True)
    cell.fill = PatternFill("solid", fgColor=EXAMPLE_SHADE)
    if column.keeps_zeros:
        cell.number_format = TEXT


def _example_of(column: Column, *, english: bool) -> str:
    return (english and column.example_en) or column.example_de


def _choices(column: Column, functions: Functions, *, english: bool) -> list[str]:
    if column.name == "function":
        return [en if english else de for _key, de, en in functions]
    return [word.en if english else word.de for word in column.choices]


def _offer(page: Worksheet, choices: Worksheet, number: int, listed: list[str]) -> None:
    letter = get_column_letter(number)
    for row, word in enumerate(listed, start=1):
        choices.cell(row=row, column=number, value=word)
    source = f"'{choices.title}'!${letter}$1:${letter}${len(listed)}"
    rule = DataValidation(type="list", formula1=f"={source}", allow_blank=True)
    page.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{MOST_LINES}")


def _explain(page: Worksheet, *, english: bool) -> None:
    said = ("Column", "What belongs there", "Needed", "Example")
    page.append(said if english else ("Spalte", "Was hineingehört", "Pflicht", "Beispiel"))
    for column in COLUMNS:
        needed = ("yes" if english else "ja") if column.is_needed else ""
        page.append([
            column.en if english else column.de,
            column.says_en if english else column.says_de,
            needed,
            _example_of(column, english=english),
        ])  # fmt: skip
    general = (
        "Several values in one cell: with a semicolon. An empty cell leaves what stands in the "
        "directory; a hyphen (-) takes it away."
        if english
        else "Mehrere Werte in einer Zelle: mit Semikolon. Eine leere Zelle lässt stehen, was im "
        "Verzeichnis steht; ein Strich (-) nimmt es heraus."
    )
    page.append([])
    page.append(["", general])
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 28, 90
    page.column_dimensions["D"].width = WIDEST
