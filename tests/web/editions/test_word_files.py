"""Word files to negotiate with: real headings, lists and tables, a language, and no way in for anything."""

import io
import re
from itertools import pairwise

import pytest
from django.test import Client
from docx import Document
from docx.oxml.ns import qn

from obhut.kernel.concept.texts import Text
from tests.build import edition, node
from tests.editions import put_two_editions_in_force
from tests.lummerland import put_lummerland_in_force
from tests.word import paragraphs, parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_loaded")]
HOSTILE = "<w:p/>&amp;\u202e110\x08 =cmd|' /C calc'!A0 ]]> 🦉 日本"


@pytest.fixture
def handbook(client: Client) -> bytes:
    put_two_editions_in_force()
    return client.get("/fassungen/new-lummerland/1/handbuch.docx").content


def test_a_handbook_says_its_title_language_and_edition(handbook: bytes) -> None:
    about = Document(io.BytesIO(handbook)).core_properties

    assert (about.title, about.language, about.author) == ("Handbuch für Bayern", "de-DE", "Obhut")
    assert about.subject == "Konzept Neu-Lummerland, Fassung 1"
    styles = parts(handbook)["word/styles.xml"].decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"de-DE"}


def test_headings_lists_and_tables_are_real_ones(handbook: bytes) -> None:
    document = Document(io.BytesIO(handbook))
    styles = {style for style, _said in paragraphs(handbook)}

    assert {"Title", "Heading1", "Heading2", "Heading3", "ListBullet", "ListNumber"} <= styles
    assert len(document.tables) >= 2
    for table in document.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_a_table_with_many_columns_lies_across_and_the_text_stands_again_behind_it(
    handbook: bytes,
) -> None:
    sheets = [
        (section.page_width or 0) > (section.page_height or 0)
        for section in Document(io.BytesIO(handbook)).sections
    ]

    assert sheets == [False, True, False, True, False]


def test_no_heading_skips_a_level(handbook: bytes) -> None:
    levels = [
        int(style[-1]) for style, _said in paragraphs(handbook) if style.startswith("Heading")
    ]

    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_every_sheet_says_which_edition_and_whether_it_holds(client: Client) -> None:
    put_two_editions_in_force()
    past = Document(io.BytesIO(client.get("/fassungen/federal/1/fassung.docx").content))
    section = past.sections[0]

    assert section.header.paragraphs[0].text.startswith("Obhut · Diese Fassung gilt nicht mehr.")
    assert "Bundesvorlage, Fassung 1. Seite " in section.footer.paragraphs[0].text


def test_the_same_edition_and_day_give_the_same_bytes(client: Client, handbook: bytes) -> None:
    from obhut.web.papers.kept import folder  # noqa: PLC0415 -- app ready

    for each in folder().glob("*.docx"):
        each.unlink()

    assert client.get("/fassungen/new-lummerland/1/handbuch.docx").content == handbook


def test_what_a_text_says_stays_text_whatever_it_is(client: Client) -> None:
    said = Text(de=HOSTILE, en=HOSTILE)
    put_lummerland_in_force(edition(node("strange", "word").model_copy(update={"text": said})))

    document = client.get("/fassungen/federal/1/fassung.docx").content

    assert "<w:p/>&amp;110□ =cmd|' /C calc'!A0 ]]> 🦉 日本" in [
        text for _style, text in paragraphs(document)
    ]
    assert [
        name for name in parts(document) if "vba" in name.lower() or "external" in name.lower()
    ] == []
