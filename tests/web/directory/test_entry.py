"""The page of one entry; and what an old bookmark leads to."""

from datetime import timedelta

import pytest
from django.test import Client

from obhut.directory.actions.generations import load_directory
from obhut.kernel.actor import INSTALLATION
from tests.conftest import LOADED_AT
from tests.directory.test_register import without_nuremberg

pytestmark = pytest.mark.usefixtures("loaded")


def test_an_entry_shows_all_that_is_known_and_what_was_not_seen(client: Client) -> None:
    page = client.get("/verzeichnis/be-invia-minor/").text

    assert "<h1" in page
    assert "Fachberatungsstelle · Berlin-Reinickendorf, Berlin" in page
    assert "Sexuelle Ausbeutung, Arbeitsausbeutung" in page
    assert "nicht gesehen" in page
    assert "/stellen/?function=" in page


def test_an_entry_seen_only_elsewhere_says_so(client: Client) -> None:
    page = client.get("/verzeichnis/de-kok-online/").text

    assert page.count("Nur auf einer fremden Seite gesehen") == 2


def test_an_old_bookmark_says_since_when_it_is_gone_and_who_is_there_now(client: Client) -> None:
    load_directory(without_nuremberg(), by=INSTALLATION, at=LOADED_AT + timedelta(days=3))

    answer = client.get("/verzeichnis/by-nbg-hotline/")

    assert answer.status_code == 410
    assert "wurde herausgenommen: Freitag, 27. November 2026" in answer.text
    assert 'href="tel:09112313333"' not in answer.text
    assert 'href="tel:08009876548"' in answer.text
    assert 'href="/verzeichnis/?land=DE-BY#found"' in answer.text


def test_an_entry_that_never_was_is_404_with_a_search(client: Client) -> None:
    answer = client.get("/verzeichnis/gibt-es-nicht/")

    assert answer.status_code == 404
    assert 'action="/verzeichnis/#found"' in answer.text
    assert 'href="tel:116016"' in answer.text
