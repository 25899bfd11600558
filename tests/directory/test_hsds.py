"""Entries of another directory: looked at first, then taken over, all or nothing; what we have stays."""

import json
from typing import Any

import pytest

from obhut.audit.models import AuditEvent
from obhut.directory.actions.hsds import Preview, preview_hsds, take_over_hsds
from obhut.directory.actions.rows import change_row
from obhut.directory.errors import NotRegistered
from obhut.directory.models import RowChange
from obhut.directory.queries.entries import Entry, entry
from obhut.directory.queries.listing import entries_at, listing
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.exchange.hsds_reading import Answers
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import AreaRow, DeskRow, ServicePointRow
from obhut.kernel.refusals import Faulty, NotAllowed, SomebodyWasFaster
from tests.cast import CEM
from tests.conftest import LOADED_AT
from tests.hsds import as_lines, exported
from tests.lummerland import DESKS as DESKS_OF_LUMMERLAND
from tests.lummerland import POINTS, desk_row

in_lummerland = pytest.mark.usefixtures("lummerland")
FUNCTIONS = {"lamplighting", "youth-office", "night-watch", "advice"}
ID = "ac148810-d857-441c-9679-408f346de14b"
LIGHTHOUSE = {
    "id": ID,
    "name": "Leuchtturm",
    "status": "active",
    "phones": [{"id": ID, "number": "1"}],
}
OFFICE_DESK = next(row for row in DESKS_OF_LUMMERLAND if row["key"] == "office")
SAID = Answers(
    kind="counselling",
    source="https://insel.example",
    seen="2026-11-24",
    function="advice",
    areas=(AreaRow(level="kreis", key="09564"),),
)


def looked_at(*services: Any, answers: Answers = SAID) -> Preview:
    files = {"file": json.dumps(services)}
    return preview_hsds(files, answers=answers, functions=FUNCTIONS)


def taken_over(preview: Preview) -> int:
    return take_over_hsds(preview, why="Von der Insel.", by=INSTALLATION, at=LOADED_AT)


def our_export() -> list[Any]:
    kept = listing()
    rows = [(each.point, each.desks) for _, each in entries_at(kept.everything, kept)]
    lines = as_lines(exported([point for point, _ in rows], [d for _, each in rows for d in each]))
    return [json.loads(line) for line in lines.splitlines()]


@in_lummerland
def test_what_we_export_changes_nothing_here() -> None:
    preview = looked_at(*our_export())

    assert (preview.changes, preview.unchanged) == ((), 8)
    assert taken_over(preview) == 0


@in_lummerland
def test_an_entry_that_is_new_is_shown_and_then_taken_over() -> None:
    preview = looked_at(LIGHTHOUSE)

    key = f"hsds-{ID}"
    assert [(each.file, each.key, each.adds) for each in preview.changes] == [
        (SERVICE_POINTS, key, True),
        (DESKS, f"desk-{key}-advice", True),
    ]
    assert entry(key) is None

    assert taken_over(preview) == 2

    taken = entry(key)
    assert isinstance(taken, Entry)
    assert (taken.point.name, taken.desks[0].function) == ("Leuchtturm", "advice")
    assert isinstance(entry("office"), Entry)
    (event,) = AuditEvent.objects.filter(kind="entries taken over")
    assert event.facts == {"from": "HSDS", "changes": 2}
    assert {change.why for change in RowChange.objects.all()} == {"Von der Insel."}


@in_lummerland
def test_what_changed_is_told_field_by_field_and_what_was_held_back_stays() -> None:
    services = {each["name"]: each for each in our_export()}
    held = services["right-bank Lummerland"] | {"name": "Rechtes Ufer"}
    preview = looked_at(held)

    (change,) = preview.changes
    assert (change.key, change.adds, change.fields) == ("right-bank", False, ("name",))
    taken_over(preview)
    taken = entry("right-bank")
    assert isinstance(taken, Entry)
    assert (taken.point.phones, taken.point.name) == (["0000 1"], "Rechtes Ufer")


@in_lummerland
def test_desks_that_stand_in_for_each_other_come_together() -> None:
    rows = [desk_row("office", "advice", "land", "DE-BY", deputy=other) | {"key": key}
            for key, other in (("a", "b"), ("b", "a"))]  # fmt: skip
    office = ServicePointRow.model_validate(next(row for row in POINTS if row["key"] == "office"))
    desks = [*map(DeskRow.model_validate, [OFFICE_DESK, *rows])]
    preview = looked_at(*map(json.loads, as_lines(exported([office], desks)).splitlines()))

    assert taken_over(preview) == 2

    taken = entry("office")
    assert isinstance(taken, Entry)
    assert {desk.key: desk.deputy for desk in taken.desks} == {"office": None, "a": "b", "b": "a"}


@in_lummerland
def test_whoever_was_faster_is_not_written_over() -> None:
    services = {each["name"]: each for each in our_export()}
    preview = looked_at(LIGHTHOUSE, services["office Lummerland"] | {"name": "Amt"})
    row = next(row for row in POINTS if row["key"] == "office")
    change_row(
        *(SERVICE_POINTS, "office", row | {"city": "Insel"}),
        seen_version=1,
        why="Umzug.",
        by=INSTALLATION,
        at=LOADED_AT,
    )

    with pytest.raises(SomebodyWasFaster):
        taken_over(preview)

    assert entry(f"hsds-{ID}") is None


@in_lummerland
def test_who_may_not_keep_the_area_takes_nothing_over() -> None:
    with pytest.raises(NotAllowed):
        take_over_hsds(looked_at(LIGHTHOUSE), why="Von der Insel.", by=CEM, at=LOADED_AT)

    assert entry(f"hsds-{ID}") is None


@in_lummerland
@pytest.mark.parametrize(
    ("answers", "field"),
    [
        (Answers(source="x", seen="2026-11-24"), "kind"),
        (Answers(kind="counselling", source="x", seen="gestern"), "seen"),
        (Answers(kind="castle", source="x", seen="2026-11-24"), "kind"),
        (Answers(kind="counselling", source="x", seen="2026-11-24", function="advice"), "areas"),
        (Answers(kind="counselling", source="x", seen="2026-11-24", function="magic",
                 areas=SAID.areas), "function"),
        (Answers(kind="counselling", source="x", seen="2026-11-24", function="advice",
                 areas=(AreaRow(level="kreis", key="99999"),)), "areas"),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_refuses_the_whole_file(answers: Answers, field: str) -> None:
    with pytest.raises(Faulty) as refused:
        looked_at(LIGHTHOUSE, answers=answers)

    assert {fault.field for fault in refused.value.faults} == {field}
    assert not RowChange.objects.exists()


@pytest.mark.usefixtures("nothing_loaded")
def test_before_a_first_load_nothing_can_be_taken_over() -> None:
    with pytest.raises(NotRegistered):
        looked_at(LIGHTHOUSE)
