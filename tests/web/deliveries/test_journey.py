"""A keeper brings 50 desks with three mistakes, mends them, activates, and could go back."""

import re
from typing import Any

import pytest
from django.test import Client

from obhut.directory.queries.desks import desk_book
from obhut.directory.queries.places import districts
from tests.directory.spreadsheets import fifty_youth_offices, workbook
from tests.web.accounts.people import BAVARIA, NUREMBERG, keeper

pytestmark = pytest.mark.usefixtures("loaded")
HOME = "/pflege/lieferungen/"
BROKEN = {7: (1, "09999"), 20: (3, "siehe Website"), 33: (5, "vormittags")}
"""Row -> column and what stands there by mistake."""


def fifty() -> tuple[list[tuple[object, ...]], list[str]]:
    """Rows for 50 Kreise of Bavaria that have no youth office here yet, and their keys."""
    taken = {area.key for desk in desk_book().desks for area in desk.areas}
    kreise = [
        (ags, kreis.name)
        for ags, kreis in districts().kreise.items()
        if kreis.land == "DE-BY" and ags not in taken
    ][:50]
    return list(fifty_youth_offices(kreise)), [f"youth-office-{ags}" for ags, _name in kreise]


def with_mistakes(rows: list[tuple[object, ...]]) -> bytes:
    broken = [list(row) for row in rows]
    for number, (column, text) in BROKEN.items():
        broken[number - 2][column] = text
    return workbook(*broken)


def file_of(content: bytes, name: str = "jugendaemter.xlsx") -> object:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 -- settings ready

    return SimpleUploadedFile(name, content)


def upload(client: Client, content: bytes, **said: str) -> str:
    told = {"file": file_of(content), "source": "Jugendämter in Bayern", **said}
    answer = client.post(HOME, told)
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def tabs(client: Client, address: str) -> dict[str, int]:
    page = client.get(address).text
    found = re.findall(r'<a href="\?show=(\w+)"[^>]*>[^<]*<strong>(\d+)', page)
    return {name: int(count) for name, count in found}


def seen(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', client.get(address).text)
    assert found is not None
    return found[1]


def deed(client: Client, address: str, what: str, **said: object) -> str:
    """Do it with the form of the page, and come to where it leads."""
    answer = client.post(f"{address}{what}/", {"seen": seen(client, address), **said})
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def test_fifty_desks_with_three_mistakes_are_mended_and_activated() -> None:
    _person, client = keeper("Ada", BAVARIA)
    rows, keys = fifty()
    address = upload(client, with_mistakes(rows))
    before = tabs(client, address)
    refused = client.post(f"{address}aktivieren/", {"seen": seen(client, address)})
    for number, (column, _text) in BROKEN.items():
        right = {f"cell-{column}": rows[number - 2][column]}
        deed(client, address, "zeile", sheet="Stellen", line=str(number), **right)
    mended = tabs(client, address)
    nothing_yet = [key for key in keys if key in {desk.key for desk in desk_book().desks}]

    deed(client, address, "aktivieren")

    assert before == {
        "faulty": 3, "undecided": 0, "changed": 0, "added": 47, "removed": 0, "unchanged": 0,
    }  # fmt: skip
    assert (refused.status_code, refused.text.count("Stellen!")) == (422, 3)
    assert mended == before | {"faulty": 0, "added": 50}
    assert nothing_yet == []
    assert [key for key in keys if key not in {desk.key for desk in desk_book().desks}] == []
    plan = client.get("/stellen/", {"function": "youth-office", "ags": keys[0][-5:]}).text
    assert "0000 001" in plan

    client.post(f"{address}zurueck/")

    assert [key for key in keys if key in {desk.key for desk in desk_book().desks}] == []


def test_a_fault_stands_beside_its_row_with_an_input_to_mend_it() -> None:
    _person, client = keeper("Ada", BAVARIA)
    rows, _keys = fifty()

    page = client.get(upload(client, with_mistakes(rows))).text

    assert "Den Schlüssel 09999 gibt es nicht." in page
    assert "„siehe Website“ ist keine Telefonnummer." in page
    assert re.findall(r'name="(cell-\d+)" value="([^"]*)"', page) == [
        ("cell-1", "09999"), ("cell-3", "siehe Website"), ("cell-5", "vormittags"),
    ]  # fmt: skip


def test_a_district_keeper_sees_why_the_rest_is_not_theirs() -> None:
    _person, client = keeper("Bela", NUREMBERG)
    rows, _keys = fifty()

    address = upload(client, workbook(*rows[:2]))
    answer = client.post(f"{address}aktivieren/", {"seen": seen(client, address)})

    assert "Das darf nur, wer das Gebiet" in client.get(address).text
    assert answer.status_code == 403


def test_a_delivery_of_another_land_does_not_exist() -> None:
    _ada, ada = keeper("Ada", BAVARIA)
    rows, _keys = fifty()
    address = upload(ada, workbook(*rows))
    other = BAVARIA.__class__(BAVARIA.role, "land", "DE-SN")
    _cem, cem = keeper("Cem", other)

    answers = [cem.get(address), cem.get(f"{address}spalten/"), cem.post(f"{address}aktivieren/")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert address not in cem.get(HOME).text


def test_columns_with_other_headings_are_assigned_on_a_page() -> None:
    _person, client = keeper("Ada", BAVARIA)
    rows, _keys = fifty()
    heading = ("Was", "Wo", "Wer", "Telefon", "E-Mail", "Zeiten")
    address = upload(client, workbook(*rows, heading=heading))

    page = client.get(f"{address}spalten/").text
    said = dict(re.findall(r'name="(of-\d+)" value="([^"]*)"', page))
    chosen = {"is-0": "function", "is-1": "areas", "is-2": "name", "is-3": "phones"}
    deed(client, address, "spalten", **said, **chosen)

    assert tabs(client, address)["added"] == 50


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({}, "Bitte eine Datei wählen."),
        ({"file": b""}, "Die Datei ist leer."),
        ({"file": b"%PDF-1.7"}, "Das ist keine Tabelle."),
        ({"file": b"PK\x03\x04 nothing"}, "Die Datei ist beschädigt."),
        ({"file": workbook(), "source": ""}, "Bitte sagen, woher die Liste kommt"),
        ({"file": workbook()}, "keine Zeile unter einer Überschrift"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence_beside_the_form(
    said: dict[str, object], says: str
) -> None:
    _person, client = keeper("Ada", BAVARIA)
    told = {"source": "Liste", **said}
    if isinstance(said.get("file"), bytes):
        told["file"] = file_of(said["file"])  # type: ignore[arg-type]  # asked the line before

    answer = client.post(HOME, told)

    assert answer.status_code == 422
    assert says in answer.text


def test_more_than_a_page_takes_is_not_even_read() -> None:
    _person, client = keeper("Ada", BAVARIA)

    answer = client.post(HOME, {"file": file_of(b"a" * 7_000_000), "source": "Liste"})

    assert answer.status_code == 413
    assert "höchstens 6 MB" in answer.text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    number: int, django_assert_num_queries: Any
) -> None:
    _person, client = keeper("Ada", BAVARIA)
    rows, _keys = fifty()
    for at in range(number):
        upload(client, workbook(*rows[at : at + 1]), source=f"Liste {at}")
    client.get(HOME)

    with django_assert_num_queries(9):
        assert client.get(HOME).text.count("Liste ") >= number
