"""What nobody knew, or what a reader says is wrong, becomes work for whoever keeps the area."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from obhut.audit.actions import record
from obhut.directory.enums import TaskKind, TaskOutcome, TaskState
from obhut.directory.models import Task
from obhut.directory.policies import check_may_keep
from obhut.directory.states import TASK
from obhut.kernel.actor import ANYBODY, Actor
from obhut.kernel.routing.places import Area, Level
from obhut.kernel.states import check_transition

COUNTED_AGAIN_AFTER = timedelta(minutes=10)
"""Said again within this time, a thing counts once: nobody can push it up by clicking."""


@transaction.atomic
def open_task(  # noqa: PLR0913 (what, where, about what: a task has its parts)
    kind: TaskKind, *, area: Area, about: str, at: datetime, what: str = "", by: Actor = ANYBODY
) -> Task:
    """The open task about this; made the first time, counted up when it is said again."""
    task, made = Task.objects.get_or_create(
        kind=kind,
        level=area.level,
        area=area.key,
        about=about,
        what=what,
        state=TaskState.OPEN,
        defaults={"land": _land_around(area), "opened_at": at, "last_at": at},
    )
    if made:
        facts = {"kind": task.kind, "area": str(area), "what": what}
        record("task opened", subject=about, by=by, at=at, facts=facts)
        return task
    again = Task.objects.filter(pk=task.pk, last_at__lte=at - COUNTED_AGAIN_AFTER)
    again.update(times=F("times") + 1, last_at=at)
    return task


@transaction.atomic
def close_task(task: Task, outcome: TaskOutcome, *, by: Actor, at: datetime) -> Task:
    """Whoever keeps its area saw to it. Raises ImpossibleTransition where it is done already."""
    check_may_keep([Area(level=Level(task.level), key=task.area)], by)
    return end_task(task, outcome, by=by, at=at)


@transaction.atomic
def end_task(task: Task, outcome: TaskOutcome, *, by: Actor, at: datetime) -> Task:
    """It is done without its keeper: what ``by`` did for another reason has mended the matter too."""
    task = Task.objects.select_for_update().get(pk=task.pk)
    check_transition(TASK, present=task.state, wanted=TaskState.DONE)
    task.state, task.outcome, task.done_at, task.done_by = TaskState.DONE, outcome, at, by.person
    task.save(update_fields=["state", "outcome", "done_at", "done_by"])
    facts = {"kind": task.kind, "area": f"{task.level}:{task.area}", "outcome": str(outcome)}
    record("task done", subject=task.about, by=by, at=at, facts=facts)
    return task


@transaction.atomic
def close_tasks_about(
    about: str, kinds: Iterable[TaskKind], outcome: TaskOutcome, *, by: Actor, at: datetime
) -> int:
    """What was done elsewhere has seen to them, by whoever was allowed to do that."""
    tasks = Task.objects.filter(about=about, kind__in=list(kinds), state=TaskState.OPEN)
    return len([end_task(task, outcome, by=by, at=at) for task in tasks.order_by("pk")])


def _land_around(area: Area) -> str:
    keys = (area.as_key, *area.within)
    return next((key for level, key in keys if level is Level.LAND), "")
