"""The tree of a draft as it is worked on without a script: choose, press, look."""

from html.parser import HTMLParser
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from obhut.concepts.actions.remarks import write_remark
from obhut.concepts.models import Concept, NodeChange
from obhut.concepts.queries.editions import tree_seen
from obhut.kernel.concept.kinds import KINDS
from obhut.web.drafting import words
from tests.concepts.drafting.lummerland import EDITOR, TUESDAY, id_of, seen_again
from tests.web.drafting.lummerland import TREE, Desk, arranged, desk, numbers

pytestmark = pytest.mark.django_db
NUMBERED = {
    "harbour": "2",
    "pier": "2.1",
    "lamp": "2.1.1",
    "rope": "2.1.2",
    "beacon": "2.2",
    "hills": "3",
}


@pytest.fixture
def at(nothing_loaded: None) -> Desk:
    return desk()


class Lines(HTMLParser):
    """What stands in each line of the tree."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.chosen: list[str] = []
        self._key = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        said = dict(attrs)
        if tag == "li" and (said.get("id") or "").startswith("n-"):
            self._key = said["id"].removeprefix("n-")
            self.found[self._key] = ""
        elif tag == "input" and "checked" in said:
            self.chosen.append(self._key)

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            self._key = ""

    def handle_data(self, text: str) -> None:
        if self._key:
            self.found[self._key] += text


def lines(browser: Client, asked: str = "") -> Lines:
    answer = browser.get(f"{TREE}{asked}")
    assert answer.status_code == 200
    return Lines(answer.content.decode())


def test_every_kind_of_node_has_a_name_in_the_tree() -> None:
    assert sorted(words.KINDS) == sorted(KINDS)


def test_every_node_stands_there_with_its_number_and_what_waits_at_it(at: Desk) -> None:
    write_remark("federal", id_of("lamp"), "Warum?", by=EDITOR, at=TUESDAY)

    found = lines(at.ada).found

    assert len(found) == len(tree_seen(seen_again()).nodes)
    assert found["rope"].split() == ["2.1.2", "rope", "Regel", "für", "den", "Gebrauch"]
    assert found["lamp"].split()[-2:] == ["1", "Anmerkung"]


def test_only_what_is_marked_so_is_shown(at: Desk) -> None:
    write_remark("federal", id_of("lamp"), "Warum?", by=EDITOR, at=TUESDAY)

    assert list(lines(at.ada, "?only=remarks").found) == ["harbour", "lamp"]


@pytest.mark.parametrize(
    ("key", "act", "becomes"),
    [
        ("rope", "up", {"rope": "2.1.1", "lamp": "2.1.2"}),
        ("lamp", "down", {"rope": "2.1.1", "lamp": "2.1.2"}),
        ("beacon", "in", {"beacon": "2.1.3"}),
        ("lamp", "out", {"lamp": "2.2", "rope": "2.1.1", "beacon": "2.3"}),
        ("hills", "in", {"hills": "2.3"}),
        ("pier", "up", {}),
        ("hills", "down", {}),
        ("beacon", "out", {}),
    ],
)
def test_a_button_moves_the_chosen_node_one_step(
    at: Desk, key: str, act: str, becomes: dict[str, str]
) -> None:
    there = arranged(at.ada, id_of(key), act)

    assert numbers() == NUMBERED | becomes
    assert there == f"{TREE}?node={id_of(key)}"
    assert lines(at.ada, f"?node={id_of(key)}").chosen == [key]


def test_a_node_is_taken_up_and_put_elsewhere(at: Desk) -> None:
    taken = arranged(at.ada, id_of("pier"), "take")
    put = arranged(at.ada, id_of("hills"), "put_below", moving=id_of("pier"))
    arranged(at.ada, id_of("pier"), "put_after", moving=id_of("beacon"))

    assert taken == f"{TREE}?node={id_of('pier')}&moving={id_of('pier')}"
    assert put == f"{TREE}?node={id_of('pier')}"
    assert (numbers()["pier"], numbers()["beacon"]) == ("3.1", "3.2")


def test_a_node_is_not_put_below_itself_and_the_page_says_why(at: Desk) -> None:
    arranged(at.ada, id_of("lamp"), "put_below", moving=id_of("pier"))

    page = at.ada.get(TREE).content.decode()
    assert page.count("Ein Baustein kann nicht unter sich selbst stehen.") == 1
    assert numbers() == NUMBERED


@pytest.mark.parametrize("node", ["", "x", str(UUID(int=13))])
def test_without_a_chosen_node_nothing_happens(at: Desk, node: str) -> None:
    answer = at.ada.post(f"{TREE}anordnen/", {"node": node, "act": "up"})

    assert answer.headers["Location"] == TREE
    assert NodeChange.objects.count() == 0


def test_who_reads_sees_the_tree_and_no_button(at: Desk) -> None:
    page = at.bela.get(TREE).content.decode()

    assert len(Lines(page).found) == len(tree_seen(seen_again()).nodes)
    assert (page.count('type="radio"'), page.count('name="act"')) == (0, 0)
    assert at.bela.post(f"{TREE}anordnen/", {"node": id_of("lamp"), "act": "up"}).status_code == 403
    assert at.cem.get(TREE).status_code == 404


def test_a_draft_whose_template_was_withdrawn_says_so_and_goes_on(at: Desk) -> None:
    template = Concept.objects.create(
        key="old", owner="Bund", level="land", area="DE-BY", title_de="Altes", withdrawn_at=TUESDAY
    )
    Concept.objects.filter(key="federal").update(derived_from=template)

    for address in (TREE, "/anpassung/"):
        page = at.ada.get(address).content.decode()
        assert page.count("Seine Vorlage „Altes“ wurde zurückgezogen.") == 1
    arranged(at.ada, id_of("rope"), "up")
    assert numbers()["rope"] == "2.1.1"


def test_without_a_draft_the_page_offers_to_begin_one(at: Desk) -> None:
    before = seen_again().number
    at.ada.post(f"{TREE}ruhen-lassen/")
    page = at.ada.get(TREE).content.decode()
    begun = at.ada.post(f"{TREE}beginnen/")

    assert page.count("Entwurf beginnen") == 1
    assert begun.headers["Location"] == TREE
    assert seen_again().number == before + 1
    assert at.ada.get(f"{TREE}geschichte/").status_code == 200
