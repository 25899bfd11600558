"""A delivery changes nothing until it is activated; then it changes what it says, and no more."""

from datetime import timedelta
from typing import Any

import pytest

from obhut.directory.actions.deliveries.activating import activate_delivery
from obhut.directory.actions.deliveries.mending import (
    drop_line,
    map_columns,
    mend_line,
)
from obhut.directory.actions.deliveries.settling import (
    refuse_delivery,
    withdraw_delivery,
)
from obhut.directory.actions.deliveries.uploading import upload_again
from obhut.directory.models import RowChange
from obhut.directory.queries.desks import desk_book
from obhut.directory.queries.places import active_generation
from obhut.directory.queries.search import Wanted, find
from obhut.kernel.mechanism.directory import (
    SERVICE_POINTS,
)
from obhut.kernel.refusals import Faulty, ImpossibleTransition, SomebodyWasFaster
from tests.directory.delivering import (
    FUERTH,
    FUNCTIONS,
    MONDAY,
    NUREMBERG,
    OF_BAVARIA,
    OFFICE,
    TUESDAY,
    activate,
    draft,
    fates,
    put_in_force,
    refused,
    upload,
)
from tests.directory.spreadsheets import HEADING, separated, workbook, youth_office


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_in_force()


def test_a_delivery_is_seen_beside_the_directory_and_changes_nothing() -> None:
    delivery = upload(workbook(NUREMBERG, FUERTH))

    assert fates(delivery) == {
        "point office": "changed",
        "desk office": "changed",
        "point 09563-jugendamt-fuerth": "added",
        "desk youth-office-09563": "added",
    }
    assert desk_book()["office"].phones == ("0000 1",)
    assert [each.key for each in find(Wanted(text="Fürth")).points] == []


def test_activating_makes_the_next_generation_of_all_rows_and_what_was_delivered() -> None:
    before = active_generation() or 0
    delivery = upload(workbook(NUREMBERG, FUERTH))

    generation = activate(delivery)

    assert active_generation() == generation.number == before + 1
    book = desk_book()
    assert book["office"].phones == ("0911 1",)
    assert book["youth-office-09563"].phones == ("0911 2",)
    assert book["watch"].phones == ("0000 1",)
    assert [each.key for each in find(Wanted(text="Fürth")).points] == ["09563-jugendamt-fuerth"]
    history = RowChange.objects.filter(generation=generation, kind="delivered")
    assert sorted(history.values_list("key", "why")) == [
        (key, "Jugendämter in Bayern: liste.xlsx")
        for key in ("09563-jugendamt-fuerth", "office", "office", "youth-office-09563")
    ]
    assert generation.counts == {"kreise": 400, "service_points": 5, "desks": 5, "laender": 0}


def test_differences_are_told_field_by_field() -> None:
    delivery = upload(workbook(NUREMBERG))

    office = next(row for row in draft(delivery).judgement.rows if row.file == SERVICE_POINTS)

    assert {each.field: (each.before, each.after) for each in office.weighed.differences} == {
        "name": ("office Lummerland", "Jugendamt Nürnberg"),
        "phones": (["0000 1"], ["0911 1"]),
        "hours": (
            OFFICE["hours"],
            {
                "state": "weekly",
                "weekly": OFFICE["hours"]["weekly"],
                "text": {"de": "Mo–Fr 08:00–16:00", "en": "Mon–Fri 08:00–16:00"},
            },
        ),
        "seen": ("2026-11-01", "2026-11-30"),
    }


def test_a_fault_names_its_cell_and_what_would_be_right_and_nothing_is_activated() -> None:
    delivery = upload(
        workbook(
            NUREMBERG,
            youth_office("09999", "Jugendamt Nirgendwo"),
            youth_office("09563", "Jugendamt Fürth", "siehe Website"),
            youth_office("09562", "Jugendamt Erlangen", hours="vormittags"),
        )
    )

    told = {str(fault.place): fault.place.heading for fault in draft(delivery).judgement.faults}

    assert told == {
        "Stellen!B3": "Gebiet",
        "Stellen!D4": "Telefon",
        "Stellen!F5": "Öffnungszeiten",
    }
    assert len(refused(delivery)) == 3


def test_a_day_that_is_still_to_come_confirms_nothing() -> None:
    heading = (*HEADING, "Bestätigt am")
    delivery = upload(
        workbook(
            (*NUREMBERG, f"{MONDAY + timedelta(days=1):%d.%m.%Y}"),
            (*FUERTH, f"{MONDAY:%d.%m.%Y}"),
            heading=heading,
        )
    )

    faults = draft(delivery).judgement.faults

    assert [(str(fault.place), fault.de) for fault in faults] == [
        ("Stellen!G2", "01.12.2026 kommt erst noch. Erwartet wird ein Tag bis heute.")
    ]


