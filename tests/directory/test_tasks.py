"""A gap somebody ran into is one task for the keepers, however often it is met."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from obhut.audit.models import AuditEvent
from obhut.directory.actions.tasks import COUNTED_AGAIN_AFTER, close_task, open_task
from obhut.directory.enums import TaskKind, TaskOutcome
from obhut.directory.models import Task
from obhut.directory.queries.tasks import OpenTasks, open_tasks_by_land
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.refusals import ImpossibleTransition
from obhut.kernel.routing.places import read_area

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)
FEDERATION = Grant(Role.FEDERAL_EDITOR, "federation", "DE")
BELA = Actor(person=UUID(int=7), desk=UUID(int=8), grants=frozenset({FEDERATION}))
NUREMBERG = read_area("kreis:09564")


def gap(at: datetime = NIGHT, area: str = "kreis:09564", about: str = "guardian") -> Task:
    return open_task(TaskKind.UNKNOWN_ANSWER, area=read_area(area), about=about, at=at)


def test_the_same_gap_is_one_task_that_counts() -> None:
    gap()
    for minutes in (1, 5, 9):
        gap(NIGHT + timedelta(minutes=minutes))
    gap(NIGHT + COUNTED_AGAIN_AFTER)

    task = Task.objects.get()
    assert (task.land, task.times, task.opened_at) == ("DE-BY", 2, NIGHT)
    assert task.last_at == NIGHT + COUNTED_AGAIN_AFTER
    assert [event.kind for event in AuditEvent.objects.filter(subject="guardian")] == [
        "task opened"
    ]


def test_open_ones_are_counted_by_land_with_the_age_of_the_oldest() -> None:
    gap()
    gap(NIGHT - timedelta(days=3), about="interpreter")
    gap(area="land:DE-BE")
    gap(area="federation:DE")
    close_task(gap(area="land:DE-HH"), TaskOutcome.MENDED, by=BELA, at=NIGHT)

    assert open_tasks_by_land() == {
        "DE-BY": OpenTasks(2, NIGHT - timedelta(days=3)),
        "DE-BE": OpenTasks(1, NIGHT),
        "": OpenTasks(1, NIGHT),
    }


def test_a_task_is_done_once_by_somebody_with_an_outcome() -> None:
    task = close_task(gap(), TaskOutcome.RIGHT_AS_IT_IS, by=BELA, at=NIGHT + timedelta(days=1))

    assert (task.state, task.outcome, task.done_by) == ("done", "right_as_it_is", BELA.person)
    with pytest.raises(ImpossibleTransition):
        close_task(task, TaskOutcome.MENDED, by=BELA, at=NIGHT)
    assert AuditEvent.objects.order_by("-pk")[0].facts["outcome"] == "right_as_it_is"


def test_a_gap_met_again_after_it_was_mended_is_a_new_task() -> None:
    first = close_task(gap(), TaskOutcome.MENDED, by=BELA, at=NIGHT)

    again = gap(NIGHT + timedelta(days=30))

    assert again.pk != first.pk
    assert again.times == 1


@pytest.mark.parametrize(
    "broken", [{"state": "done"}, {"outcome": "mended"}, {"kind": "other"}, {"done_at": NIGHT}]
)
def test_the_table_refuses_a_task_that_is_half_done(broken: dict[str, object]) -> None:
    task = gap()

    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(**broken)
