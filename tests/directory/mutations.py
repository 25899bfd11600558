"""Files as chance and malice make them, always the same for the same number."""

import io
import zipfile
from collections.abc import Callable
from random import Random

from tests.directory.spreadsheets import HEADING, separated, workbook, youth_office

ROWS = tuple(
    youth_office(ags, f"Jugendamt {ags}", f"0911 {ags}", function="youth-office")
    for ags in ("09564", "09563", "09562", "09561", "01001")
)
HOSTILE = (
    "=cmd|' /C calc'!A0", "=1+1", "@SUM(1)", "+49", "-", "–", "\0", "\x1f", "\ufeff", "\u202eabc",
    "\ud800", "𝕏" * 50, "a" * 5_000, "9" * 400, "1e309", "-1", "0", "NaN", "∞", "١٢٣", "00000",
    "09564;09564", "DE-XX", "Atlantis", "2026-02-30", "31.2.2026", "24:61", "Mo–", "–8 Uhr",
    "javascript:alert(1)", "<script>alert(1)</script>", "]]>", "&bomb;", "' OR 1=1 --", "{{ 7*7 }}",
    "%s%n", "../../etc/passwd", "BEISPIEL", ";;;;", '"', "\t", "\r\n\r\n", "ja", "Jugendamt", "110",
)  # fmt: skip
XML_PIECES = (
    "<!DOCTYPE x [<!ENTITY bomb 'x'>]>", "&bomb;", "<c r='XFD1048576'><v>1</v></c>", "</sheetData>",
    "<row r='99999999999'>", " t='s'", " t='e'", " t='b'", " t='str'", " r='A0'", " r=''", "<f>1/0</f>",
    "<v>99999999</v>", "<v>-1</v>", "<v>1e999</v>", "<is><t>x</t></is>", " s='9999'", "\0", "<", ">", "'",
)  # fmt: skip
Mutation = Callable[[Random], bytes]


def mutated(number: int) -> tuple[bytes, str]:
    """The bytes of a file, and under which name it comes."""
    chance = Random(number)  # noqa: S311 -- the same number gives the same file; nothing is secret
    mutation, name = KINDS[number % len(KINDS)]
    return mutation(chance), name


def _flipped(chance: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 40)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: Random, content: bytes) -> bytes:
    begin, end = sorted(chance.sample(range(len(content)), 2))
    return chance.choice((content[:end], content[:begin] + content[end:], content[begin:]))


def _doubled(chance: Random, content: bytes) -> bytes:
    begin, end = sorted(chance.sample(range(len(content)), 2))
    at = chance.randrange(len(content))
    return content[:at] + content[begin:end] * chance.randint(1, 3) + content[at:]


def _bytes_of_workbook(chance: Random) -> bytes:
    return chance.choice((_flipped, _cut, _doubled))(chance, workbook(*ROWS))


def _bytes_of_text(chance: Random) -> bytes:
    separator = chance.choice((";", ",", "\t"))
    encoding = chance.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16"))
    text = separated(*ROWS, separator=separator, encoding=encoding)
    return chance.choice((_flipped, _cut, _doubled))(chance, text)


def _parts(chance: Random) -> bytes:
    """A package whose parts are changed, gone, doubled or exchanged, and packed properly again."""
    with zipfile.ZipFile(io.BytesIO(workbook(*ROWS))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(parts))
        match chance.randrange(5):
            case 0:
                parts.pop(name)
            case 1:
                parts[name] = parts[chance.choice(sorted(parts))]
            case 2:
                parts[f"xl/worksheets/sheet{chance.randint(1, 3)}.xml"] = parts[name]
            case _:
                parts[name] = _xml(chance, parts[name])
        parts = parts or {"x": b""}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def _xml(chance: Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(text) + 1)
        piece = chance.choice((*XML_PIECES, *HOSTILE))
        text = text[:at] + piece + text[at + chance.choice((0, 0, 1, 8)) :]
    return text.encode("utf-8", "surrogatepass")


def _cells(chance: Random) -> list[list[object]]:
    """Rows in which some cells say something else, some are gone and some are too many."""
    rows: list[list[object]] = [list(row) for row in (HEADING, *ROWS)]
    for _ in range(chance.randint(1, 12)):
        row = chance.choice(rows)
        column = chance.randrange(len(row) + 1)
        value = chance.choice((*HOSTILE, 9564, 1.5, 9.11e9, True, None, -0.0))
        row[column : column + chance.choice((0, 1, 1))] = [value]
    return rows


def _cells_of_workbook(chance: Random) -> bytes:
    heading, *rows = _cells(chance)
    return workbook(*map(_storable, rows), heading=_storable(heading))


def _cells_of_text(chance: Random) -> bytes:
    rows = [["" if each is None else str(each) for each in row] for row in _cells(chance)]
    text = "\r\n".join(chance.choice((";", ";", ",")).join(row) for row in rows)
    return text.encode("utf-8", "surrogatepass")


def _storable(row: list[object]) -> list[object]:
    """What the library that writes our tests' workbooks would refuse, it never has to write."""
    return [
        "".join(sign for sign in each if sign.isprintable() or sign in "\n\t")
        .encode("utf-8", "ignore")
        .decode()
        if isinstance(each, str)
        else each
        for each in row
    ]


KINDS: tuple[tuple[Mutation, str], ...] = (
    (_bytes_of_workbook, "liste.xlsx"),
    (_parts, "liste.xlsx"),
    (_bytes_of_text, "liste.csv"),
    (_cells_of_workbook, "liste.xlsx"),
    (_parts, "liste.csv"),
    (_cells_of_text, "liste.csv"),
)
