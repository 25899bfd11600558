"""The phone list of a Land, and the script that keeps it: everything known, no answer of anybody."""

import html
import json
import re
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from obhut.directory.queries.desks import service_points_in_force


def test_the_phone_list_of_a_land_holds_its_desks_and_those_for_all_of_germany(
    client: Client, loaded: None
) -> None:
    page = client.get("/telefonliste/DE-BY/").content.decode()

    assert "<h1>Telefonliste: Bayern</h1>" in page
    assert 'href="tel:09112313333"' in page
    assert "(Nürnberg)" in page
    assert "(ganz Deutschland)" in page
    assert "Hamburg" not in page


def test_the_phone_list_names_every_service_point_of_a_land(client: Client, loaded: None) -> None:
    page = html.unescape(client.get("/telefonliste/DE-BE/").content.decode())

    missing = [
        point.name
        for point in service_points_in_force()
        if {"DE", "DE-BE"} & set(point.lands) and point.name not in page
    ]

    assert missing == []


def test_the_phone_list_shows_no_number_on_hold(client: Client, loaded: None) -> None:
    page = client.get("/telefonliste/DE-HH/").content.decode()

    assert "erst, wenn sie geprüft ist" in page
    assert "428 15 32 00" not in page


@pytest.mark.parametrize("land", ["DE-XX", "bayern", "09564"])
def test_the_phone_list_of_no_land_is_not_found(client: Client, loaded: None, land: str) -> None:
    page = client.get(f"/telefonliste/{land}/")

    assert page.status_code == 404
    assert "tel:110" in page.content.decode()


def test_the_worker_keeps_only_pages_that_hold_no_answer(client: Client, loaded: None) -> None:
    kept = kept_by(client)

    assert [page for page in (*kept["pages"]["de"], *kept["pages"]["en"]) if "?" in page] == []
    assert kept["lists"] == {"de": "/telefonliste/LAND/", "en": "/en/phone-list/LAND/"}


def test_every_kept_page_and_file_exists(client: Client, loaded: None) -> None:
    kept = kept_by(client)
    addresses = [*kept["pages"]["de"], *kept["pages"]["en"], *kept["fallback"].values()]
    files = [address.removeprefix("/static/") for address in kept["shell"]]

    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )
    assert [name for name in files if finders.find(name) is None] == []


def test_before_a_first_load_the_worker_keeps_what_there_is(
    client: Client, nothing_loaded: None
) -> None:
    assert kept_by(client)["pages"]["de"][0] == "/"


def test_new_content_gives_the_worker_a_new_version(
    client: Client, nothing_loaded: None, files: dict[str, str]
) -> None:
    from obhut.concepts.actions import load_content  # noqa: PLC0415 -- app ready
    from obhut.kernel.actor import INSTALLATION  # noqa: PLC0415 -- app ready
    from tests.conftest import LOADED_AT  # noqa: PLC0415 -- app ready

    before = kept_by(client)["version"]
    load_content(files, by=INSTALLATION, at=LOADED_AT)

    assert kept_by(client)["version"] != before


def kept_by(client: Client) -> dict[str, Any]:
    script = client.get("/service-worker.js")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    found = re.match(r"self\.KEPT = (.*);\nimportScripts\(", script.content.decode())
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read
