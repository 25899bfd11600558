"""Whatever is typed into the directory or its addresses: a page with the help lines, never a 500."""

from urllib.parse import quote

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("loaded")
TYPED = [
    ("der die das und", 200),
    ("' OR 1=1; DROP TABLE directory_keyword; --", 200),
    ("%_%_\\%", 200),
    (".*(a+)+$[", 200),
    ("<script>alert(1)</script>", 200),
    ("{{ 7*7 }} {% load i18n %}", 200),
    ("\u202eבית\u200f مساعدة", 200),
    ("🚨😀", 200),
    ("\u0041\u0301" * 40, 200),
    ("ﷺ" * 60, 200),
    ("a " * 90, 200),
    ("jugendamt " * 18, 200),
    ("eins zwei drei vier fünf sechs sieben acht neun zehn", 200),
    ("x" * 200, 200),
    ("x" * 201, 422),
    ("99999999999999999999", 200),
    ("\n\t\r", 200),
]


@pytest.mark.parametrize(("typed", "status"), TYPED)
def test_whatever_is_typed_is_answered_on_the_page(client: Client, typed: str, status: int) -> None:
    page = client.get("/verzeichnis/", {"q": typed})

    assert page.status_code == status
    assert 'href="tel:116016"' in page.text
    assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/verzeichnis/?q=%00", 400),
        ("/verzeichnis/?q=%FF%FE", 200),
        ("/verzeichnis/?q=%ED%A0%80", 200),
        (f"/verzeichnis/?q={'a' * 10_000}", 414),
        ("/verzeichnis/?page=0", 422),
        ("/verzeichnis/?page=-1", 422),
        ("/verzeichnis/?page=1000000000", 422),
        ("/verzeichnis/?page=9", 404),
        ("/verzeichnis/?page=999999", 404),
        (f"/verzeichnis/?page={quote('٢')}", 422),
        ("/verzeichnis/?page=1e3", 422),
        ("/verzeichnis/?land=XX", 422),
        ("/verzeichnis/?land=DE-BY&land=DE-XX", 422),
        ("/verzeichnis/?minors=perhaps&language=xx&form=%3Cb%3E&open=no", 422),
        ("/verzeichnis/?colour=red", 200),
        ("/verzeichnis/%C3%A4/", 404),
        ("/verzeichnis/..%2F..%2Fetc/", 404),
        (f"/verzeichnis/{'a' * 500}/", 404),
        ("/fr/verzeichnis/", 404),
        ("/fr/directory/", 404),
        ("/en/verzeichnis/", 404),
        ("/de/verzeichnis/", 404),
    ],
)
def test_whatever_stands_in_the_address_is_answered(
    client: Client, address: str, status: int
) -> None:
    page = client.get(address)

    assert page.status_code == status
    assert 'href="tel:116016"' in page.text


def test_what_does_not_fit_is_named_and_the_rest_is_still_answered(client: Client) -> None:
    page = client.get("/verzeichnis/?land=DE-XX&q=zwangsheirat")

    assert page.status_code == 422
    assert "Die Angabe bei „Land“ kennen wir nicht. Sie wurde weggelassen." in page.text
    assert "15 Einträge gefunden" in page.text


def test_a_page_behind_the_last_leads_to_the_first(client: Client) -> None:
    page = client.get("/verzeichnis/?page=9").text

    assert "Diese Seite gibt es nicht mehr" in page
    assert '<a href="/verzeichnis/#found">Zur ersten Seite</a>' in page


def test_more_than_eight_words_are_not_silently_dropped(client: Client) -> None:
    page = client.get("/verzeichnis/", {"q": "a1 b2 c3 d4 e5 f6 g7 h8 Nürnberg"}).text

    assert "Gesucht wurde nur nach den ersten acht Wörtern, ohne: Nürnberg." in page
