"""Changing an entry: what one may, what is wrong, and what happens when two do it at once."""

from typing import Any

import pytest
from django.test import Client

from obhut.audit.models import AuditEvent
from obhut.directory.models import DirectoryRow, RowChange
from obhut.directory.queries.desks import service_point_of
from obhut.kernel.actor import Grant, Role
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import FEDERATION, NUREMBERG, keeper
from tests.web.keeping.forms import filled

ENTRY, DESK = "/pflege/eintraege/left-bank/aendern/", "/pflege/stellen/office/aendern/"
LEFT_BANK = "/pflege/eintraege/left-bank/"
AT_THE_OFFICE = Grant(Role.DESK_HOLDER, "desk", "office")
READER = Grant(Role.READER, "kreis", "09564")


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


@pytest.fixture
def ada() -> Client:
    return keeper("Ada", FEDERATION)[1]


@pytest.fixture
def bela() -> Client:
    return keeper("Bela", NUREMBERG)[1]


def change(client: Client, address: str, **said: Any) -> Any:
    said.setdefault("reason", "Am Telefon erfahren.")
    return client.post(address, filled(client.get(address), **said))


def content(key: str = "left-bank") -> dict[str, Any]:
    row = DirectoryRow.objects.filter(generation__active=True, key=key).order_by("-file").first()
    assert row is not None
    said: dict[str, Any] = row.content
    return said


def test_a_change_holds_at_once_and_says_who_did_it_and_why(ada: Client) -> None:
    before = content()

    answer = change(ada, ENTRY, phones="0000 2\r\n0000 3", note__de="Bitte rufen.")

    assert (answer.status_code, answer["Location"]) == (302, LEFT_BANK)
    assert content() == before | {
        "phones": ["0000 2", "0000 3"],
        "note": {"de": "Bitte rufen.", "en": before["note"]["en"]},
    }
    done = RowChange.objects.get()
    assert (done.why, done.kind, done.version) == ("Am Telefon erfahren.", "changed", 2)
    assert "Geändert. Es gilt ab sofort." in ada.get(LEFT_BANK).text


def test_what_nobody_touches_stays_to_the_letter(ada: Client) -> None:
    for key, address in (("left-bank", ENTRY), ("office", "/pflege/eintraege/office/aendern/")):
        before = content(key)

        answer = change(ada, address)

        assert answer.status_code == 422
        assert "Es ist nichts geändert." in answer.text
        assert content(key) == before
    assert not RowChange.objects.exists()


def test_hours_are_written_as_they_stand_on_a_door(ada: Client) -> None:
    answer = change(
        ada, ENTRY, hours__state="weekly", hours__mo="8-12, 14:00–18:30", hours__tu="8:00-12:00"
    )

    assert answer.status_code == 302
    assert content()["hours"]["weekly"] == [
        {"days": ["mo", "tu"], "from": "08:00", "to": "12:00"},
        {"days": ["mo"], "from": "14:00", "to": "18:30"},
    ]


