"""Profession cards: two pages A5 each, whatever the language."""

import pytest
from django.test import Client

from obhut.knowledge.queries import in_force
from tests.web.papers.paper import Paper, claims_of

pytestmark = pytest.mark.usefixtures("loaded")
A5 = (420, 595)


def card(client: Client, address: str) -> Paper:
    return Paper(client.get(address).content)


def test_every_card_fits_on_two_pages(client: Client) -> None:
    addresses = [f"/zeichen/{key}/pdf/" for key in in_force().mechanism.cards]
    longest = [f"/en/signs/card-{key}/pdf/" for key in ("youth-office", "school")]

    sizes = {
        address: [tuple(map(round, page.mediabox[2:])) for page in card(client, address).pdf.pages]
        for address in addresses + longest
    }

    assert len(sizes) > len(longest)
    assert {address: size for address, size in sizes.items() if size != [A5, A5]} == {}


@pytest.mark.parametrize(
    ("address", "title", "language", "state"),
    [
        ("/zeichen/card-police-patrol/pdf/", "Karte: Polizei auf Streife und bei Kontrollen", "de", "Noch nicht geprüft"),
        ("/en/signs/card-police-patrol/pdf/", "Card: police patrol and checkpoint", "en", "Not yet reviewed"),
    ],
)  # fmt: skip
def test_a_card_is_accessible_and_says_how_sure_it_is(
    client: Client, address: str, title: str, language: str, state: str
) -> None:
    paper = card(client, address)

    assert paper.claims == claims_of(title, language)
    assert paper.faults == []
    assert (state in paper.words, "110" in paper.words) == (True, True)


def test_a_card_has_signs_to_tick_words_calls_and_the_law(client: Client) -> None:
    assert card(client, "/zeichen/card-police-patrol/pdf/").bookmarks == [
        "Was Ihnen auffallen kann",
        "Was Sie dem Kind sagen können",
        "Was Sie nicht tun",
        "Wen Sie anrufen",
        "Was Sie sagen dürfen",
        "Was das Gesetz dazu sagt",
    ]


def test_a_card_that_does_not_exist_is_not_found_and_the_help_lines_are_shown(
    client: Client,
) -> None:
    response = client.get("/zeichen/card-wizard/pdf/")

    assert (response.status_code, "116 016" in response.text) == (404, True)
