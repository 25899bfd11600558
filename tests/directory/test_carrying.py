"""What keepers changed outlives the next delivery; where both changed a row, somebody is told."""

from datetime import timedelta
from typing import Any

import pytest

from obhut.concepts.actions import load_content
from obhut.concepts.queries import files_in_force
from obhut.directory.actions.generations import activate_generation, load_directory
from obhut.directory.actions.rows import change_row, undo_change
from obhut.directory.models import DirectoryRow, Generation, RowChange
from obhut.directory.queries.desks import desk_book, desks_in_force
from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.keeping import conflicts_for
from obhut.directory.queries.search import Wanted, find
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, DirectoryText, read_directory
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from tests.cast import CEM
from tests.conftest import LOADED_AT
from tests.directory.rows import OFFICE_DESK
from tests.lummerland import DESKS as LUMMERLAND
from tests.lummerland import (
    POINTS,
    content_files,
    desk_row,
    directory_files,
    lummerland_files,
    put_lummerland_in_force,
    service_point,
)

TUESDAY, FRIDAY = LOADED_AT + timedelta(days=7), LOADED_AT + timedelta(days=10)
OFFICE = next(row for row in POINTS if row["key"] == "office")


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def change(file: str, key: str, content: dict[str, Any] | None) -> RowChange:
    return change_row(
        file,
        key,
        content,
        seen_version=version_of(file, key),
        why="Neu.",
        by=INSTALLATION,
        at=TUESDAY,
    )


def version_of(file: str, key: str) -> int:
    rows = DirectoryRow.objects.filter(generation__active=True, file=file, key=key)
    return rows.values_list("version", flat=True).first() or 0


def deliver(
    *, points: dict[str, Any] | None = None, desks: dict[str, Any] | None = None
) -> Generation:
    """The next files: these rows in place of Lummerland's; None: without it."""
    directory = read_directory(
        lummerland_files(points=_with(POINTS, points), desks=_with(LUMMERLAND, desks)),
        functions=None,
    )
    loaded = load_directory(directory, by=INSTALLATION, at=FRIDAY)
    assert loaded is not None
    return loaded


def _with(rows: tuple[dict[str, Any], ...], changed: dict[str, Any] | None) -> list[dict[str, Any]]:
    by_key = {row["key"]: row for row in rows} | (changed or {})
    return [row for row in by_key.values() if row is not None]


def conflicts() -> list[str]:
    return [change.key for change in conflicts_for(INSTALLATION)]


NEWS = {"harbour": service_point("harbour")}


def test_what_only_a_keeper_changed_is_carried_over() -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})
    change(SERVICE_POINTS, "office", OFFICE | {"phones": ["0906 1234"]})
    change(DESKS, "left-bank", None)
    change(DESKS, "ferry", desk_row("ferry", "advice", "land", "DE-SN", service_point="watch"))

    deliver(points=NEWS)

    assert (desk_book()["office"].holders, desk_book()["office"].phones) == (3, ("0906 1234",))
    assert {desk.key for desk in desks_in_force()} == {"watch", "office", "right-bank", "ferry"}
    assert [point.key for point in find(Wanted(text="09061234")).points] == ["office"]
    assert find(Wanted(text="harbour")).count == 1
    assert (conflicts(), RowChange.objects.filter(kind="carried").count()) == ([], 4)


def test_what_only_the_files_changed_or_what_both_say_alike_needs_no_carrying() -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})
    undone = change(DESKS, "left-bank", LUMMERLAND[2] | {"holders": 2})
    undo_change(undone, by=INSTALLATION, at=TUESDAY)

    deliver(
        desks={"office": OFFICE_DESK | {"holders": 3}, "left-bank": LUMMERLAND[2] | {"holders": 9}}
    )

    assert (desk_book()["office"].holders, desk_book()["left-bank"].holders) == (3, 9)
    assert RowChange.objects.filter(kind="carried").count() == 0


def test_where_both_changed_a_row_the_keepers_holds_and_the_conflict_is_told() -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})
    change(DESKS, "left-bank", None)
    change(DESKS, "right-bank", LUMMERLAND[3] | {"holders": 2})

    deliver(
        desks={
            "office": OFFICE_DESK | {"holders": 5},
            "left-bank": LUMMERLAND[2] | {"holders": 5},
            "right-bank": None,
        }
    )

    assert (desk_book()["office"].holders, desk_book()["right-bank"].holders) == (3, 2)
    assert "left-bank" not in {desk.key for desk in desks_in_force()}
    assert sorted(conflicts()) == ["left-bank", "office", "right-bank"]
    assert conflicts_for(CEM) == ()


def test_a_conflict_ends_when_somebody_decides_be_it_for_the_files() -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})
    deliver(desks={"office": OFFICE_DESK | {"holders": 5}})
    (conflict,) = conflicts_for(INSTALLATION)

    undo_change(conflict, by=INSTALLATION, at=FRIDAY)

    assert (desk_book()["office"].holders, conflicts()) == (5, [])


