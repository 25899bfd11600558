"""What a search of the directory shows, to take along: a spreadsheet, a plain table, or vCards.

A cell is always text. One that a spreadsheet would take for a formula is told as text, too.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from obhut.directory.queries.entries import confirmed_on
from obhut.directory.queries.search import Wanted, all_that_fit, numbers_that_fit
from obhut.directory.queries.vacancies import vacancy
from obhut.kernel.exchange.hsds_ids import service_id
from obhut.kernel.exchange.hsds_writing import is_web, shown
from obhut.kernel.exchange.vcards import VCard, write_vcards
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.mechanism.findable import traits_of
from obhut.kernel.refusals import Fault, Faulty
from obhut.web.directory import words
from obhut.web.directory.entry_cards import hours_in_words, name_of
from obhut.web.directory.tiles import land_names
from obhut.web.finder.words import day_in_words, said

MOST = 10_000
FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that a file of this kind cannot hold."""
WIDTHS = (40, 28, 20, 36, 20, 36, 24, 36, 36)
BOM = "\ufeff"
Row = tuple[str, ...]


def exported(wanted: Wanted, form: str) -> tuple[bytes, str]:
    """The file and its type. Raises Faulty where there is more than a file should hold."""
    count = len(numbers_that_fit(wanted))
    if count > MOST:
        raise Faulty((_too_many(count),))
    write, content_type = FORMS[form]
    return write(all_that_fit(wanted)), content_type


def rows_of(points: Iterator[ServicePointRow]) -> Iterator[Row]:
    """The headings, then a row for each entry, in the language of the page."""
    yield (
        _("Name"), _("Kind"), _("Land"), _("Carrier"), _("Town"), _("Address"), _("Telephone"),
        _("E-mail"), _("Web"), _("Hours"), str(words.FIELDS["minors"]),
        str(words.FIELDS["professionals"]), _("Forms of exploitation"), _("Languages"),
        _("For whom"), _("Note"), _("Held back"), _("Source"), _("Seen on"), _("Confirmed on"),
        _("Key"),
    )  # fmt: skip
    lands = land_names()
    for point in points:
        yield _row(_visible(point), lands)


def _visible(point: ServicePointRow) -> ServicePointRow:
    empty = vacancy(point.key)
    return shown(point, empty=empty is not None and empty.whole).point


def _row(point: ServicePointRow, lands: Mapping[str, str]) -> Row:
    traits, confirmed = traits_of(point), confirmed_on(point.key)
    return (
        name_of(point),
        str(words.KINDS[point.kind]),
        ", ".join(lands.get(land, land) for land in traits.laender),
        point.carrier or "",
        point.city or "",
        point.address or "",
        "; ".join(point.phones),
        "; ".join(point.emails),
        point.web or "",
        hours_in_words(point, traits),
        str(words.ANSWERS[traits.minors]),
        str(words.ANSWERS[traits.professionals]),
        ", ".join(map(words.form_name, point.forms)),
        said(point.languages) if point.languages else "",
        said(point.target_group) if point.target_group else "",
        said(point.note) if point.note else "",
        said(point.hold) if point.hold else "",
        point.source,
        point.seen,
        confirmed.isoformat() if confirmed else "",
        point.key,
    )


def _as_xlsx(points: Iterator[ServicePointRow]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Directory"))
    sheet.freeze_panes = "B2"
    for at, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(ord("A") + at)].width = width
    for row in rows_of(points):
        sheet.append([_cell(sheet, UNSEEN.sub("", text)) for text in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(sheet: WriteOnlyWorksheet, text: str) -> Cell | None:
    """Text and nothing else; no cell where nothing is said."""
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # else "=…" would be a formula
    cell.quotePrefix = bool(FORMULA.match(text))  # and stays text when somebody edits it
    return cell


def _as_csv(points: Iterator[ServicePointRow]) -> bytes:
    written = io.StringIO(newline="")
    table = csv.writer(written, quoting=csv.QUOTE_ALL)
    table.writerows(map(_harmless, row) for row in rows_of(points))
    return f"{BOM}{written.getvalue()}".encode()


def _harmless(text: str) -> str:
    """A table has no types: an apostrophe in front is how a spreadsheet is told that this is text."""
    plain = UNSEEN.sub("", text)
    return f"'{plain}" if FORMULA.match(plain) else plain


def _as_vcards(points: Iterator[ServicePointRow]) -> bytes:
    lands = land_names()
    return "".join(write_vcards(_card(_visible(point), lands) for point in points)).encode()


def _card(point: ServicePointRow, lands: Mapping[str, str]) -> VCard:
    held = _("The number is held back: nobody has checked it yet.") if point.hold else ""
    traits = traits_of(point)
    seen = _("Seen on %(day)s") % {"day": day_in_words(date.fromisoformat(point.seen))}
    return VCard(
        id=service_id(point.key),
        name=name_of(point),
        organisation=point.carrier or name_of(point),
        phones=tuple(point.phones),
        emails=tuple(point.emails),
        web=point.web if point.web and is_web(point.web) else "",
        address=point.address or "",
        categories=(
            str(words.KINDS[point.kind]),
            *(lands.get(land, land) for land in traits.laender),
        ),
        notes=tuple(filter(None, (hours_in_words(point, traits), held, seen))),
        source=point.source if is_web(point.source) else "",
    )


def _too_many(count: int) -> Fault:
    return Fault(
        where="query",
        field="",
        de=f"Das sind {count} Einträge; eine Datei fasst {MOST}. Bitte enger suchen.",
        en=f"These are {count} entries; a file holds {MOST}. Please narrow the search.",
    )


FORMS: Mapping[str, tuple[Callable[[Iterator[ServicePointRow]], bytes], str]] = {
    "xlsx": (_as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (_as_csv, "text/csv; charset=utf-8"),
    "vcf": (_as_vcards, "text/vcard; charset=utf-8"),
}
