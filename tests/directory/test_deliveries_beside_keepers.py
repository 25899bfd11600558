"""Deliveries and keepers work on the same rows, and neither loses what the other did."""

from typing import Any

import pytest

from obhut.directory.actions.deliveries.mending import (
    decide_conflict,
)
from obhut.directory.actions.deliveries.settling import (
    go_back_before,
)
from obhut.directory.actions.generations import load_directory
from obhut.directory.enums import DeliveryState, RowTaken
from obhut.directory.models import Delivery, DirectoryRow
from obhut.directory.queries.desks import desk_book
from obhut.directory.queries.drafts import deliveries_for
from obhut.directory.queries.places import active_generation
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import (
    SERVICE_POINTS,
    DirectoryText,
    read_directory,
)
from obhut.kernel.refusals import ImpossibleTransition, NotAllowed
from tests.cast import CEM
from tests.directory.delivering import (
    FUERTH,
    FUNCTIONS,
    MONDAY,
    NUREMBERG,
    OF_BAVARIA,
    OF_NUREMBERG,
    OF_SAXONY,
    TUESDAY,
    activate,
    desk_keys,
    fates,
    keep,
    put_in_force,
    refused,
    upload,
)
from tests.directory.spreadsheets import workbook
from tests.lummerland import directory_files


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_in_force()


def test_a_row_that_a_keeper_changed_meanwhile_is_decided_before_activation() -> None:
    delivery = upload(workbook(NUREMBERG, FUERTH))
    keep(["0911 99"])

    asked = refused(delivery)
    seen: dict[str, Any] = {
        "functions": FUNCTIONS,
        "seen_version": 1,
        "by": OF_BAVARIA,
        "at": MONDAY,
    }
    decide_conflict(delivery, (SERVICE_POINTS, "office"), RowTaken.DIRECTORY, **seen)
    activate(delivery)

    assert asked == [
        "office was changed in the directory too since then. Please decide what holds."
    ]
    book = desk_book()
    assert (book["office"].phones, book["youth-office-09563"].phones) == (("0911 99",), ("0911 2",))


def test_a_decision_holds_for_the_change_that_was_seen_and_no_other() -> None:
    delivery = upload(workbook(NUREMBERG))
    keep(["0911 99"])
    seen: dict[str, Any] = {
        "functions": FUNCTIONS,
        "seen_version": 1,
        "by": OF_BAVARIA,
        "at": MONDAY,
    }
    decide_conflict(delivery, (SERVICE_POINTS, "office"), RowTaken.DELIVERY, **seen)
    keep(["0911 98"])

    assert [fault[:6] for fault in refused(delivery)] == ["office"]
    assert desk_book()["office"].phones == ("0911 98",)


def test_what_a_keeper_changed_elsewhere_stays_when_a_delivery_is_activated() -> None:
    delivery = upload(workbook(FUERTH))
    keep(["0911 99"])

    activate(delivery)

    assert desk_book()["office"].phones == ("0911 99",)
    assert (
        DirectoryRow.objects.get(generation__active=True, file=SERVICE_POINTS, key="office").version
        > 1
    )


def test_what_a_source_says_once_more_does_not_undo_what_a_keeper_changed_since() -> None:
    activate(upload(workbook(NUREMBERG)))
    keep(["0911 99"])

    again = upload(workbook(NUREMBERG, FUERTH), at=TUESDAY)
    activate(again)

    assert desk_book()["office"].phones == ("0911 99",)


def test_a_whole_delivery_removes_what_its_source_no_longer_delivers() -> None:
    activate(upload(workbook(NUREMBERG, FUERTH)))

    part = upload(workbook(NUREMBERG), at=TUESDAY)
    whole = upload(workbook(NUREMBERG), at=TUESDAY, is_whole=True)

    assert "removed" not in fates(part).values()
    assert fates(whole) == {
        "point office": "unchanged",
        "desk office": "unchanged",
        "point 09563-jugendamt-fuerth": "removed",
        "desk youth-office-09563": "removed",
    }
    assert refused(whole) == [
        "Fürth (Stadt) (09563) would have no youth office afterwards. Enter another one first."
    ]


def test_nobody_activates_what_lies_outside_their_area() -> None:
    delivery = upload(workbook(NUREMBERG, FUERTH), by=OF_NUREMBERG)

    with pytest.raises(NotAllowed, match="09563"):
        activate(delivery, by=OF_NUREMBERG)
    activate(delivery, by=OF_BAVARIA)

    assert "youth-office-09563" in desk_keys()


def test_a_delivery_exists_only_for_who_keeps_its_area() -> None:
    delivery = upload(workbook(NUREMBERG))

    assert [list(deliveries_for(each)) for each in (OF_BAVARIA, OF_NUREMBERG, OF_SAXONY)] == [
        [delivery],
        [],
        [],
    ]
    with pytest.raises(Delivery.DoesNotExist):
        activate(delivery, by=OF_SAXONY)
    with pytest.raises(NotAllowed):
        upload(workbook(NUREMBERG), by=CEM)


def test_going_back_is_one_step_and_the_rows_answer_as_before() -> None:
    delivery = upload(workbook(NUREMBERG, FUERTH))
    activate(delivery)

    go_back_before(delivery, by=OF_BAVARIA, at=TUESDAY)

    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.WITHDRAWN
    assert desk_book()["office"].phones == ("0000 1",)
    assert "youth-office-09563" not in desk_keys()
    with pytest.raises(ImpossibleTransition):
        go_back_before(delivery, by=OF_BAVARIA, at=TUESDAY)


def test_going_back_takes_along_what_keepers_changed_since() -> None:
    delivery = upload(workbook(FUERTH))
    activate(delivery)
    keep(["0911 99"])

    go_back_before(delivery, by=OF_BAVARIA, at=TUESDAY)

    assert desk_book()["office"].phones == ("0911 99",)
    assert "youth-office-09563" not in desk_keys()


def test_a_later_load_keeps_what_was_delivered_and_what_keepers_changed_before() -> None:
    before = active_generation() or 0
    keep(["0911 99"])
    activate(upload(workbook(FUERTH)))

    load_directory(directory_with_another_note(), by=INSTALLATION, at=TUESDAY)

    book = desk_book()
    assert (book["office"].phones, book["youth-office-09563"].phones) == (("0911 99",), ("0911 2",))
    assert active_generation() == before + 2


def directory_with_another_note() -> DirectoryText:
    """The files as they were, but for one entry."""
    files = directory_files()
    name = "directory/service-points.yaml"
    files[name] = files[name].replace("Noch nicht angerufen.", "Wird noch angerufen.")
    return read_directory(files, functions=None)
