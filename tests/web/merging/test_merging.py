"""A Land follows its template in the browser's own words: forms, lists, refusals, the next item."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from obhut.concepts.actions.merging import open_merge
from obhut.concepts.queries.editions import tree_seen
from obhut.concepts.queries.tailoring import newest_of
from obhut.kernel.actor import Grant, Role
from obhut.web.merging.sides import _alike
from tests.concepts.merging.behind import BAVARIA, behind, item, merging
from tests.concepts.tailoring.three_floors import COORDINATION, TUESDAY, id_of, next_federal
from tests.web.accounts.people import keeper

pytestmark = pytest.mark.django_db
MERGE = f"/anpassung/{BAVARIA}/zusammenfuehren/"
LAND = Grant(Role.LAND_COORDINATION, "land", "DE-BY")


@pytest.fixture(autouse=True)
def _behind(nothing_loaded: None) -> None:
    behind()


@pytest.fixture
def ada() -> Client:
    return keeper("Ada", LAND)[1]


@pytest.fixture
def opened(ada: Client) -> Client:
    open_merge(BAVARIA, by=COORDINATION, at=TUESDAY)
    return ada


def main(page: str) -> str:
    """What stands on the page, without its marks."""
    inside = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inside)).split())


def read(client: Client, query: str = "", status: int = 200) -> str:
    answer = client.get(f"{MERGE}{query}")
    assert answer.status_code == status
    return main(answer.content.decode())


def hidden(client: Client, name: str, query: str = "") -> str:
    page = client.get(f"{MERGE}{query}").content.decode()
    (found,) = re.findall(rf'name="{name}" value="([^"]*)"', page)
    return unescape(str(found))


def form(client: Client, path: str = "title.de", **said: str) -> dict[str, str]:
    """The form of the item as the page shows it, with what was chosen."""
    found = item(path)
    names = {"item": found.name, "fingerprint": found.fingerprint, "before": ""}
    return names | {"show": "waiting", "page": "1", "next": "merge-lists"} | said


def decide(client: Client, **said: str) -> tuple[int, str]:
    answer = client.post(f"{MERGE}entscheiden/", form(client, **said))
    return answer.status_code, answer.content.decode() if answer.status_code != 302 else answer[
        "Location"
    ]


def test_before_it_is_opened_the_page_says_what_would_be_merged(ada: Client) -> None:
    said = read(ada)

    assert "3 Bausteine der Vorlage haben sich geändert." in said
    assert ada.post(f"{MERGE}beginnen/")["Location"] == MERGE
    assert "0 von 3 Punkten sind entschieden." in read(ada)


def test_an_item_shows_old_template_new_template_ours_and_the_result(opened: Client) -> None:
    said = read(opened)

    sides = said[said.index("Titel (Deutsch)") if "Titel (Deutsch)" in said else 0 :]
    assert "Alte Vorlage lamp" in sides
    assert "Neue Vorlage [entfallen: lamp ] [neu: Laterne ]" in sides
    assert "Unser Text [entfallen: lamp ] [neu: Leuchte ]" in sides
    assert "Ergebnis Leuchte" in sides
    assert "Braucht Ihr Ja." in said


def test_a_decision_leads_on_to_the_next_item(opened: Client) -> None:
    status, there = decide(opened, pick="template")

    assert (status, there) == (302, f"{MERGE}?show=waiting&page=1#merge-lists")
    assert read(opened, "?show=decided").count("Entschieden: Wie in der neuen Vorlage") == 1


def test_everything_listed_is_accepted_at_once_and_the_draft_is_made(opened: Client) -> None:
    decide(opened, pick="other", value="Leuchte an der Mole")
    mark = hidden(opened, "mark", "?show=listed")
    opened.post(f"{MERGE}uebernehmen/", {"mark": mark})

    said = read(opened)
    made = opened.post(f"{MERGE}entwurf/")

    assert "Alles ist entschieden." in said
    assert (made.status_code, made["Location"]) == (302, f"/anpassung/{BAVARIA}/")
    there = main(opened.get(made["Location"]).content.decode())
    assert "Er folgt der neuen Fassung der Vorlage." in there
    assert "wurde ein Entwurf" in read(opened)


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ({}, "Bitte wählen Sie, was gelten soll."),
        ({"pick": "wizard"}, "Bitte wählen Sie, was gelten soll."),
        ({"pick": "other", "value": " "}, "leer"),
        ({"pick": "other", "value": "x" * 4001}, "4000"),
    ],
)
def test_what_does_not_fit_is_told_beside_its_item_and_nothing_is_lost(
    opened: Client, said: dict[str, str], tells: str
) -> None:
    status, page = decide(opened, **said)

    assert status == 422
    assert tells in main(page)
    if "value" in said:
        assert said["value"] in page
    assert item("title.de").is_open


def test_who_decides_on_other_texts_than_those_that_stand_is_told(opened: Client) -> None:
    status, page = decide(opened, pick="own", fingerprint="0" * 64)

    assert status == 409
    assert "Einer der drei Texte hat sich hier inzwischen geändert." in main(page)


HOSTILE = (
    "\0",
    "a\0b",
    "\x07",
    "\r\nSet-Cookie: x=y",
    "<script>",
    "\ud800",
    "x" * 200_000,
    "%00",
    "../..",
)


@pytest.mark.parametrize(
    "name", ["item", "fingerprint", "before", "pick", "value", "next", "show", "page"]
)
@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: repr(said[:12]))
def test_whatever_is_handed_in_is_answered_and_nothing_half_written(
    opened: Client, name: str, said: str
) -> None:
    given = form(opened, pick="other", value="Leuchte") | {name: said}

    body = urlencode(given, errors="surrogatepass")
    answer = opened.post(
        f"{MERGE}entscheiden/", body, content_type="application/x-www-form-urlencoded"
    )
    status = answer.status_code

    assert status in (302, 409, 413, 422)
    assert read(opened, "?show=decided") != ""


def test_an_item_that_is_no_more_is_told(opened: Client) -> None:
    answer = opened.post(f"{MERGE}entscheiden/", {"item": "chapters:order", "pick": "own"})

    assert answer.status_code == 409


@pytest.mark.parametrize("query", ["?show=wizard", "?page=99", "?page=-1", "?page=²", "?page=x"])
def test_any_question_is_answered_with_a_list(opened: Client, query: str) -> None:
    assert "0 von 3 Punkten" in read(opened, query)


def test_the_draft_is_refused_with_the_reason_while_something_waits(opened: Client) -> None:
    answer = opened.post(f"{MERGE}entwurf/")

    assert answer.status_code == 403
    assert "1 Punkt wartet noch auf eine Entscheidung." in main(answer.content.decode())


def test_a_newer_template_is_told_and_never_mixed_in(opened: Client) -> None:
    next_federal(("rope", "Seil"))

    assert "Inzwischen gibt es eine neuere" in read(opened)
    assert merging().sides.new.number == 2
    newest = newest_of("federal")
    assert newest is not None
    assert tree_seen(newest).nodes[id_of("rope")].title.de == "Seil"


def test_given_up_it_can_be_opened_anew(opened: Client) -> None:
    opened.post(f"{MERGE}aufgeben/")

    assert "aufgegeben" in read(opened)
    assert opened.post(f"{MERGE}aufgeben/").status_code == 409


def test_whoever_keeps_another_land_finds_nothing_here() -> None:
    cem = keeper("Cem", Grant(Role.LAND_COORDINATION, "land", "DE-SN"))[1]

    assert cem.get(MERGE).status_code == 404
    assert cem.post(f"{MERGE}beginnen/").status_code == 404


def test_in_english(opened: Client) -> None:
    said = main(opened.get(f"/en/tailoring/{BAVARIA}/merge/").content.decode())

    assert "0 of 3 items are decided." in said
    assert "Both have changed the same." in said


@pytest.mark.parametrize(
    ("one", "other", "alike"), [("abcdef", "abxdef", 1), ("abc", "xbc", 0), ("abc", "abc", 2)]
)
def test_of_two_orders_one_that_is_alike_stays_in_sight(one: str, other: str, alike: int) -> None:
    assert _alike([list(one), list(other)]) == alike
