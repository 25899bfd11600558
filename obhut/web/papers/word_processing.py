"""Writes one Word file. Started by the press as a process of its own, like typesetting.

Knows nothing of the product and reads no file of ours. Headings, lists, tables and the language are
real ones; what came and what went between two editions are tracked changes, so that whoever
negotiates can accept or reject each of them.

Argument: how far it steps back behind other work. Standard input: moment and content as JSON.
Standard output: the file.
"""

import io
import json
import os
import resource
import sys
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

CPU_SECONDS = 40
LANGUAGES = {"de": "de-DE", "en": "en-GB"}
LIST_STYLES = {"item": "List Bullet", "counted": "List Number"}
GREY = RGBColor(0x47, 0x47, 0x47)
BLACK = RGBColor(0, 0, 0)
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that such a file can hold: the same content gives the same bytes."""
MARKS = {"added": "w:ins", "removed": "w:del"}
Block = Mapping[str, Any]


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    os.nice(int(sys.argv[1]))
    told = json.load(sys.stdin.buffer)
    moment = datetime.fromtimestamp(told["at"], UTC)
    sys.stdout.buffer.write(written(json.loads(told["content"]), moment))


def written(content: Mapping[str, Any], at: datetime) -> bytes:
    """The file: properties and frame, what stands in front, then the blocks in order."""
    document = Document()
    _looks(document, content["foot"]["language"])
    _properties(document, content, at)
    _frame(document, content)
    _front(document, content)
    pen = _Pen(document, author=content["foot"]["edition"], at=at)
    for block in content["blocks"]:
        pen.write(block)
    return _packed(document)


class _Pen:
    """Writes blocks; ``author`` and ``at`` stand at every tracked change."""

    def __init__(self, document: Written, *, author: str, at: datetime) -> None:
        self._document = document
        names = ("Remark", *LIST_STYLES.values(), *(f"Heading {level}" for level in range(1, 7)))
        self._styles = {name: document.styles[name].style_id for name in names}
        self._author, self._at = author, at.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._changes = 0

    def write(self, block: Block) -> None:
        if block["style"] == "table":
            _table(self._document, block)
            return
        paragraph = self._document.add_paragraph()
        style = _style_of(block)
        if style:  # by its id: looking each up by name would take longer than all the rest
            _xml(paragraph).style = self._styles[style]
        whole = block["change"]
        if whole != "same":
            self._mark_paragraph(paragraph, whole)
        if block["label"]:
            self._run(paragraph, f"{block['label']} ", whole, strong=True)
        for said in block["words"]:
            self._run(paragraph, said["text"], whole if whole != "same" else said["change"])

    def _run(self, paragraph: Paragraph, text: str, change: str, *, strong: bool = False) -> None:
        run = paragraph.add_run(text)
        run.bold = strong or None
        if change == "same":
            return
        mark, words = self._mark(change), _xml(run)
        words.addprevious(mark)
        mark.append(words)
        if change == "removed":
            for each in words.findall(qn("w:t")):
                each.tag = qn("w:delText")

    def _mark_paragraph(self, paragraph: Paragraph, change: str) -> None:
        """The end of the paragraph came or went too: else an empty line would stay behind."""
        of_the_end = OxmlElement("w:rPr")
        of_the_end.append(self._mark(change))
        _xml(paragraph).get_or_add_pPr().append(of_the_end)

    def _mark(self, change: str) -> BaseOxmlElement:
        self._changes += 1
        mark = OxmlElement(MARKS[change])
        mark.set(qn("w:id"), str(self._changes))
        mark.set(qn("w:author"), self._author)
        mark.set(qn("w:date"), self._at)
        return mark


def _style_of(block: Block) -> str:
    match block["style"]:
        case "heading":
            return f"Heading {block['level']}"
        case "small":
            return "Remark"
        case style:
            return LIST_STYLES.get(style, "")


def _looks(document: Written, language: str) -> None:
    """A4, dark letters throughout, and the language that a screen reader speaks."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    styles = document.styles
    remark = styles.add_style("Remark", WD_STYLE_TYPE.PARAGRAPH)
    remark.base_style = styles["Normal"]
    remark.font.size, remark.font.color.rgb = Pt(9), GREY
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
    for name in ("Title", *(f"Heading {level}" for level in range(1, 7))):
        styles[name].font.color.rgb = BLACK
        styles[name].font.italic = False
    for each in styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), LANGUAGES[language])
        each.set(qn("w:eastAsia"), LANGUAGES[language])


def _properties(document: Written, content: Mapping[str, Any], at: datetime) -> None:
    foot = content["foot"]
    kept = document.core_properties
    kept.title, kept.author, kept.language = foot["title"], "Obhut", LANGUAGES[foot["language"]]
    kept.subject, kept.comments = foot["edition"], f"{foot['valid']}. {foot['digest']}"
    kept.created = kept.modified = at.replace(tzinfo=None)
    kept.last_modified_by, kept.keywords, kept.revision = "Obhut", "", 1


def _frame(document: Written, content: Mapping[str, Any]) -> None:
    """On every page: what to know first, which edition, and the number of the page."""
    section, foot = document.sections[0], content["foot"]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    above.style = below.style = "Remark"
    above.add_run(f"Obhut · {content['warning'] or foot['draft']}")
    below.add_run(f"{foot['valid']}. {foot['edition']}. ")
    before, between, after = _around(foot["page"])
    for text, field in ((before, "PAGE"), (between, "NUMPAGES")):
        below.add_run(text)
        _field(below, field)
    below.add_run(after)


def _around(page: str) -> tuple[str, str, str]:
    """What stands before, between and after the two numbers of "page {page} of {pages}"."""
    before, _, rest = page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return before, between, after


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word works out itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    number = _xml(paragraph.add_run("1"))
    number.addprevious(field)
    field.append(number)


def _front(document: Written, content: Mapping[str, Any]) -> None:
    document.add_paragraph(content["foot"]["title"], style="Title")
    for line in content["lead"]:
        document.add_paragraph(line)
    if content["warning"]:
        document.add_paragraph().add_run(content["warning"]).bold = True
    for line in content["notes"]:
        document.add_paragraph(line, style="Remark")
    words, foot = content["words"], content["foot"]
    document.add_paragraph(f"{words['digest_full']} {foot['digest']}", style="Remark")
    document.add_paragraph(f"{words['open_page']}: {foot['address']}", style="Remark")


def _table(document: Written, block: Block) -> None:
    """With a caption above it, and a first row that each page repeats and a screen reader reads out."""
    document.add_paragraph().add_run(block["label"]).bold = True
    rows = block["rows"]
    made = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for at, row in enumerate(rows):
        cells = made.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = "Remark"
            paragraph.add_run(text).bold = at == 0 or None
    _xml(made.rows[0]).get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), block["label"])
    _xml(made).tblPr.append(described)
    document.add_paragraph(style="Remark")


def _xml(part: Any) -> Any:
    """What python-docx has no words for: tracked changes, fields, rows that are repeated."""
    return part._element  # noqa: SLF001 -- the one door to the XML below


def _packed(document: Written) -> bytes:
    """The file with no other day in it than the one it was told."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return packed.getvalue()


if __name__ == "__main__":
    main()
