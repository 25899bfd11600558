"""Entries of another directory: looked at first, then taken over, all or nothing; what we have stays."""

import json
from typing import Any

import pytest

from obhut.audit.models import AuditEvent
from obhut.directory.actions.hsds import Change, Preview, preview_hsds, take_over_hsds
from obhut.directory.errors import NotRegistered
from obhut.directory.models import Generation
from obhut.directory.queries.entries import Entry, entry
from obhut.directory.queries.listing import entries_at, listing
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.exchange.hsds_reading import Answers
from obhut.kernel.mechanism.directory_rows import AreaRow
from obhut.kernel.refusals import Faulty
from tests.conftest import LOADED_AT
from tests.hsds import as_lines, exported

in_lummerland = pytest.mark.usefixtures("lummerland")
FUNCTIONS = {"lamplighting", "youth-office", "night-watch", "advice"}
ID = "ac148810-d857-441c-9679-408f346de14b"
LIGHTHOUSE = {
    "id": ID,
    "name": "Leuchtturm",
    "status": "active",
    "phones": [{"id": ID, "number": "1"}],
}
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


def our_export() -> list[Any]:
    kept = listing()
    rows = [(each.point, each.desks) for each in entries_at(kept.everything, kept)]
    lines = as_lines(exported([point for point, _ in rows], [d for _, each in rows for d in each]))
    return [json.loads(line) for line in lines.splitlines()]


@in_lummerland
def test_what_we_export_changes_nothing_here() -> None:
    preview = looked_at(*our_export())

    assert (preview.changes, preview.unchanged) == ((), 8)
    assert take_over_hsds(preview, by=INSTALLATION, at=LOADED_AT) is None


@in_lummerland
def test_an_entry_that_is_new_is_shown_and_then_taken_over() -> None:
    before = Generation.objects.get(active=True, of="directory")
    preview = looked_at(LIGHTHOUSE)

    key = f"hsds-{ID}"
    assert [(each.file, each.key, each.added) for each in preview.changes] == [
        ("service-points", key, True),
        ("desks", f"desk-{key}-advice", True),
    ]
    assert entry(key) is None

    after = take_over_hsds(preview, by=INSTALLATION, at=LOADED_AT)

    assert after is not None
    assert (after.number, after.active) == (before.number + 1, True)
    taken = entry(key)
    assert isinstance(taken, Entry)
    assert (taken.point.name, taken.desks[0].function) == ("Leuchtturm", "advice")
    assert isinstance(entry("office"), Entry)
    (event,) = AuditEvent.objects.filter(kind="entries taken over")
    assert event.facts == {"from": "HSDS", "changes": 2}


@in_lummerland
def test_what_changed_is_told_field_by_field_and_what_was_held_back_stays() -> None:
    services = {each["name"]: each for each in our_export()}
    held = services["right-bank Lummerland"] | {"name": "Rechtes Ufer"}
    preview = looked_at(held)

    assert preview.changes == (
        Change(
            file="service-points", key="right-bank", name="Rechtes Ufer", added=False,
            fields=("name",),
        ),
    )  # fmt: skip
    take_over_hsds(preview, by=INSTALLATION, at=LOADED_AT)
    taken = entry("right-bank")
    assert isinstance(taken, Entry)
    assert (taken.point.phones, taken.point.name) == (["0000 1"], "Rechtes Ufer")


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
    before = Generation.objects.count()

    with pytest.raises(Faulty) as refused:
        looked_at(LIGHTHOUSE, answers=answers)

    assert {fault.field for fault in refused.value.faults} == {field}
    assert Generation.objects.count() == before


@pytest.mark.usefixtures("nothing_loaded")
def test_before_a_first_load_nothing_can_be_taken_over() -> None:
    with pytest.raises(NotRegistered):
        looked_at(LIGHTHOUSE)
