"""A delivery changes nothing until it is activated; then it changes what it says, and no more."""

from datetime import timedelta
from typing import Any

import pytest

from obhut.directory.actions.deliveries.activating import activate_delivery
from obhut.directory.actions.deliveries.mending import (
    decide_conflict,
    drop_line,
    map_columns,
    mend_line,
)
from obhut.directory.actions.deliveries.settling import (
    go_back_before,
    refuse_delivery,
    withdraw_delivery,
)
from obhut.directory.actions.deliveries.uploading import upload_again, upload_delivery
from obhut.directory.actions.generations import load_directory
from obhut.directory.actions.rows import change_row
from obhut.directory.enums import DeliveryState, RowTaken
from obhut.directory.models import Delivery, DirectoryRow, Generation, RowChange
from obhut.directory.queries.desks import desk_book
from obhut.directory.queries.drafts import Draft, deliveries_for, read_draft
from obhut.directory.queries.places import active_generation
from obhut.directory.queries.search import Wanted, find
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from obhut.kernel.mechanism.directory import (
    DESKS,
    SERVICE_POINTS,
    DirectoryText,
    read_directory,
)
from obhut.kernel.refusals import Faulty, ImpossibleTransition, NotAllowed, SomebodyWasFaster
from tests.build import POINTS, directory_files, put_lummerland_in_force
from tests.cast import BELA, CEM
from tests.conftest import LOADED_AT
from tests.directory.spreadsheets import HEADING, separated, workbook, youth_office

MONDAY = LOADED_AT + timedelta(days=6)
TUESDAY = LOADED_AT + timedelta(days=7)
FUNCTIONS = (
    ("youth-office", "Jugendamt", "Youth welfare office"),
    ("night-watch", "Nachtwache", "Night watch"),
    ("advice", "Beratung", "Advice"),
)
FILES = {DESKS: "desk", SERVICE_POINTS: "point"}
OFFICE = next(row for row in POINTS if row["key"] == "office")
NUREMBERG = youth_office("09564", "Jugendamt Nürnberg", "0911 1")
FUERTH = youth_office("09563", "Jugendamt Fürth", "0911 2")


def keeper(role: Role, level: str, key: str, who: Actor = BELA) -> Actor:
    return Actor(person=who.person, desk=who.desk, grants=frozenset({Grant(role, level, key)}))


OF_BAVARIA = keeper(Role.LAND_COORDINATION, "land", "DE-BY")
OF_NUREMBERG = keeper(Role.DISTRICT_KEEPER, "kreis", "09564")
OF_SAXONY = keeper(Role.LAND_COORDINATION, "land", "DE-SN", CEM)


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    """The office serves its Kreis, so that whoever keeps Bavaria keeps it."""
    put_lummerland_in_force()
    change_row(
        SERVICE_POINTS,
        "office",
        OFFICE | {"areas": [{"level": "kreis", "key": "09564"}]},
        seen_version=1,
        why="Es ist das Jugendamt von Nürnberg.",
        by=INSTALLATION,
        at=LOADED_AT,
    )


def upload(content: bytes, **told: Any) -> Delivery:
    usual: dict[str, Any] = {
        "file_name": "liste.xlsx",
        "source": "Jugendämter in Bayern",
        "is_whole": False,
        "by": OF_BAVARIA,
        "at": MONDAY,
    }
    return upload_delivery(content, **usual | told)


def draft(delivery: Delivery) -> Draft:
    delivery.refresh_from_db()
    return read_draft(delivery, FUNCTIONS)


def fates(delivery: Delivery) -> dict[str, str]:
    """Of desks and service points: what would become of each."""
    rows = draft(delivery).judgement.rows
    return {f"{FILES[row.file]} {row.key}": str(row.weighed.fate) for row in rows}


def activate(delivery: Delivery, **told: Any) -> Generation:
    delivery.refresh_from_db()
    usual: dict[str, Any] = {
        "functions": FUNCTIONS,
        "seen_version": delivery.version,
        "by": OF_BAVARIA,
        "at": TUESDAY,
    }
    return activate_delivery(delivery, **usual | told)


def refused(delivery: Delivery, **told: Any) -> list[str]:
    before = Generation.objects.count(), active_generation(), RowChange.objects.count()
    with pytest.raises(Faulty) as caught:
        activate(delivery, **told)
    assert (Generation.objects.count(), active_generation(), RowChange.objects.count()) == before
    return [fault.en for fault in caught.value.faults]


def desk_keys() -> list[str]:
    return [desk.key for desk in desk_book().desks]


def keep(phones: list[str]) -> RowChange:
    row = DirectoryRow.objects.get(generation__active=True, file=SERVICE_POINTS, key="office")
    return change_row(
        SERVICE_POINTS,
        "office",
        row.content | {"phones": phones},
        seen_version=row.version,
        why="Neue Nummer.",
        by=INSTALLATION,
        at=MONDAY,
    )


def test_a_delivery_is_seen_beside_the_directory_and_changes_nothing() -> None:
    delivery = upload(workbook(NUREMBERG, FUERTH))

    assert fates(delivery) == {
        "point office": "changed",
        "desk office": "unchanged",
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
        for key in ("09563-jugendamt-fuerth", "office", "youth-office-09563")
    ]
    assert generation.counts == {"kreise": 400, "service_points": 5, "desks": 5, "laender": 0}


def test_differences_are_told_field_by_field() -> None:
    delivery = upload(workbook(NUREMBERG))

    office = next(row for row in draft(delivery).judgement.rows if row.file == SERVICE_POINTS)

    assert {each.field: (each.before, each.after) for each in office.weighed.differences} == {
        "name": ("office Lummerland", "Jugendamt Nürnberg"),
        "phones": (["0000 1"], ["0911 1"]),
        "emails": (["office@lummerland.example"], ["jugendamt@lummerland.example"]),
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
