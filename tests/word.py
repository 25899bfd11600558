"""How a Word file is read here: its paragraphs, with every tracked change accepted or rejected."""

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

MARKS = {"accepted": ("w:ins", "w:del"), "rejected": ("w:del", "w:ins")}
"""What stays and what goes when all changes are accepted, or rejected."""


def paragraphs(document: bytes, changes: str = "accepted") -> list[tuple[str, str]]:
    """Style and words of each paragraph of the body."""
    stays, goes = MARKS[changes]
    return [
        (_style(each), "".join(_words(each, stays)))
        for each in Document(io.BytesIO(document)).element.body.iter(qn("w:p"))
        if each.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(goes)}") is None
    ]


def marks(document: bytes) -> dict[str, int]:
    """How many pieces came and went."""
    body = Document(io.BytesIO(document)).element.body
    return {name: len(list(body.iter(qn(name)))) for name in ("w:ins", "w:del")}


def parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _style(paragraph: BaseOxmlElement) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def _words(paragraph: BaseOxmlElement, stays: str) -> Iterator[str]:
    for each in paragraph.iter(qn("w:t"), qn("w:delText")):
        marked = [up.tag for up in each.iterancestors() if up.tag in (qn("w:ins"), qn("w:del"))]
        if not marked or marked[0] == qn(stays):
            yield each.text or ""
