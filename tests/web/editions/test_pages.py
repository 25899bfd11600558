"""Texts and their editions as anybody reads them, and drafts as only those may who work on them."""

import pytest
from django.test import Client

from obhut.concepts.enums import EditionState
from obhut.kernel.actor import Grant, Role
from tests.editions import (
    LAND,
    adapted,
    derived,
    put_the_first_in_force,
    put_two_editions_in_force,
)
from tests.web.accounts.people import BAVARIA, keeper, signed_in, somebody, with_codes

pytestmark = pytest.mark.django_db
HAMBURG = Grant(Role.LAND_COORDINATION, "land", "DE-HH")
PAGES = (
    "",
    "kapitel/lummerland/",
    "baustein/tell/",
    "handbuch/",
    "handbuch/steps/",
    "abweichungen/",
)
FILES = (
    "fassung.json",
    "fassung.zip",
    "fassung.docx",
    "handbuch.pdf",
    "karten/card-lamplighter.pdf",
)


@pytest.fixture
def two(nothing_loaded: None) -> None:
    put_two_editions_in_force()


@pytest.fixture
def draft(nothing_loaded: None) -> str:
    """The address of a Land's draft."""
    put_the_first_in_force()
    derived(state=EditionState.DRAFT)
    return f"/fassungen/{LAND}/1/"


@pytest.mark.usefixtures("two")
def test_the_list_names_every_text_and_the_edition_that_holds(client: Client) -> None:
    page = client.get("/fassungen/")

    shown = [
        (each["concept"].title, each["concept"].number, each["count"])
        for each in page.context["page"].shown
    ]
    assert shown == [("Bundesvorlage", 2, 2), ("Konzept Neu-Lummerland", 1, 1)]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("below", [each for each in PAGES if each != "abweichungen/"])
def test_every_page_of_a_past_edition_says_first_that_it_no_longer_holds(
    client: Client, below: str
) -> None:
    past, present = (client.get(f"/fassungen/federal/{number}/{below}").text for number in (1, 2))

    said = "Diese Fassung gilt nicht mehr. Sie war in Kraft vom 24. November 2026 bis 1. Dezember 2026."
    assert past.index(said) < past.index("<h1")
    assert "gilt nicht mehr" not in present


@pytest.mark.usefixtures("two")
def test_numbers_are_computed_and_follow_the_order_of_each_edition(client: Client) -> None:
    def number_of(edition: int) -> str:
        page = client.get(f"/fassungen/federal/{edition}/baustein/youth-office/")
        return str(page.context["page"].node.number)

    assert (number_of(1), number_of(2)) == ("1.2", "1.1")


@pytest.mark.usefixtures("two")
def test_a_node_shows_how_it_stood_in_every_edition(client: Client) -> None:
    def became(key: str, edition: int) -> list[str]:
        page = client.get(f"/fassungen/federal/{edition}/baustein/{key}/")
        return [each.said for each in page.context["page"].history]

    assert became("tell", 2) == ["geändert", "von Anfang an enthalten"]
    assert became("get-help", 2) == ["unverändert", "von Anfang an enthalten"]
    assert became("a-new-word", 2) == ["neu"]
    assert became("looks-away", 1) == ["nicht mehr enthalten", "von Anfang an enthalten"]


@pytest.mark.usefixtures("two")
def test_a_derived_edition_says_what_it_adapts_adds_and_leaves_out_and_why(client: Client) -> None:
    page = client.get(f"/fassungen/{LAND}/1/abweichungen/")

    found = [
        (each.node.key, each.said, each.reason.reason if each.reason else "")
        for each in page.context["page"].shown
    ]
    assert found == [
        ("get-help", "angepasst", "Nachts ist niemand da."),
        ("our-own-rule", "hinzugefügt", ""),
        ("looks-away", "weggelassen", "Passt hier nicht."),
    ]
    assert "Entschieden: Inselrat, 27. November 2026." in page.text
    assert page.text.count("Noch ist kein Grund angegeben.") == 1