def test_a_cell_is_mended_where_it_stands() -> None:
    delivery = upload(workbook(youth_office("09999", "Jugendamt Fürth")))

    mend_line(delivery, ("Stellen", 2), {1: "09563"}, seen_version=1, by=OF_BAVARIA, at=MONDAY)

    assert fates(delivery) == {
        "point 09563-jugendamt-fuerth": "added",
        "desk youth-office-09563": "added",
    }
    assert draft(delivery).judgement.faults == ()


def test_who_mends_what_somebody_else_has_mended_sees_it_first() -> None:
    delivery = upload(workbook(NUREMBERG))
    told: dict[str, Any] = {"seen_version": 1, "by": OF_BAVARIA, "at": MONDAY}
    mend_line(delivery, ("Stellen", 2), {3: "0911 7"}, **told)

    with pytest.raises(SomebodyWasFaster, match="Bitte ansehen, wie sie jetzt ist"):
        mend_line(delivery, ("Stellen", 2), {3: "0911 8"}, **told)
    with pytest.raises(SomebodyWasFaster):
        activate_delivery(delivery, functions=FUNCTIONS, **told)

    assert draft(delivery).sheets[0].lines[0].cells[3].text == "0911 7"


def test_a_line_can_be_left_out_and_a_file_be_uploaded_again() -> None:
    delivery = upload(workbook(NUREMBERG, FUERTH))
    told: dict[str, Any] = {"by": OF_BAVARIA, "at": MONDAY}

    drop_line(delivery, ("Stellen", 2), seen_version=1, **told)
    one = fates(delivery)
    upload_again(delivery, separated(NUREMBERG), file_name="neu.csv", seen_version=2, **told)

    assert sorted(one) == ["desk youth-office-09563", "point 09563-jugendamt-fuerth"]
    assert sorted(fates(delivery)) == ["desk office", "point office"]
    assert delivery.file_name == "neu.csv"


def test_a_delivery_is_refused_with_a_reason_or_withdrawn_and_then_rests() -> None:
    told: dict[str, Any] = {"seen_version": 1, "by": OF_BAVARIA, "at": MONDAY}
    refusing, withdrawing = upload(workbook(NUREMBERG)), upload(workbook(NUREMBERG))
    with pytest.raises(Faulty, match="say why"):
        refuse_delivery(refusing, why=" ", **told)

    refuse_delivery(refusing, why="Das ist die Liste vom Vorjahr.", **told)
    withdraw_delivery(withdrawing, **told)

    for each, state in ((refusing, "refused"), (withdrawing, "withdrawn")):
        each.refresh_from_db()
        assert each.state == state
        with pytest.raises(ImpossibleTransition):
            activate(each)


def test_headings_nobody_knows_are_assigned_once_and_remembered_for_the_source() -> None:
    heading = ("Was", "Wo", "Wer", *HEADING[3:])
    delivery = upload(workbook(NUREMBERG, heading=heading))
    missing = draft(delivery).missing

    mapped = {"Was": "function", "Wo": "areas", "Wer": "name"}
    map_columns(delivery, mapped, seen_version=1, by=OF_BAVARIA, at=MONDAY)
    next_one = upload(workbook(NUREMBERG, heading=heading), at=TUESDAY)

    assert missing == ("function", "areas", "name")
    assert sorted(fates(delivery)) == sorted(fates(next_one)) == ["desk office", "point office"]


def test_a_delivery_that_changes_nothing_is_not_activated() -> None:
    activate(upload(workbook(NUREMBERG)))

    assert refused(upload(workbook(NUREMBERG))) == ["This delivery changes nothing."]


def test_the_rules_of_the_rows_hold_for_what_is_delivered_and_name_the_cell() -> None:
    heading = (*HEADING, "Art", "Straße", "Ort")
    ada = youth_office("09563", "Jugendamt Fürth", mailbox="ada.lovelace@lummerland.example")
    shelter = youth_office("09562", "Haus am Ufer", function="Beratung")
    delivery = upload(
        workbook(
            (*ada, "Jugendamt", "", ""),
            (*shelter, "Schutzunterkunft", "Uferweg 1", "Erlangen"),
            heading=heading,
        )
    )

    faults = draft(delivery).judgement.faults

    assert {(str(fault.place), fault.place.heading) for fault in faults} == {
        ("Stellen!E2", "Funktionspostfach"),
        ("Stellen!H3", "Straße"),
    }


def test_a_cell_with_a_hyphen_takes_away_and_an_empty_one_leaves() -> None:
    delivery = upload(workbook(("Jugendamt", "09564", "Jugendamt Nürnberg", "-", "", "")))

    office = next(row for row in draft(delivery).judgement.rows if row.file == SERVICE_POINTS)

    assert {each.field: (each.before, each.after) for each in office.weighed.differences} == {
        "name": ("office Lummerland", "Jugendamt Nürnberg"),
        "phones": (["0000 1"], None),
        "seen": ("2026-11-01", "2026-11-30"),
    }
