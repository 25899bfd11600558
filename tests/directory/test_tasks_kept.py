"""Whose a task is: who keeps its area sees and closes it, who holds the desk sees it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obhut.directory.actions.tasks import close_task, open_task
from obhut.directory.enums import TaskKind, TaskOutcome, TaskState
from obhut.directory.models import Task
from obhut.directory.queries.tasks import PAGE, task_for, tasks_for
from obhut.kernel.actor import INSTALLATION, Actor, Role
from obhut.kernel.refusals import NotAllowed
from obhut.kernel.routing.places import read_area
from tests.cast import CEM
from tests.directory.rows import AT_THE_OFFICE, OF_BAVARIA, OF_KREIS, OF_SAXONY, keeper
from tests.directory.test_tasks import NIGHT
from tests.lummerland import put_lummerland_in_force

OF_A_BEZIRK = keeper(Role.DISTRICT_KEEPER, "bezirk", "DE-BE-04")
READER = keeper(Role.READER, "kreis", "09564", CEM)
AREAS = ("federation:DE", "land:DE-BY", "kreis:09564", "gemeinde:09564000", "bezirk:DE-BE-04")


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def gap(area: str, about: str = "guardian") -> Task:
    return open_task(TaskKind.UNKNOWN_ANSWER, area=read_area(area), about=about, at=NIGHT)


@pytest.mark.parametrize(
    ("by", "seen"),
    [
        (INSTALLATION, AREAS),
        (OF_BAVARIA, ("land:DE-BY", "kreis:09564", "gemeinde:09564000")),
        (OF_KREIS, ("kreis:09564", "gemeinde:09564000")),
        (READER, ("kreis:09564", "gemeinde:09564000")),
        (OF_A_BEZIRK, ("bezirk:DE-BE-04",)),
        (OF_SAXONY, ()),
        (CEM, ()),
    ],
)
def test_one_sees_the_tasks_of_ones_areas(by: Actor, seen: tuple[str, ...]) -> None:
    for area in AREAS:
        gap(area)

    found = tasks_for(by)

    assert tuple(f"{task.level}:{task.area}" for task in found.tasks) == seen
    assert found.count == len(seen)


def test_who_holds_a_desk_sees_what_is_said_of_it_and_of_its_institution() -> None:
    for about in ("office", "left-bank"):
        open_task(
            TaskKind.WRONG_ENTRY, area=read_area("land:DE-BY"), about=about, what="phone", at=NIGHT
        )

    assert [task.about for task in tasks_for(AT_THE_OFFICE).tasks] == ["office"]


def test_the_list_is_narrowed_by_kind_by_what_it_is_about_and_by_state() -> None:
    done = close_task(gap("kreis:09564", "interpreter"), TaskOutcome.MENDED, by=OF_KREIS, at=NIGHT)
    still = gap("kreis:09564")

    assert tasks_for(OF_KREIS, state=TaskState.DONE).tasks == (done,)
    assert tasks_for(OF_KREIS, kind=TaskKind.WRONG_ENTRY).tasks == ()
    assert tasks_for(OF_KREIS, about=("guardian",)).tasks == (still,)


def test_a_page_holds_a_hundred_tasks_and_costs_three_queries() -> None:
    for number in range(PAGE + 2):
        gap("kreis:09564", f"gap-{number}")

    with CaptureQueriesContext(connection) as queries:
        first = tasks_for(OF_BAVARIA)

    assert (first.count, first.pages, len(first.tasks), len(queries)) == (PAGE + 2, 2, PAGE, 3)
    assert len(tasks_for(OF_BAVARIA, page=2).tasks) == 2


@pytest.mark.parametrize("by", [READER, AT_THE_OFFICE, OF_SAXONY, CEM])
def test_only_who_keeps_the_area_closes_a_task(by: Actor) -> None:
    task = gap("kreis:09564")

    with pytest.raises(NotAllowed, match="09564"):
        close_task(task, TaskOutcome.MENDED, by=by, at=NIGHT)
    assert Task.objects.get(pk=task.pk).state == TaskState.OPEN


def test_what_one_may_not_know_of_does_not_exist() -> None:
    task = gap("kreis:09564")

    assert task_for(OF_KREIS, task.pk) == task
    with pytest.raises(Task.DoesNotExist):
        task_for(OF_SAXONY, task.pk)
