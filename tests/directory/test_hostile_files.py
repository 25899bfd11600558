"""Files made to break whoever opens them: each is refused in a sentence, or read as plain text."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook

from obhut.directory.queries.sheets.limits import FileRead
from obhut.directory.queries.sheets.reading import read_file
from obhut.kernel.mechanism.delivered.tables import CellKind
from obhut.kernel.refusals import Faulty
from tests.directory.spreadsheets import saved, separated, workbook, youth_office

ROW = youth_office("09564", "Jugendamt Nürnberg")
MOST_MEMORY = 150 * 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
BOMB = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>"""
FOREIGN = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'


def with_part(name: str, content: bytes, *, of: bytes | None = None) -> bytes:
    """The package with this part in place of its own, or added."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(of or workbook(ROW))) as package,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for each in package.namelist():
            if each != name:
                made.writestr(each, package.read(each))
        made.writestr(name, content)
    return written.getvalue()


def sheet_with(inside: str, *, before: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'{before}<worksheet xmlns="{space}"><sheetData>{inside}</sheetData></worksheet>'
    return with_part(SHEET, text.encode())


def written_in_utf_16(declared: str) -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{declared}<worksheet/>'
    return with_part(SHEET, text.encode("utf-16"))


def many_sheets() -> bytes:
    book = Workbook()
    for number in range(40):
        book.create_sheet(f"Blatt {number}")
    return saved(book)


def one_text_many_times() -> bytes:
    """A long text stands once in the file and is named by every cell."""
    book = Workbook()
    page = book.active
    assert page is not None
    for _ in range(2_000):
        page.append(["a" * 4_000] * 2)
    return saved(book)


def many_rows() -> bytes:
    return separated(*[ROW] * 6_000)


def many_columns() -> bytes:
    return separated(["x"] * 200)


def zeros(megabytes: int) -> bytes:
    return with_part("xl/media/picture.png", bytes(megabytes * 1024 * 1024))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb of zeros": (lambda: zeros(100), "Unpacked the file is larger than 24 MB"),
    "a bomb in the sheet": (
        lambda: sheet_with("<row><c><v>1</v></c></row>" * 1_500_000),
        "Unpacked the file is larger than 24 MB",
    ),
    "entities of entities": (lambda: sheet_with("", before=BOMB), "XML entities"),
    "a file of the machine": (lambda: sheet_with("", before=FOREIGN), "XML entities"),
    "entities in UTF-16": (lambda: written_in_utf_16(FOREIGN), "XML entities"),
    "entities in the words": (
        lambda: with_part("xl/sharedStrings.xml", f"{BOMB}<sst/>".encode()),
        "XML entities",
    ),
    "macros": (lambda: with_part("xl/vbaProject.bin", b"macro"), "holds macros"),
    "macros elsewhere": (lambda: with_part("XL\\VBAPROJECT.BIN", b"x"), "holds macros"),
    "a thousand parts": (
        lambda: with_many_parts(1_000),
        "Unpacked the file is larger",
    ),
    "sheets without end": (many_sheets, "more than 30 sheets"),
    "rows without end": (many_rows, "more than 5000 lines"),
    "columns without end": (many_columns, "more than 100 columns"),
    "a row far below": (
        lambda: sheet_with('<row r="99999999999"><c r="A1"><v>1</v></c></row>'),
        "more than 5000 lines",
    ),
    "one text everywhere": (one_text_many_times, "more than five million characters"),
    "a package of something else": (lambda: archive({"word/document.xml": b"<x/>"}), "no Excel"),
    "an empty package": (lambda: archive({}), "no table"),
    "a password, or 1997": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "no table"),
    "a page": (lambda: b"  <html><body>404</body></html>", "no table"),
    "another packing": (lambda: b"\x1f\x8b" + bytes(50), "no table"),
    "six megabytes": (lambda: b"a;b\n" * 1_600_000, "larger than 5 MB"),
    "nothing": (lambda: b"", "is empty"),
    "half a file": (lambda: workbook(ROW)[:3000], "is damaged"),
    "an open quote": (lambda: b'a;b\n"' + b"x" * 200_000, "cannot be read"),
    "no encoding": (lambda: b"\x81\x8d\x8f\x90 ; \x9d", "encoding of the file cannot"),
}


def with_many_parts(count: int) -> bytes:
    return archive({f"xl/{number}.xml": b"<x/>" for number in range(count)})


def archive(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_hostile_file_is_refused_in_a_sentence_and_within_bounds(name: str) -> None:
    make, says = REFUSED[name]
    content = make()
    tracemalloc.start()

    with pytest.raises(Faulty) as refused:
        read_file(content)

    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert says in refused.value.faults[0].en
    assert most < MOST_MEMORY


def texts(read: FileRead) -> list[list[str]]:
    return [
        [cell.text for _at, cell in sorted(line.cells.items())] for line in read.sheets[0].lines
    ]


def test_a_formula_is_never_worked_out() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["=1+1", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0"])

    line = read_file(saved(book)).sheets[0].lines[0]

    assert {cell.kind for cell in line.cells.values()} == {CellKind.FORMULA}


def test_the_guard_that_our_own_tables_put_before_a_formula_is_taken_off_again() -> None:
    content = b"a;b;c\r\n'+49 911 1;'s Hertogenbosch;'=1+1\r\n"

    assert texts(read_file(content))[1] == ["+49 911 1", "'s Hertogenbosch", "=1+1"]


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    lying = sheet_with('<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>').replace(
        b"", b""
    )

    assert texts(read_file(lying)) == [["x"]]


def test_hidden_sheets_are_not_read_and_that_is_said() -> None:
    book = load_workbook(io.BytesIO(workbook(ROW)))
    book.create_sheet("Geheim").append(["x"])
    book["Geheim"].sheet_state = "hidden"

    read = read_file(saved(book))

    assert [sheet.name for sheet in read.sheets] == ["Stellen"]
    assert [remark.en for remark in read.remarks] == [
        "Sheets that were read: Stellen.",
        "Hidden sheets were not read.",
    ]


@pytest.mark.parametrize(
    ("encoding", "separator", "says"),
    [
        ("utf-8", ";", ("Encoding: UTF-8.", "Separated by semicolons.")),
        (
            "utf-8-sig",
            ",",
            ("Encoding: UTF-8, as the file itself says.", "Separated by commas."),
        ),
        (
            "utf-16",
            "\t",
            ("Encoding: UTF-16, as the file itself says.", "Separated by tabs."),
        ),
        (
            "cp1252",
            ";",
            (
                "Encoding: Windows-1252, as the file is no UTF-8. Please check the umlauts.",
                "Separated by semicolons.",
            ),
        ),
    ],
)
def test_how_a_text_file_is_written_is_found_out_and_said(
    encoding: str, separator: str, says: tuple[str, ...]
) -> None:
    read = read_file(separated(ROW, separator=separator, encoding=encoding))

    assert tuple(remark.en for remark in read.remarks) == says
    assert texts(read)[1][2] == "Jugendamt Nürnberg"


def test_signs_that_are_no_writing_are_marked_for_their_cell() -> None:
    read = read_file(b"a;b\nzwei\0;\x1f drei\n")

    assert texts(read) == [["a", "b"], ["zwei\ufffd", "\ufffd drei"]]
