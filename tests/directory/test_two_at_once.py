"""Two at once: nothing is overwritten unseen, nothing is lost, whoever waits gets an answer."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event
from typing import Any, TypeVar

import pytest
from django.db import connection, transaction

from obhut.audit.models import AuditEvent
from obhut.concepts.actions import load_content
from obhut.directory.actions.generations import load_directory
from obhut.directory.actions.register import write_register_anew
from obhut.directory.actions.rows import change_row
from obhut.directory.models import DirectoryRow, Generation, RowChange
from obhut.directory.queries.desks import desk_book
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, read_directory
from obhut.kernel.refusals import SomebodyWasFaster
from tests.conftest import LOADED_AT
from tests.directory.test_register_amended import as_said
from tests.lummerland import DESKS as LUMMERLAND
from tests.lummerland import (
    POINTS,
    content_files,
    lummerland_files,
    put_lummerland_in_force,
    service_point,
)

pytestmark = pytest.mark.django_db(transaction=True)
TUESDAY = LOADED_AT + timedelta(days=7)
SOON = 30
T = TypeVar("T")


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def change(key: str, seen: int = 1, **said: Any) -> RowChange:
    row = next(row for row in LUMMERLAND if row["key"] == key)
    return change_row(
        DESKS, key, row | said, seen_version=seen, why="Neu.", by=INSTALLATION, at=TUESDAY
    )


def in_a_connection_of_its_own(deed: Callable[[], T]) -> T:
    try:
        return deed()
    finally:
        connection.close()


def at_once(*deeds: Callable[[], T]) -> list[Future[T]]:
    """Each in a thread with a connection of its own, all off at the same moment."""
    start = Barrier(len(deeds))

    def off(deed: Callable[[], T]) -> T:
        start.wait(SOON)
        return in_a_connection_of_its_own(deed)

    with ThreadPoolExecutor(len(deeds)) as threads:
        return [threads.submit(off, deed) for deed in deeds]


@pytest.mark.parametrize("_round", range(5))
def test_of_two_who_change_the_same_row_at_once_exactly_one_wins(_round: int) -> None:
    done = at_once(
        lambda: change("office", holders=2),
        lambda: change("office", holders=3),
    )

    refused = [each.exception() for each in done if each.exception()]
    (won,) = [each.result() for each in done if not each.exception()]
    assert [type(each) for each in refused] == [SomebodyWasFaster]
    assert desk_book()["office"].holders == (won.after or {})["holders"]
    assert RowChange.objects.count() == 1
    assert AuditEvent.objects.filter(kind="directory row changed").count() == 1


def test_who_changes_different_rows_at_once_all_win_and_the_register_is_whole() -> None:
    points = [service_point(key, name=f"Jugendnotdienst {key}") for key in ("a", "b", "c", "d")]

    done = at_once(*(lambda point=point: add(point) for point in points))

    generation = Generation.objects.get(of="directory", active=True)
    assert generation.revision == max(each.result().pk for each in done)
    amended = dict(as_said(generation))
    write_register_anew(generation)
    assert amended == dict(as_said(generation))


def add(point: dict[str, Any]) -> RowChange:
    return change_row(
        *(SERVICE_POINTS, point["key"], point),
        seen_version=0,
        why="Neu.",
        by=INSTALLATION,
        at=TUESDAY,
    )


def load(*, while_it_lasts: Callable[[], None], **desk: Any) -> None:
    """Load the next files; the block runs when all is written and nothing is committed yet."""
    changed = [row | desk if row["key"] == "office" else row for row in LUMMERLAND]
    files = lummerland_files(points=[*POINTS, service_point("harbour")], desks=changed)
    directory = read_directory(files, functions=None)
    with transaction.atomic():
        load_directory(directory, by=INSTALLATION, at=TUESDAY)
        while_it_lasts()


def test_a_change_during_a_load_waits_and_stands_in_the_new_generation() -> None:
    waiting = change_during_a_load(lambda: change("office", holders=2))

    assert waiting.result().generation.number == 2
    assert desk_book()["office"].holders == 2


def test_a_change_of_a_row_that_a_load_has_changed_meanwhile_is_refused() -> None:
    waiting = change_during_a_load(lambda: change("office", holders=2), holders=7)

    assert isinstance(waiting.exception(), SomebodyWasFaster)
    assert desk_book()["office"].holders == 7


def change_during_a_load(deed: Callable[[], RowChange], **desk: Any) -> Future[RowChange]:
    written, off = Event(), Event()

    def until_the_other_waits() -> None:
        written.set()
        assert off.wait(SOON)
        wait_for_somebody_who_waits()

    def changes() -> RowChange:
        assert written.wait(SOON)
        off.set()
        return in_a_connection_of_its_own(deed)

    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(changes)
        load(while_it_lasts=until_the_other_waits, **desk)
    return waiting


def wait_for_somebody_who_waits() -> None:
    """Until another connection stands at the lock that this one holds."""
    pause = Event()
    for _ in range(SOON * 20):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype='advisory' AND NOT granted"
            )
            if cursor.fetchone() == (1,):
                return
        pause.wait(0.05)
    pytest.fail("Nobody came to wait.")


def test_loads_and_changes_at_once_never_wait_for_each_other_in_a_circle() -> None:
    files = content_files()
    steps = "federal/01-lummerland.yaml"
    newer = files | {steps: files[steps].replace("number: '3'", "number: '4'")}

    done = at_once(
        lambda: load_content(newer, by=INSTALLATION, at=TUESDAY),
        lambda: change("office", holders=2),
        lambda: change("left-bank", holders=2),
        lambda: change("right-bank", holders=2),
    )

    assert [each.exception() for each in done] == [None] * 4
    rows = DirectoryRow.objects.filter(generation__active=True, content__holders=2)
    assert rows.count() == 3
