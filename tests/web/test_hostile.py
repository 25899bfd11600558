"""What stands in an address and does not belong there: a page that helps, with the right status."""

import pytest
from django.test import Client

from tests.addresses import STATES

pytestmark = pytest.mark.usefixtures("loaded")
PAGES = sorted({states[0].address.partition("?")[0] for states in STATES.values()})
OF_A_LAND = ["/telefonliste/DE-XX/", "/handbuch/DE-XX/", "/handbuch/DE-XX/pdf/"]
HOSTILE = [
    ("?q=%00", {400}),
    ("?land=DE-XX", {200, 404, 422}),
    ("?" + "a" * 3_000, {414}),
    ("?q=%E0%A4%A&land=%&%ZZ=%C0%AF", {200, 404, 422}),
    ("?land=%FF%FE&profession=<script>alert(1)</script>", {200, 404, 422}),
]


@pytest.mark.parametrize("page", PAGES)
def test_a_hostile_query_is_answered_with_the_help_lines(client: Client, page: str) -> None:
    for query, right in HOSTILE:
        answer = client.get(page + query)
        if answer["Content-Type"].startswith("text/html"):
            seen = (answer.status_code in right, 'href="tel:110"' in answer.text)
            assert seen == (True, True), (query[:40], answer.status_code)
            assert "<script>alert" not in answer.text


@pytest.mark.parametrize("address", OF_A_LAND)
def test_a_land_that_is_none_is_not_found(client: Client, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, 'href="tel:110"' in answer.text) == (404, True)


@pytest.mark.parametrize("address", ["/fr/", "/fr/verzeichnis/", "/de/", "/tr/plan/", "/en/fr/"])
def test_a_wrong_language_is_told_in_both_which_there_are(client: Client, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, 'href="tel:110"' in answer.text) == (404, True)
    assert 'Diese Seiten gibt es auf Deutsch. <a href="/" hreflang="de">' in answer.text
    assert 'These pages exist in English. <a href="/en/" hreflang="en">' in answer.text
