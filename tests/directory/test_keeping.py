"""Who keeps an area sees its entries and what became of them; what one may not know does not exist."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obhut.directory.actions.generations import load_directory
from obhut.directory.actions.rows import change_row, undo_change
from obhut.directory.models import RowChange
from obhut.directory.queries.desks import desk_book
from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.keeping import (
    PAGE,
    changes_of,
    row_for_keeping,
    rows_for_keeping,
)
from obhut.kernel.actor import INSTALLATION, Actor, Role
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, read_directory
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from tests.cast import CEM
from tests.conftest import LOADED_AT
from tests.directory.rows import (
    AT_THE_OFFICE,
    OF_BAVARIA,
    OF_KREIS,
    OF_SAXONY,
    OFFICE_DESK,
    keeper,
)
from tests.lummerland import DESKS as LUMMERLAND
from tests.lummerland import (
    POINTS,
    desk_row,
    lummerland_files,
    put_lummerland_in_force,
    service_point,
)

TUESDAY = LOADED_AT + timedelta(days=7)
READER = keeper(Role.READER, "kreis", "09564", CEM)


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def change(file: str, key: str, content: dict[str, Any] | None, seen: int = 0) -> RowChange:
    return change_row(
        file, key, content, seen_version=seen, why="Neu.", by=INSTALLATION, at=TUESDAY
    )


def keys(by: Actor, **wanted: Any) -> list[str]:
    return [entry.point.key for entry in rows_for_keeping(by, **wanted).entries]


@pytest.mark.parametrize(
    ("by", "seen"),
    [
        (INSTALLATION, ["left-bank", "office", "right-bank", "watch"]),
        (OF_BAVARIA, ["left-bank", "office", "right-bank", "watch"]),
        (OF_KREIS, ["office"]),
        (READER, ["office"]),
        (AT_THE_OFFICE, ["office"]),
        (OF_SAXONY, []),
        (CEM, []),
    ],
)
def test_the_list_holds_what_lies_in_ones_areas_or_belongs_to_ones_desk(
    by: Actor, seen: list[str]
) -> None:
    kept = rows_for_keeping(by)

    assert sorted(entry.point.key for entry in kept.entries) == seen
    assert kept.count == len(seen)


def test_a_desk_brings_its_service_point_and_says_whether_one_may_change_it() -> None:
    (entry,) = rows_for_keeping(OF_KREIS).entries
    (for_reading,) = rows_for_keeping(READER).entries

    assert (entry.point.may_keep, [desk.may_keep for desk in entry.desks]) == (False, [True])
    assert [desk.may_keep for desk in for_reading.desks] == [False]
    assert (entry.desks[0].key, entry.desks[0].version) == ("office", 1)


def test_filters_narrow_the_list_by_text_place_and_function() -> None:
    change(SERVICE_POINTS, "harbour", service_point("harbour", areas=[], lands=["DE-SN"]))
    change(DESKS, "harbour", desk_row("harbour", "advice", "bezirk", "04"))

    assert keys(INSTALLATION, text="Harbur") == ["harbour"]
    assert keys(INSTALLATION, land="DE-SN") == ["harbour"]
    assert keys(INSTALLATION, bezirk="DE-BE-04") == ["harbour"]
    assert keys(INSTALLATION, kreis="09564", function="youth-office") == ["office"]
    assert keys(INSTALLATION, kreis="09564", function="advice") == []
    assert keys(OF_BAVARIA, land="DE-SN") == []


def test_a_page_holds_a_hundred_and_costs_as_many_queries_as_one_with_four() -> None:
    few = asked(OF_KREIS, 1), asked(OF_BAVARIA, 4)
    piers = [service_point(f"pier-{number:03}") for number in range(PAGE)]
    files = lummerland_files(points=[*POINTS, *piers], desks=list(LUMMERLAND))
    load_directory(read_directory(files, functions=None), by=INSTALLATION, at=TUESDAY)

    first, second = rows_for_keeping(OF_BAVARIA), rows_for_keeping(OF_BAVARIA, page=2)

    assert (first.count, first.pages, len(first.entries)) == (PAGE + 4, 2, PAGE)
    assert len(second.entries) == 4
    assert len({entry.point.key for entry in (*first.entries, *second.entries)}) == PAGE + 4
    assert rows_for_keeping(OF_BAVARIA, page=3).entries == ()
    assert few == (3, 3)
    assert asked(OF_BAVARIA, PAGE) == 3


def asked(by: Actor, rows: int) -> int:
    """Queries of a list: what is in force, the entries, their desks; what the register keeps is kept."""
    rows_for_keeping(by)
    with CaptureQueriesContext(connection) as queries:
        kept = rows_for_keeping(by)
    assert len(kept.entries) == rows
    return len(queries)


def test_the_history_of_a_row_is_told_newest_first_to_who_may_look() -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 2}, seen=1)
    change(DESKS, "office", OFFICE_DESK | {"holders": 3}, seen=2)

    told = changes_of(READER, DESKS, "office")

    assert [(each.version, (each.after or {})["holders"]) for each in told] == [(3, 3), (2, 2)]
    assert len(changes_of(AT_THE_OFFICE, DESKS, "office")) == 2
    for nothing in (
        changes_of(CEM, DESKS, "office"),
        changes_of(OF_SAXONY, DESKS, "office"),
        changes_of(INSTALLATION, DESKS, "nowhere"),
        changes_of(INSTALLATION, "directory/districts.yaml", "office"),
    ):
        assert nothing == ()


def test_one_row_is_shown_as_it_is_to_who_may_look() -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 2}, seen=1)

    seen = row_for_keeping(OF_KREIS, DESKS, "office")

    assert seen is not None
    assert (seen.version, seen.changed_at, seen.may_keep) == (2, TUESDAY, True)
    assert row_for_keeping(AT_THE_OFFICE, SERVICE_POINTS, "office") is not None
    for by, key in ((CEM, "office"), (OF_SAXONY, "office"), (INSTALLATION, "nowhere\0")):
        assert row_for_keeping(by, DESKS, key) is None


def test_a_removed_row_keeps_its_history() -> None:
    change(DESKS, "left-bank", None, seen=1)

    assert [each.kind for each in changes_of(OF_BAVARIA, DESKS, "left-bank")] == ["removed"]
    assert changes_of(OF_SAXONY, DESKS, "left-bank") == ()


@pytest.fixture
def changes() -> dict[str, RowChange]:
    """One change of each sort."""
    return {
        "changed": change(DESKS, "office", OFFICE_DESK | {"holders": 2}, seen=1),
        "removed": change(DESKS, "left-bank", None, seen=1),
        "added": change(DESKS, "ferry", LUMMERLAND[2] | {"key": "ferry"}),
    }


def test_undoing_brings_back_what_was_there_and_where(changes: dict[str, RowChange]) -> None:
    put_lummerland_in_force()
    for done in changes.values():
        undone = undo_change(done, by=OF_BAVARIA, at=TUESDAY)
        assert (undone.kind, undone.origin, undone.after) == ("undone", done, done.before)

    directory = directory_in_force()
    assert directory is not None
    assert [row.key for row in directory.desks.desks] == [row["key"] for row in LUMMERLAND]
    assert desk_book()["office"].holders is None


def test_an_undone_change_can_be_done_again_by_undoing_that(changes: dict[str, RowChange]) -> None:
    undone = undo_change(changes["changed"], by=OF_BAVARIA, at=TUESDAY)

    again = undo_change(undone, by=OF_BAVARIA, at=TUESDAY)

    assert (again.after, again.version) == (changes["changed"].after, 4)


def test_what_was_changed_again_since_is_not_undone(changes: dict[str, RowChange]) -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 5}, seen=2)
    change(DESKS, "left-bank", LUMMERLAND[2])

    for done in (changes["changed"], changes["removed"]):
        with pytest.raises(SomebodyWasFaster, match="seither"):
            undo_change(done, by=OF_BAVARIA, at=TUESDAY)
    assert desk_book()["office"].holders == 5


def test_undoing_needs_the_same_rights_and_has_to_fit(changes: dict[str, RowChange]) -> None:
    with pytest.raises(NotAllowed):
        undo_change(changes["changed"], by=OF_SAXONY, at=TUESDAY)

    change(DESKS, "right-bank", LUMMERLAND[3] | {"deputy": "ferry"}, seen=1)
    with pytest.raises(Faulty, match="still stands in for: right-bank"):
        undo_change(changes["added"], by=OF_BAVARIA, at=TUESDAY)


def test_an_entry_is_seen_whole_by_who_may_look_at_one_of_its_desks() -> None:
    change(DESKS, "second", LUMMERLAND[2] | {"key": "second", "service_point": "office"})

    for by in (OF_KREIS, AT_THE_OFFICE):
        point = row_for_keeping(by, SERVICE_POINTS, "office")
        second = row_for_keeping(by, DESKS, "second")

        assert point is not None
        assert second is not None
        assert second.may_keep is False
        assert len(changes_of(by, DESKS, "second")) == 1
    assert row_for_keeping(OF_SAXONY, SERVICE_POINTS, "office") is None
