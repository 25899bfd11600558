"""The frame of every page: status, language, what is promised about cookies and help lines."""

import re
from contextlib import suppress

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
PAGES = ["home", "about", "accessibility", "privacy", "imprint"]
GERMAN = ["/", "/ueber/", "/barrierefreiheit/", "/datenschutz/", "/impressum/"]
ENGLISH = ["/en/", "/en/about/", "/en/accessibility/", "/en/privacy/", "/en/imprint/"]
EMERGENCY = 'href="tel:110"'


def switch_of(page: str) -> str:
    found = re.search(r'<a class="site-header__language" href="([^"]*)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def test_addresses_are_german_at_the_root_and_english_below_en() -> None:
    with translation.override("de"):
        german = [reverse(f"pages:{page}") for page in PAGES]
    with translation.override("en"):
        english = [reverse(f"pages:{page}") for page in PAGES]

    assert german == GERMAN
    assert english == ENGLISH


@pytest.mark.parametrize("address", [*GERMAN, *ENGLISH])
def test_every_page_answers_in_the_language_of_its_address(client: Client, address: str) -> None:
    language = "en" if address.startswith("/en/") else "de"

    answer = client.get(address, headers={"accept-language": "fr"})

    assert answer.status_code == 200
    assert answer["Content-Language"] == language
    assert f'<html lang="{language}">' in answer.text


@pytest.mark.parametrize(("here", "there"), list(zip(GERMAN, ENGLISH, strict=True)))
def test_the_language_switch_stays_on_the_page_both_ways(
    client: Client, here: str, there: str
) -> None:
    assert switch_of(client.get(here).text) == there
    assert switch_of(client.get(there).text) == here


def test_the_language_switch_keeps_the_query(client: Client) -> None:
    page = client.get("/ueber/?land=BY&sign=a&sign=%C3%A4").text

    assert switch_of(page) == "/en/about/?land=BY&sign=a&sign=%C3%A4"


def test_the_language_switch_of_a_missing_page_leads_to_the_front_door(client: Client) -> None:
    assert switch_of(client.get("/gibt-es-nicht/").text) == "/en/"
    assert switch_of(client.get("/en/not-there/").text) == "/"


def test_english_without_its_last_slash_finds_the_english_front_door(client: Client) -> None:
    answer = client.get("/en")

    assert (answer.status_code, answer["Location"]) == (301, "/en/")


def test_the_imprint_names_the_operator_once_there_is_one(
    client: Client, settings: Settings
) -> None:
    settings.OBHUT_OPERATOR = "Landesamt <Musterland>"

    page = client.get("/impressum/").text

    assert "Landesamt &lt;Musterland&gt;" in page
    assert "OBHUT_OPERATOR" not in page


def test_the_start_page_is_shown_where_the_database_fails(client: Client) -> None:
    with connection.cursor() as cursor, suppress(DatabaseError):
        cursor.execute("SELECT 1 / 0")  # from here on it refuses every question

    answer = client.get("/")

    assert (answer.status_code, EMERGENCY in answer.text) == (200, True)
    assert ("Stand: " in answer.text, "Prüfsumme" in answer.text) == (True, False)


def test_too_long_an_address_is_printed_without_its_question(client: Client) -> None:
    page = client.get("/?q=" + "a" * 1_500).text

    assert (
        'class="paper-foot__address paper-only">http://testserver/<' in page,
        "/qr/" in page,
    ) == (True, False)


def test_the_start_page_calls_before_it_asks(client: Client) -> None:
    page = client.get("/").text
    main = page[page.index("<main") :]

    assert main.index(EMERGENCY) < main.index("/verdacht/") < main.index("/stellen/")
    assert "<form" not in page
