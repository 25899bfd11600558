"""A table from the bytes of a file, whatever it is called: XLSX or CSV."""

from obhut.directory.queries.sheets.limits import FileRead, check_size, refused
from obhut.directory.queries.sheets.separated import read_separated
from obhut.directory.queries.sheets.workbooks import read_workbook

PACKED = b"PK\x03\x04"
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""Excel before 2007, and every workbook that a password protects."""
OTHERS = (
    b"%PDF",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"PK\x05\x06",
)


def read_file(content: bytes) -> FileRead:
    """Raises Faulty: what is wrong with the file, and what would be right."""
    check_size(content)
    if content.startswith(PACKED):
        return read_workbook(content)
    if content.startswith(OLD_OR_LOCKED):
        raise refused(
            "Die Datei ist durch ein Kennwort geschützt oder in einem Format vor 2007. Bitte ohne "
            "Kennwort als .xlsx speichern.",
            "The file is protected by a password, or in a format from before 2007. Please save it "
            "without a password as .xlsx.",
        )
    if content.startswith(OTHERS) or content.lstrip()[:1] == b"<":
        raise refused(
            "Das ist keine Tabelle. Erwartet wird eine Datei .xlsx oder .csv.",
            "This is no table. A file .xlsx or .csv is expected.",
        )
    return read_separated(content)
