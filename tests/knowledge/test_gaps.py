"""An answer that nobody knew opens a task where it was asked, and never disturbs the answer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError

from obhut.directory.models import Task
from obhut.directory.queries.where import Where
from obhut.kernel.plan.fallback import Call
from obhut.kernel.routing.answers import Missing, Unknown
from obhut.kernel.routing.places import Place
from obhut.knowledge import actions
from obhut.knowledge.actions import note_gaps
from tests.build import mechanism

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)
NUREMBERG = Where(places=(Place(kreis="09564"),))


@pytest.fixture(autouse=True)
def nothing_noted() -> None:
    actions._noted.clear()


def call(*stands_in_for: str) -> Call:
    function = next(iter(mechanism().functions.values()))
    return Call(
        function=function, answer=Unknown(reason=Missing.NO_DESK), stands_in_for=stands_in_for
    )


def tasks() -> list[tuple[str, str, str]]:
    return list(Task.objects.values_list("level", "area", "about").order_by("about"))


def test_every_function_without_a_desk_is_a_task_in_the_kreis_that_was_asked_about() -> None:
    note_gaps((call("guardian"),), place=NUREMBERG, at=NIGHT)

    known = next(iter(mechanism().functions))
    assert sorted(tasks()) == sorted([("kreis", "09564", known), ("kreis", "09564", "guardian")])


@pytest.mark.parametrize(
    ("places", "area"),
    [
        ((Place(land="DE-BY"),), [("land", "DE-BY")]),
        ((Place(kreis="09564"), Place(kreis="09562")), [("land", "DE-BY")]),
        ((Place(land="DE-BE", bezirk="02"),), [("bezirk", "DE-BE-02")]),
        ((Place(gemeinde="09564000"),), [("kreis", "09564")]),
        ((Place(kreis="09564"), Place(kreis="06412")), []),
        ((Place(),), []),
        ((), []),
    ],
)
def test_it_belongs_to_the_narrowest_area_that_is_certain(
    places: tuple[Place, ...], area: list[tuple[str, str]]
) -> None:
    note_gaps((call(),), place=Where(places=places), at=NIGHT)

    assert [(level, key) for level, key, _about in tasks()] == area


def test_the_same_gap_is_written_once_a_day_by_a_process() -> None:
    for hours in (0, 0.25, 26):
        note_gaps((call(),), place=NUREMBERG, at=NIGHT + timedelta(hours=hours))

    assert Task.objects.get().times == 2


def test_a_database_that_refuses_does_not_disturb_the_answer(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_args: object, **_told: object) -> None:
        raise DatabaseError("read only")

    monkeypatch.setattr(actions, "open_task", refuse)

    note_gaps((call(),), place=NUREMBERG, at=NIGHT)

    assert "could not be written down" in caplog.text
