"""Putting a node in through its form, deleting one, and what the history makes of both."""

import pytest
from django.test import Client

from obhut.concepts.models import NodeChange, NodeOfEdition
from tests.concepts.drafting.lummerland import content_of, id_of, last_change, seen_again
from tests.web.drafting.lummerland import TREE, Desk, arranged, desk, numbers

pytestmark = pytest.mark.django_db
RULE = {
    "kind": "rule-of-use",
    "where": "after",
    "asked": ["title", "force", "freedom", "evidence", "review", "as_of", "facts.of", "facts.do"],
    "title.de": "Leuchten über Nacht",
    "title.en": "Lights at night",
    "force": "recommended",
    "freedom": "adaptable",
    "evidence": "proposal",
    "review.state": "unreviewed",
    "as_of": "2026-11-24",
    "facts.of": "signs",
    "facts.do": "do",
}


@pytest.fixture
def at(nothing_loaded: None) -> Desk:
    return desk()


def put(browser: Client, **said: object) -> int:
    answer = browser.post(f"{TREE}neuer-baustein/", RULE | {"node": id_of("lamp")} | said)
    return int(answer.status_code)


def test_a_new_node_stands_where_it_was_asked_for_under_a_key_made_of_its_title(at: Desk) -> None:
    there = arranged(at.ada, id_of("lamp"), "insert_after")
    kinds = at.ada.get(there)
    form = at.ada.get(f"{there}&kind=rule-of-use")
    first, second = put(at.ada), put(at.ada)

    assert (kinds.status_code, form.status_code, first, second) == (200, 200, 302, 302)
    assert numbers()["lights-at-night-2"] == "2.1.2"
    assert numbers()["lights-at-night"] == "2.1.3"
    assert content_of(seen_again().id, "lights-at-night")["title"]["de"] == "Leuchten über Nacht"


@pytest.mark.parametrize(
    "said", [{"title.de": ""}, {"facts.of": "stars"}, {"key": "lamp"}, {"key": "Ä B"}]
)
def test_what_does_not_fit_is_said_and_nothing_that_was_typed_is_lost(
    at: Desk, said: dict[str, str]
) -> None:
    form = RULE | {"node": id_of("lamp")} | said
    answer = at.ada.post(f"{TREE}neuer-baustein/", form)

    assert answer.status_code == 422
    assert answer.content.decode().count("Lights at night") == 1
    assert NodeChange.objects.count() == 0


def test_only_a_section_becomes_a_chapter(at: Desk) -> None:
    page = at.ada.get(f"{TREE}neuer-baustein/").content.decode()
    asked = at.ada.post(f"{TREE}neuer-baustein/", RULE | {"node": ""})

    assert page.count('name="kind"') == 1
    assert asked.content.decode().count('type="radio"') == 1
    assert NodeChange.objects.count() == 0


def test_a_node_is_deleted_with_what_stands_below_it_and_comes_back(at: Desk) -> None:
    before = numbers()
    address = f"{TREE}bausteine/{id_of('pier')}/loeschen/"

    asked = at.ada.get(address).content.decode()
    gone = at.ada.post(address)
    without = numbers()
    back = at.ada.post(f"{TREE}geschichte/{last_change()}/zuruecknehmen/")

    assert [asked.count(f"</span> {title}</li>") for title in ("lamp", "rope")] == [1, 1]
    assert (gone.status_code, back.status_code) == (302, 302)
    assert without == {"harbour": "2", "beacon": "2.1", "hills": "3"}
    assert numbers() == before


def test_a_node_that_others_name_stays_and_the_page_leads_to_them(at: Desk) -> None:
    address = f"{TREE}bausteine/{id_of('look-again')}/loeschen/"

    asked = at.ada.get(address).content.decode()
    refused = at.ada.post(address)

    for key in ("tell", "write-it-down"):
        assert asked.count(f"/entwuerfe/federal/bausteine/{id_of(key)}/") == 1
    assert asked.count(">Löschen</button>") == 0
    assert refused.status_code == 422
    assert NodeOfEdition.objects.filter(edition=seen_again().id, key="look-again").exists()


def test_a_change_that_another_one_followed_is_not_taken_back(at: Desk) -> None:
    arranged(at.ada, id_of("lamp"), "down")
    first = last_change()
    arranged(at.ada, id_of("lamp"), "up")

    refused = at.ada.post(f"{TREE}geschichte/{first}/zuruecknehmen/")

    assert refused.status_code == 409
    assert refused.content.decode().count("Dieser Baustein wurde seither wieder geändert") == 1
    assert at.ada.post(f"{TREE}geschichte/999999/zuruecknehmen/").status_code == 404


def test_the_history_says_who_and_word_by_word_what(at: Desk) -> None:
    at.ada.post(
        f"{TREE}bausteine/{id_of('lamp')}/",
        {"asked": ["title"], "title.de": "lamp am Steg", "title.en": "lamp (en)", "revision": "1"},
    )
    arranged(at.ada, id_of("lamp"), "down")

    own = at.ada.get(f"{TREE}geschichte/").content.decode()
    others = at.bela.get(f"{TREE}geschichte/?node={id_of('lamp')}").content.decode()

    assert own.count(", Sie selbst</p>") == 2
    assert others.count("Redaktion des Bundes, Deutschland</p>") == 2
    assert own.count("<ins> am Steg</ins>") == 1
    assert own.count("unter „pier“, an 2. Stelle") == 1
    assert own.count("Diese Änderung zurücknehmen") == 1
    assert others.count("Diese Änderung zurücknehmen") == 0
