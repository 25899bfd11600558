"""Two editions side by side: nothing that changed is lost, and nothing else is shown."""

import re
from uuid import UUID, uuid5

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from obhut.web.editions.blocks import Passage, side_by_side
from obhut.web.papers.blocks import Block, Change, Style, heading, paragraphs, small
from tests.editions import LAND, put_two_editions_in_force
from tests.web.papers.paper import Paper, claims_of
from tests.word import marks
from tests.word import paragraphs as written

SPACE = UUID(int=13)
TEXTS = st.text(alphabet="ab c.\n", max_size=30)


@st.composite
def texts(draw: st.DrawFn) -> list[Passage]:
    """Nodes in some order, each with a title and a few paragraphs."""
    order = draw(st.permutations(range(6)))
    return [
        _passage(number, draw(TEXTS), draw(TEXTS)) for number in order[: draw(st.integers(0, 6))]
    ]


def _passage(number: int, title: str, text: str) -> Passage:
    blocks = (
        heading(title, level=2, key="title"),
        *paragraphs(text, key="text"),
        small("s", key="about"),
    )
    return Passage(uuid5(SPACE, str(number)), SPACE, blocks)


Read = tuple[Style, int, str, str, str]


def read_as(found: list[Passage], without: Change) -> list[Read]:
    """The blocks that are left for whoever leaves out what came, or what went."""
    return [
        (block.style, block.level, block.label, block.key, _kept(block, without))
        for passage in found
        for block in passage.blocks
        if block.change is not without
    ]


def _kept(block: Block, without: Change) -> str:
    return "".join(said.text for said in block.words if said.change is not without)


def _plain(passages: list[Passage]) -> list[Read]:
    return read_as(passages, Change.REMOVED)


@given(before=texts(), after=texts())
def test_without_what_came_it_is_the_earlier_text_and_without_what_went_the_later(
    before: list[Passage], after: list[Passage]
) -> None:
    found = list(side_by_side(before, after, frozenset()))

    assert read_as(found, Change.ADDED) == _plain(before)
    assert read_as(found, Change.REMOVED) == _plain(after)


@given(text=texts())
def test_a_text_beside_itself_has_no_change(text: list[Passage]) -> None:
    found = list(side_by_side(text, text, frozenset()))

    assert [each.blocks for each in found] == [each.blocks for each in text]


@pytest.mark.django_db
class TestEditions:
    @pytest.fixture(autouse=True)
    def editions(self, nothing_loaded: None) -> None:
        put_two_editions_in_force()

    def test_the_page_names_every_node_that_changed_and_how(self, client: Client) -> None:
        page = client.get("/fassungen/federal/2/gegen/federal/1/")

        assert [(each.node.key, each.said, each.moved) for each in page.context["changes"]] == [
            ("looks-away", "entfernt", ""),
            ("tell", "geändert", ""),
            ("lamplighting", "verschoben", "von 1.1 nach 1.31"),
            ("a-new-word", "hinzugefügt", ""),
        ]

    def test_words_that_came_and_went_are_marked_and_said_aloud(self, client: Client) -> None:
        page = client.get("/fassungen/federal/2/gegen/federal/1/").text

        aloud = re.sub(r"<[^>]+>", "", page)
        assert "dem Jugendamt [entfallen: sofort][neu: heute noch] Bescheid." in aloud
        assert "<del>" in page
        assert "<ins>" in page

    def test_the_other_language_is_shown_too_and_named(self, client: Client) -> None:
        page = client.get("/fassungen/federal/2/gegen/federal/1/")

        [tell] = [each for each in page.context["changes"] if each.node.key == "tell"]
        assert [(field.label, field.language) for field in tell.fields] == [
            ("Text", ""),
            ("Text (English)", "en"),
        ]

    def test_every_change_accepted_is_the_later_edition_and_rejected_the_earlier(
        self, client: Client
    ) -> None:
        redline = client.get("/fassungen/federal/2/gegen/federal/1/vergleich.docx").content
        earlier, later = (
            client.get(f"/fassungen/federal/{number}/fassung.docx").content for number in (1, 2)
        )

        assert body(redline, "accepted") == body(later)
        assert body(redline, "rejected") == body(earlier)
        assert min(marks(redline).values()) > 0
        assert marks(later) == {"w:ins": 0, "w:del": 0}

    def test_a_template_and_what_a_land_made_of_it_are_compared_the_same_way(
        self, client: Client
    ) -> None:
        redline = client.get(f"/en/editions/{LAND}/1/against/federal/1/redline.docx").content
        base = client.get("/en/editions/federal/1/edition.docx").content
        own = client.get(f"/en/editions/{LAND}/1/edition.docx").content

        assert (body(redline, "rejected"), body(redline, "accepted")) == (body(base), body(own))

    def test_the_pdf_is_tagged_and_says_in_words_what_came_and_went(self, client: Client) -> None:
        paper = Paper(client.get("/fassungen/federal/2/gegen/federal/1/vergleich.pdf").content)

        title = "Änderungen: Bundesvorlage, Fassung 1 → Bundesvorlage, Fassung 2"
        assert (paper.claims, paper.faults) == (claims_of(title, "de"), [])
        assert re.search(r"\[entfallen: sofort ?\]\[neu: heute noch ?\]", paper.words)
        assert "get-help" not in paper.words

    @pytest.mark.parametrize("form", ["docx", "pdf"])
    def test_two_editions_that_say_the_same_have_an_empty_redline(
        self, client: Client, form: str
    ) -> None:
        page = client.get("/fassungen/federal/1/gegen/federal/1/")

        assert "Diese beiden Fassungen sagen dasselbe." in page.text
        assert (
            client.get(f"/fassungen/federal/1/gegen/federal/1/vergleich.{form}").status_code == 200
        )


def body(document: bytes, changes: str = "accepted") -> list[tuple[str, str]]:
    """The paragraphs of the text, without what stands in front of it."""
    found = written(document, changes)
    first = next(at for at, (style, _said) in enumerate(found) if style == "Heading1")
    return found[first:]
