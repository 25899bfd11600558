"""The directory as a reader meets it: search, map, filters, pages, and what helps when nothing is found."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("loaded")
NUREMBERG = 'href="tel:09112313333"'


def text_of(client: Client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert (page.status_code, dict(page.cookies)) == (status, {})
    return page.content.decode()


def heading(page: str) -> str:
    found = re.search(r'<h2 id="found"[^>]*>([^<]*)<', page)
    assert found is not None
    return found[1]


def names(page: str) -> list[str]:
    return re.findall(r'desk-card__name"><a href="/verzeichnis/([^/]+)/"', page)


@pytest.mark.parametrize(
    "typed", ["Jugendamt+N%C3%BCrnberg", "jugendamt+nuernberg", "jugentamt+nurnbreg"]
)
def test_a_misspelt_question_finds_the_youth_office_and_its_telephone(
    client: Client, typed: str
) -> None:
    page = text_of(client, f"/verzeichnis/?q={typed}")

    assert heading(page) == "1 Eintrag gefunden"
    assert NUREMBERG in page


def test_what_a_misspelt_word_was_taken_for_is_said(client: Client) -> None:
    page = text_of(client, "/verzeichnis/?q=Jugentamt+Bayern")

    assert "„Jugentamt“ steht in keinem Eintrag. Sie sehen, was hierzu steht: Jugendamt." in page


def test_the_map_and_the_table_say_the_same(client: Client) -> None:
    page = text_of(client, "/verzeichnis/")

    tiles = re.findall(
        r'tile--row.*?visually-hidden">([^:]+): </span><span class="tile__count">(\d+)<', page
    )
    table = re.findall(r'<th scope="row"><a[^>]*>([^<]+)</a> \(.*?<td>(\d+)<', page)
    assert len(tiles) == 16
    assert tiles == table
    assert ("Bayern", "7") in tiles


def test_a_land_is_chosen_on_the_map_and_left_again(client: Client) -> None:
    page = text_of(client, "/verzeichnis/?land=DE-BY")

    assert heading(page) == "7 Einträge gefunden"
    assert page.count('aria-current="true"') == 1
    assert '<a href="/verzeichnis/#found">Land: Bayern' in page


def test_twenty_entries_make_a_page_and_no_entry_is_lost_or_doubled(client: Client) -> None:
    pages = [text_of(client, f"/verzeichnis/?page={number}") for number in range(1, 9)]
    found = [name for page in pages for name in names(page)]

    assert [len(names(page)) for page in pages] == [20] * 7 + [7]
    assert len(set(found)) == 147
    assert "Seite 2 von 8" in pages[1]


def test_open_now_shows_only_who_is_open(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    night = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: night)

    page = text_of(client, "/verzeichnis/?open=yes")

    assert heading(page) == "19 Einträge gefunden"
    assert (page.count("desk-card--open"), page.count("desk-card--closed")) == (19, 0)


def test_an_entry_says_its_source_its_day_and_that_nobody_has_confirmed_it(client: Client) -> None:
    page = text_of(client, "/verzeichnis/?q=Kinderschutz+Berlin+Hotline")

    assert "Von der Stelle selbst noch nicht bestätigt." in page
    assert "Montag, 23. November 2026" in page


def test_a_number_on_hold_is_never_shown(client: Client) -> None:
    for address in ("/verzeichnis/?q=berta", "/verzeichnis/de-berta/", "/verzeichnis/?q=dresden"):
        page = text_of(client, address)

        assert "0800 30 50 750" not in page
        assert "275 40 04" not in page
    assert "erst, wenn sie geprüft ist" in page


def test_where_nothing_is_found_the_page_says_what_helps(client: Client) -> None:
    page = text_of(client, "/verzeichnis/?q=zwangsheirat+passau&language=tr&minors=yes")

    assert heading(page) == "Nichts gefunden"
    assert "Das heißt nicht, dass es keine gibt." in page
    assert "„passau“ steht in keinem Eintrag" in page
    assert "Ohne „passau“: 2 Einträge" in page
    assert (
        '/stellen/?land=DE-BY&amp;ags=09262">Wer ist zuständig in Passau (Stadt), Bayern?' in page
    )
    assert 'href="tel:116016"' in page


def test_a_wish_that_nobody_meets_can_be_dropped_by_one_link(client: Client) -> None:
    page = text_of(client, "/verzeichnis/?q=jugendnotdienst&form=organ")

    assert re.search(
        r'href="/verzeichnis/\?q=jugendnotdienst#found">Ohne „Form der Ausbeutung: Org', page
    )


def test_the_english_page_says_it_in_english(client: Client) -> None:
    page = text_of(client, "/en/directory/?q=youth+office&land=DE-BY&language=not_stated")

    assert "Youth welfare office · Nürnberg, Bavaria" in page
    assert "Language: Languages not stated" in page


def test_the_page_of_looking_for_a_desk_leads_both_ways(client: Client) -> None:
    page = text_of(client, "/stellen/?function=youth-office&land=DE-BY&ags=09564")

    assert NUREMBERG in page
    assert 'action="/verzeichnis/#found"' in page


@pytest.mark.parametrize("address", ["/verzeichnis/", "/verzeichnis/de-110/"])
def test_before_a_first_load_the_help_lines_are_shown(
    client: Client, nothing_loaded: None, address: str
) -> None:
    assert 'href="tel:116016"' in text_of(client, address, 503)