def test_hours_entered_without_words_are_said_to_readers_all_the_same(ada: Client) -> None:
    change(ada, "/pflege/eintraege/office/aendern/", hours__sa="22-6")

    for address, told in {
        "/verzeichnis/office/": "Mo–Fr 08:00–16:00; Sa 22:00–06:00",
        "/en/directory/office/": "Mon–Fri 08:00–16:00; Sat 22:00–06:00",
        "/stellen/?function=youth-office&ags=09564": "Mo–Fr 08:00–16:00; Sa 22:00–06:00",
    }.items():
        assert told in Client().get(address).text, address


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"name": " "}, "Name: Das Feld fehlt. Es ist Pflicht."),
        ({"emails": "nirgendwo"}, "E-Mail: Das ist keine Mailadresse."),
        ({"note__en": ""}, "Gut zu wissen: Das Feld fehlt. Es ist Pflicht."),
        ({"hours__mo": "8-12"}, "Öffnungszeiten: Es stehen Zeiten da"),
        ({"hours__state": "weekly", "hours__mo": "morgens"}, "Öffnungszeiten: Bitte Zeiten so schreiben"),
        ({"hours__state": "weekly", "hours__mo": "25:00-26:00"}, "Öffnungszeiten: "),
        ({"hours__state": "weekly"}, "Öffnungszeiten: Es stehen keine Zeiten da."),
        ({"areas": ["Mond"]}, "Gebiete: „Mond“ ist kein Gebiet, das wir kennen."),
        ({"areas": ["kreis:09999"]}, "Gebiete: „kreis 09999“ gibt es nicht."),
        ({"seen": "2026-02-30"}, "Gesehen am: Erwartet wird ein Tag, den es gibt"),
        ({"seen": "2999-12-31"}, "Gesehen am: Der 31.12.2999 kommt erst noch."),
        ({"phones": "bitte anrufen"}, "Telefon: Das ist keine Nummer: bitte anrufen."),
        ({"kind": "castle"}, "Art: "),
        ({"phones": "0000 9", "reason": "  "}, "Grund: Bitte sagen, warum."),
        ({"phones": "0000 9", "reason": "x" * 2001}, "Grund: Der Grund hat höchstens 2000 Zeichen"),
        ({"name": "Insel\x07"}, "Name: Das Zeichen U+0007 ist hier nicht möglich."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_written(
    ada: Client, said: dict[str, Any], told: str
) -> None:
    before = content()

    answer = change(ada, ENTRY, **said)

    assert answer.status_code == 422
    assert told in answer.text
    assert content() == before
    typed = {
        name: value for name, value in said.items() if isinstance(value, str) and value.strip()
    }
    for name, value in typed.items():
        assert filled(answer)[name.replace("__", "-")][-1] == value


def test_a_missing_reason_hides_nothing_else_that_is_wrong(ada: Client) -> None:
    page = change(ada, ENTRY, name="", emails="nirgendwo", reason="").text

    for told in (
        "Grund: Bitte sagen, warum.",
        "Name: Das Feld fehlt.",
        "E-Mail: Das ist keine Mailadresse.",
    ):
        assert told in page


@pytest.mark.parametrize(
    "written",
    [
        ["kreis:09564", "Bayern", "Mitte", ""],
        ["09564", "DE-BY", "DE-BE-01", ""],
        ["Nürnberg (09564)", "Bayern", "Mitte (DE-BE-01)", ""],
    ],
)
def test_an_area_is_known_by_its_name_and_by_its_key_too(ada: Client, written: list[str]) -> None:
    answer = change(ada, ENTRY, areas=written)

    assert answer.status_code == 302
    assert content()["areas"] == [
        {"key": "09564", "level": "kreis"},
        {"key": "DE-BY", "level": "land"},
        {"key": "01", "level": "bezirk"},
    ]


def test_the_keeper_of_a_kreis_changes_its_desk_but_not_what_serves_all_of_the_land(
    bela: Client,
) -> None:
    changed = change(bela, DESK, holders="3")
    refused = bela.get("/pflege/eintraege/office/aendern/")

    assert changed.status_code == 302
    rows = service_point_of("office")
    assert rows is not None
    assert rows[0].holders == 3
    assert refused.status_code == 403
    assert bela.get(ENTRY).status_code == 404


def test_giving_a_desk_an_area_of_somebody_else_is_refused_and_written_down(bela: Client) -> None:
    answer = change(bela, DESK, areas=["kreis:09564", "kreis:09562"])

    assert answer.status_code == 403
    assert "09562" in answer.text
    assert filled(answer)["areas"][:2] == ["kreis:09564", "kreis:09562"]
    refused = AuditEvent.objects.filter(kind="refused")
    assert [event.subject for event in refused] == [DESK]


def test_who_holds_the_desk_changes_what_is_theirs_alone() -> None:
    cem = keeper("Cem", AT_THE_OFFICE)[1]
    form = cem.get(DESK)

    changed = change(cem, DESK, does__de="Wir beraten.", does__en="We advise.", function="advice")

    assert "Das pflegt, wer für das Gebiet zuständig ist." in form.text
    assert "function" not in filled(form)
    assert changed.status_code == 302
    rows = service_point_of("office")
    assert rows is not None
    assert (rows[0].function, rows[0].does is not None) == ("youth-office", True)
    assert cem.get("/pflege/stellen/office/entfernen/").status_code == 403


def test_who_reads_only_is_told_so_and_changes_nothing() -> None:
    cem = keeper("Cem", READER)[1]

    assert cem.get("/pflege/eintraege/office/").status_code == 200
    assert cem.get(DESK).status_code == 403
    assert cem.post(DESK, {"holders": "9"}).status_code == 403
    assert not RowChange.objects.exists()
    assert AuditEvent.objects.filter(kind="refused").count() == 2


def test_a_form_without_its_fields_changes_nothing(ada: Client) -> None:
    for sent in ({}, {"seen_version": "1"}, {"seen_version": "x" * 9_000, "reason": "x"}):
        answer = ada.post(ENTRY, sent)

        assert answer.status_code in (302, 409, 422)
    assert not RowChange.objects.exists()