def test_carried_once_it_is_carried_again_by_the_load_after() -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})

    deliver(points=NEWS)
    deliver(points=NEWS | {"mole": service_point("mole")})

    assert (desk_book()["office"].holders, conflicts()) == (3, [])


def test_what_a_carried_row_names_stays_with_it() -> None:
    change(DESKS, "left-bank", LUMMERLAND[2] | {"deputy": "right-bank"})

    deliver(
        points={"left-bank": None, "right-bank": None},
        desks={"left-bank": None, "right-bank": None},
    )

    assert desk_book()["left-bank"].deputy == "right-bank"
    assert sorted(conflicts()) == ["left-bank", "left-bank", "right-bank", "right-bank"]


def test_what_the_files_newly_need_stays_though_a_keeper_removed_it() -> None:
    change(DESKS, "left-bank", None)
    change(SERVICE_POINTS, "left-bank", None)

    deliver(desks={"right-bank": LUMMERLAND[3] | {"deputy": "left-bank"}})

    assert desk_book()["right-bank"].deputy == "left-bank"
    assert sorted(conflicts()) == ["left-bank", "left-bank"]


def test_what_does_not_fit_what_is_new_refuses_the_load_and_changes_nothing() -> None:
    areas = [*OFFICE_DESK["areas"], {"level": "kreis", "key": "09162"}]
    change(DESKS, "office", OFFICE_DESK | {"areas": areas})
    before, generations = directory_in_force(), Generation.objects.count()

    with pytest.raises(Faulty, match="kreis 09162"):
        load_directory(munich_has_another_key(), by=INSTALLATION, at=FRIDAY)

    assert directory_in_force() == before
    assert Generation.objects.count() == generations


def munich_has_another_key() -> DirectoryText:
    files = directory_files()
    name = "directory/districts.yaml"
    renamed = files[name].replace("ags: 09162", "ags: 09199").replace("'09162'", "'09199'")
    assert renamed != files[name]
    return read_directory(files | {name: renamed}, functions=None)


def test_going_back_brings_the_earlier_one_as_it_was_left() -> None:
    first = Generation.objects.get(of="directory", active=True)
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})
    second = deliver(points=NEWS)
    change(DESKS, "office", OFFICE_DESK | {"holders": 4})

    activate_generation(Generation.objects.get(pk=first.pk), by=INSTALLATION, at=FRIDAY)
    back = desk_book()["office"].holders, find(Wanted(text="harbour")).count
    activate_generation(Generation.objects.get(pk=second.pk), by=INSTALLATION, at=FRIDAY)

    assert back == (3, 0)
    assert (desk_book()["office"].holders, find(Wanted(text="harbour")).count) == (4, 1)
    assert RowChange.objects.filter(kind="carried").count() == 1


def test_going_forward_again_takes_along_what_was_changed_meanwhile() -> None:
    first = Generation.objects.get(of="directory", active=True)
    second = deliver(points=NEWS)
    activate_generation(Generation.objects.get(pk=first.pk), by=INSTALLATION, at=FRIDAY)
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})

    activate_generation(Generation.objects.get(pk=second.pk), by=INSTALLATION, at=FRIDAY)

    assert (desk_book()["office"].holders, conflicts()) == (3, [])


def test_a_page_opened_before_a_load_still_saves_where_the_row_is_the_same() -> None:
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})
    seen = (
        version_of(DESKS, "office"),
        version_of(DESKS, "left-bank"),
        version_of(DESKS, "right-bank"),
    )

    deliver(desks={"right-bank": LUMMERLAND[3] | {"holders": 9}})

    assert version_of(DESKS, "office") == seen[0]
    assert version_of(DESKS, "left-bank") == seen[1]
    with pytest.raises(SomebodyWasFaster):
        change_row(
            *(DESKS, "right-bank", LUMMERLAND[3] | {"holders": 1}),
            seen_version=seen[2],
            why="Neu.",
            by=INSTALLATION,
            at=FRIDAY,
        )


def test_what_keepers_changed_is_exported_and_comes_back_by_loading_it() -> None:
    before = Generation.objects.get(of="directory", active=True).number
    change(DESKS, "office", OFFICE_DESK | {"holders": 3})
    change(DESKS, "ferry", desk_row("ferry", "advice", "land", "DE-SN", service_point="watch"))
    load_content(content_files(), by=INSTALLATION, at=FRIDAY)
    exported = files_in_force()
    assert exported is not None

    loaded = load_content(exported, by=INSTALLATION, at=FRIDAY)
    again = load_content(exported, by=INSTALLATION, at=FRIDAY)

    assert (loaded.generation, again.generation) == (before + 1, None)
    assert files_in_force() == exported
    assert (RowChange.objects.filter(kind="carried").count(), conflicts()) == (0, [])
