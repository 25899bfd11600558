"""How much of a file is read, and how the rest is refused."""

import unicodedata
from dataclasses import dataclass

from obhut.kernel.mechanism.delivered.lines import UNREADABLE
from obhut.kernel.mechanism.delivered.tables import Sheet
from obhut.kernel.refusals import Fault, Faulty

MEGABYTE = 1024 * 1024
LARGEST_FILE = 5 * MEGABYTE
LARGEST_UNPACKED = 24 * MEGABYTE
MOST_PARTS = 400
MOST_SHEETS = 30
MOST_LINES = 5_000
MOST_COLUMNS = 100
MOST_SIGNS = 5_000_000
"""All cells together: a spreadsheet may name one long text a million times."""
LONGEST_KEPT = 4_001
"""Of a cell; one sign more than a row may hold, so that its fault is seen."""
LINE_SIGNS = "\n\t"


@dataclass(frozen=True, slots=True)
class Remark:
    """How the file was read, said aloud."""

    de: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...]


class Counted:
    """Signs read so far, over all sheets of a file."""

    def __init__(self) -> None:
        self.signs = 0

    def text(self, given: str) -> str:
        """The text as far as it is kept; signs that are no writing are marked."""
        kept = given[:LONGEST_KEPT].replace("\r\n", "\n").replace("\r", "\n")
        self.signs += len(kept)
        if self.signs > MOST_SIGNS:
            raise refused(
                "Die Tabelle enthält mehr als fünf Millionen Zeichen Text. Bitte aufteilen.",
                "The table holds more than five million characters of text. Please split it.",
            )
        return "".join(UNREADABLE if _is_no_writing(sign) else sign for sign in kept)


def check_size(content: bytes) -> None:
    if not content:
        raise refused("Die Datei ist leer.", "The file is empty.")
    if len(content) > LARGEST_FILE:
        most = LARGEST_FILE // MEGABYTE
        raise refused(
            f"Die Datei ist größer als {most} MB. Bitte aufteilen oder Bilder entfernen.",
            f"The file is larger than {most} MB. Please split it or remove pictures.",
        )


def too_many_lines(sheet: str) -> Faulty:
    return refused(
        f"Das Blatt „{sheet[:40]}“ hat mehr als {MOST_LINES} Zeilen. Bitte aufteilen.",
        f'The sheet "{sheet[:40]}" has more than {MOST_LINES} lines. Please split it.',
    )


def too_many_columns(sheet: str) -> Faulty:
    return refused(
        f"Das Blatt „{sheet[:40]}“ hat mehr als {MOST_COLUMNS} Spalten. Bitte überflüssige löschen.",
        f'The sheet "{sheet[:40]}" has more than {MOST_COLUMNS} columns. Please delete what is not '
        "needed.",
    )


def refused(de: str, en: str) -> Faulty:
    return Faulty((Fault(where="file", field="file", de=de, en=en),))


def _is_no_writing(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs", "Cn") and sign not in LINE_SIGNS
