"""How a PDF is read here: its words, its marks for screen readers, what it claims to be."""

import io
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

import pikepdf

PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
SPAN = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


class Paper:
    def __init__(self, document: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(document))
        self._fonts: dict[object, dict[int, str]] = {}

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, in the order in which they are set."""
        return ["".join(self._words(page)) for page in self.pdf.pages]

    @cached_property
    def words(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.pages))

    @property
    def digits(self) -> str:
        return re.sub(r"\D", "", self.words)

    @property
    def claims(self) -> dict[str, str]:
        """Title, language and the standards that the document says it keeps."""
        with self.pdf.open_metadata() as about:
            return {
                "title": str(about["dc:title"]),
                "pdf/a": f"{about['pdfaid:part']}{about['pdfaid:conformance']}",
                "pdf/ua": str(about["{http://www.aiim.org/pdfua/ns/id/}part"]),
                "language": str(self.pdf.Root.Lang),
                "marked": str(bool(self.pdf.Root.MarkInfo.Marked)),
                "shows title": str(bool(self.pdf.Root.ViewerPreferences.DisplayDocTitle)),
            }

    @property
    def bookmarks(self) -> list[str]:
        with self.pdf.open_outline() as outline:
            return [entry.title for entry in outline.root]

    @property
    def faults(self) -> list[str]:
        """What qpdf finds wrong in the file."""
        return list(self.pdf.check_pdf_syntax())

    def elements(self, kind: str) -> list[Any]:
        """Structure elements of one kind: what a screen reader walks through."""
        return [each for each in _tree(self.pdf.Root.StructTreeRoot) if each.get("/S") == kind]

    @property
    def links(self) -> list[str]:
        return [
            str(note.A.URI)
            for page in self.pdf.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        ]

    def _words(self, page: pikepdf.Page) -> Iterator[str]:
        letters: dict[int, str] = {}
        for step in pikepdf.parse_content_stream(page, "Tf TJ Tj ET"):
            match str(step.operator):
                case "Tf":
                    letters = self._letters(page.Resources.Font[str(step.operands[0])])
                case "TJ" | "Tj":
                    shown = step.operands[0]
                    parts = [shown] if isinstance(shown, pikepdf.String) else list(shown)
                    for part in parts:
                        if isinstance(part, pikepdf.String):
                            yield from _read(bytes(part), letters)
                case "ET":
                    yield "\n"

    def _letters(self, font: Any) -> dict[int, str]:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _letters(font)
        return self._fonts[font.objgen]


@lru_cache(maxsize=4)
def paper(document: bytes) -> Paper:
    """Read once, however many tests look at it."""
    return Paper(document)


def claims_of(title: str, language: str) -> dict[str, str]:
    """What every paper of ours has to claim."""
    return {
        "title": title,
        "pdf/a": "2A",
        "pdf/ua": "1",
        "language": language,
        "marked": "True",
        "shows title": "True",
    }


def _read(signs: bytes, letters: dict[int, str]) -> Iterator[str]:
    for at in range(0, len(signs), 2):
        yield letters.get(int.from_bytes(signs[at : at + 2], "big"), "?")


def _letters(font: Any) -> dict[int, str]:
    """From the number of a shape to what it means, as the font itself says."""
    said = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", said, re.DOTALL):
        for sign, meant in PAIR.findall(block):
            found[int(sign, 16)] = bytes.fromhex(meant).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", said, re.DOTALL):
        for first, last, meant in SPAN.findall(block):
            for sign in range(int(first, 16), int(last, 16) + 1):
                found[sign] = chr(int(meant, 16) + sign - int(first, 16))
    return found


def _tree(root: Any) -> Iterator[Any]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting.extend(element)
        elif isinstance(element, pikepdf.Dictionary):
            yield element
            if "/K" in element:
                waiting.append(element.K)
