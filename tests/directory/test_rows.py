"""Rows of the active directory are changed one at a time, by who may, and nothing is lost."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from obhut.audit.models import AuditEvent
from obhut.directory.models import DirectoryRow, Generation, RowChange
from obhut.directory.queries.desks import desk_book, service_point_of
from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.places import active_digest, active_directory
from obhut.directory.queries.search import Wanted, find
from obhut.kernel.actor import INSTALLATION, Actor, Role
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.refusals import NotAllowed, SomebodyWasFaster
from tests.cast import BELA, CEM
from tests.directory.rows import (
    AT_THE_OFFICE,
    CALLED,
    OF_BAVARIA,
    OF_KREIS,
    OF_SAXONY,
    OFFICE,
    OFFICE_DESK,
    TUESDAY,
    change,
    keeper,
)
from tests.lummerland import desk_row, put_lummerland_in_force, service_point


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def test_a_changed_row_shows_at_once_and_everywhere() -> None:
    before = active_directory(), active_digest(), desk_book()["office"].phones

    change(OFFICE | CALLED, SERVICE_POINTS, by=INSTALLATION)

    rows = service_point_of("office")
    assert before[2] == ("0000 1",)
    assert desk_book()["office"].phones == ("0906 1234",)
    assert rows is not None
    assert rows[1].phones == ["0906 1234"]
    assert [point.key for point in find(Wanted(text="09061234")).points] == ["office"]
    assert (active_directory() == before[0], active_digest() == before[1]) == (False, False)


def test_a_change_says_what_was_before_what_is_now_who_when_and_why() -> None:
    done = change(OFFICE_DESK | {"holders": 3}, why="Zwei sind dazugekommen.")

    assert (done.kind, done.version, done.why) == ("changed", 2, "Zwei sind dazugekommen.")
    assert (done.before or {}).get("holders") is None
    assert (done.after or {})["holders"] == 3
    assert (done.person, done.desk, done.at) == (BELA.person, BELA.desk, TUESDAY)
    row = DirectoryRow.objects.get(generation=done.generation, file=DESKS, key="office")
    assert (row.version, row.changed_at, row.content) == (2, TUESDAY, done.after)
    event = AuditEvent.objects.latest("pk")
    assert (event.kind, event.subject) == ("directory row changed", f"{DESKS} office")
    assert (event.person, event.facts["change"]) == (BELA.person, done.pk)


def test_a_row_is_added_with_the_next_number_and_removed_again() -> None:
    point = service_point("harbour", areas=[{"level": "land", "key": "DE-BY"}])

    added = change(point, SERVICE_POINTS, seen_version=0)
    found = [each.key for each in find(Wanted(text="harbour")).points]
    removed = change(None, SERVICE_POINTS, key="harbour")

    assert (added.kind, added.before, found) == ("added", None, ["harbour"])
    assert (removed.kind, removed.after, removed.version) == ("removed", None, 2)
    assert find(Wanted(text="harbour")).count == 0


def test_whoever_saw_an_older_version_is_refused_and_nothing_is_overwritten() -> None:
    change(OFFICE_DESK | {"holders": 3})

    with pytest.raises(SomebodyWasFaster, match="inzwischen geändert"):
        change(OFFICE_DESK | {"holders": 1})
    with pytest.raises(SomebodyWasFaster, match="inzwischen geändert"):
        change(OFFICE_DESK | {"holders": 1}, seen_version=0)
    with pytest.raises(SomebodyWasFaster, match="inzwischen entfernt"):
        change(desk_row("ferry", "advice", "land", "DE-BY"), seen_version=1)

    assert desk_book()["office"].holders == 3
    assert RowChange.objects.count() == 1


def test_a_version_never_comes_again_though_the_row_was_removed_between() -> None:
    ferry = desk_row("ferry", "advice", "land", "DE-BY") | {"service_point": "office"}

    versions = [
        change(ferry, seen_version=0).version,
        change(None, key="ferry").version,
        change(ferry, seen_version=0).version,
    ]

    assert versions == [1, 2, 3]


@pytest.mark.parametrize("by", [INSTALLATION, OF_BAVARIA, OF_KREIS])
def test_whoever_keeps_an_area_around_the_row_may_change_it(by: Actor) -> None:
    assert change(OFFICE_DESK | {"holders": 2}, by=by).version == 2


@pytest.mark.parametrize(
    "by",
    [
        CEM,
        OF_SAXONY,
        keeper(Role.READER, "land", "DE-BY"),
        keeper(Role.DISTRICT_KEEPER, "kreis", "09162"),
        keeper(Role.DESK_HOLDER, "desk", "left-bank"),
    ],
)
def test_nobody_else_may(by: Actor) -> None:
    with pytest.raises(NotAllowed):
        change(OFFICE_DESK | {"holders": 2}, by=by)
    with pytest.raises(NotAllowed):
        change(None, key="office", by=by)
    with pytest.raises(NotAllowed):
        change(desk_row("ferry", "advice", "kreis", "09564"), seen_version=0, by=by)

    assert RowChange.objects.count() == 0


def test_a_row_cannot_be_moved_into_an_area_of_others_nor_taken_from_it() -> None:
    moved = OFFICE_DESK | {"areas": [{"level": "land", "key": "DE-SN"}]}

    for by in (OF_BAVARIA, OF_SAXONY):
        with pytest.raises(NotAllowed):
            change(moved, by=by)


def test_a_service_point_that_also_works_elsewhere_belongs_to_whoever_keeps_both() -> None:
    here = OFFICE | {"areas": [{"level": "kreis", "key": "09564"}]}
    change(here, SERVICE_POINTS, by=INSTALLATION)

    with pytest.raises(NotAllowed, match="DE-SN"):
        change(here | {"lands": ["DE-BY", "DE-SN"]}, SERVICE_POINTS, seen_version=2)

    assert change(here | CALLED, SERVICE_POINTS, seen_version=2, by=OF_KREIS).version == 3


def test_who_holds_a_desk_changes_what_it_says_but_not_whose_it_is() -> None:
    fields = change(OFFICE_DESK | {"holders": 2}, by=AT_THE_OFFICE)
    of_point = change(OFFICE | CALLED, SERVICE_POINTS, by=AT_THE_OFFICE)

    assert (fields.version, of_point.version) == (2, 2)
    for said in (
        {"areas": [{"level": "federation", "key": "DE"}]},
        {"function": "advice"},
        {"service_point": "watch"},
    ):
        with pytest.raises(NotAllowed, match="wer das Gebiet pflegt"):
            change(OFFICE_DESK | said, seen_version=2, by=AT_THE_OFFICE)
    with pytest.raises(NotAllowed, match="wer das Gebiet pflegt"):
        change(
            OFFICE | CALLED | {"kind": "police"}, SERVICE_POINTS, seen_version=2, by=AT_THE_OFFICE
        )
    with pytest.raises(NotAllowed, match="entfernen darf nur"):
        change(None, key="office", seen_version=2, by=AT_THE_OFFICE)


def test_the_database_refuses_to_alter_the_history() -> None:
    change(OFFICE_DESK | {"holders": 2})

    for statement in ("UPDATE directory_rowchange SET why = ''", "DELETE FROM directory_rowchange"):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_what_is_read_after_a_change_is_what_is_read_anew(
    django_assert_max_num_queries: Any,
) -> None:
    directory_in_force()
    change(OFFICE_DESK | {"holders": 2})
    change(service_point("harbour", areas=[]), SERVICE_POINTS, seen_version=0)
    change(None, key="left-bank")

    with django_assert_max_num_queries(3):
        amended = directory_in_force()
    _forget()

    assert amended == directory_in_force()


def test_a_change_that_was_rolled_back_was_never_there() -> None:
    with transaction.atomic():
        change(OFFICE_DESK | {"holders": 2})
        meanwhile = desk_book()["office"].holders
        transaction.set_rollback(True)
    change(OFFICE_DESK | {"minors_from_age": 6})

    assert meanwhile == 2
    assert (desk_book()["office"].holders, desk_book()["office"].from_age) == (None, 6)
    assert Generation.objects.get(active=True, of="directory").revision > 0


def _forget() -> None:
    from obhut.directory.queries import generations  # noqa: PLC0415 -- what is kept of them

    generations.directory_of.cache_clear()
    generations._READ.clear()