@pytest.mark.usefixtures("two")
def test_a_node_of_a_derived_edition_says_where_it_stands_against_the_template(
    client: Client,
) -> None:
    page = client.get(f"/fassungen/{LAND}/1/baustein/get-help/").context["page"]

    assert (page.standing, page.reason.ground) == ("angepasst", "§ 1 Inselordnung")


@pytest.mark.parametrize("below", [*PAGES, *FILES, "gegen/federal/1/"])
def test_a_draft_does_not_exist_for_whoever_may_not_read_it(draft: str, below: str) -> None:
    _cem, of_another_land = keeper("Cem", HAMBURG)
    unproved = signed_in(with_codes(somebody("Ada", BAVARIA)), proved=False)

    for client in (Client(), of_another_land, unproved):
        assert client.get(draft + below).status_code == 404


@pytest.mark.parametrize("below", [*PAGES, *FILES, "gegen/federal/1/"])
def test_who_works_on_a_draft_reads_it_and_no_cache_keeps_it(draft: str, below: str) -> None:
    _ada, client = keeper("Ada", BAVARIA)

    answer = client.get(draft + below)

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    if answer["Content-Type"].startswith("text/html"):
        assert "gilt noch nicht: Entwurf, begonnen am 30. November 2026." in answer.text


@pytest.mark.usefixtures("draft")
def test_a_draft_stands_in_the_list_only_for_those_who_may_read_it(client: Client) -> None:
    _ada, of_the_land = keeper("Ada", BAVARIA)

    assert LAND not in client.get("/fassungen/").text
    assert f"/fassungen/{LAND}/" in of_the_land.get("/fassungen/").text


def test_a_draft_that_names_what_it_no_longer_has_gives_no_handbook_but_a_reason(db: None) -> None:
    put_the_first_in_force()
    derived(adapted(without="night-watch"), state=EditionState.DRAFT)
    _ada, client = keeper("Ada", BAVARIA)

    answer = client.get(f"/fassungen/{LAND}/1/handbuch/")

    assert answer.status_code == 422
    assert "nennt „night-watch“; das steht nicht mehr im Entwurf." in answer.text


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/fassungen/federal/99999999999999999999/", 404),
        ("/fassungen/federal/0/", 404),
        ("/fassungen/FEDERAL/1/", 404),
        ("/fassungen/federal/1/kapitel/tell/", 404),
        ("/fassungen/federal/1/kapitel/lummerland/?page=0", 422),
        ("/fassungen/federal/1/kapitel/lummerland/?page=99999999999999999999", 422),
        ("/fassungen/federal/1/kapitel/lummerland/?page=2", 404),
        ("/fassungen/federal/1/gegen/?with=", 422),
        ("/fassungen/federal/1/gegen/?with=federal/²", 422),
        ("/fassungen/federal/1/gegen/?with=federal/0", 404),
        ("/fassungen/federal/1/handbuch.exe", 404),
    ],
)
def test_what_is_not_there_is_told_with_the_right_status(
    client: Client, address: str, status: int
) -> None:
    answer = client.get(address)

    assert (answer.status_code, 'href="tel:110"' in answer.text) == (status, True)


@pytest.mark.usefixtures("two")
def test_the_form_leads_to_the_lasting_address_of_a_redline(client: Client) -> None:
    answer = client.get("/fassungen/federal/2/gegen/?with=federal/1")

    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/fassungen/federal/2/gegen/federal/1/",
    )


@pytest.mark.usefixtures("two")
def test_likely_editions_come_first_to_compare_with(client: Client) -> None:
    def offered(address: str) -> list[str]:
        return [each.value for each in client.get(address).context["comparable"]]

    assert offered(f"/fassungen/{LAND}/1/") == ["federal/1", "federal/2"]
    assert offered("/fassungen/federal/2/") == ["federal/1", f"{LAND}/1"]
