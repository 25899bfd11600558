"""What waits for whoever keeps the directory."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from obhut.directory.enums import TaskKind, TaskState
from obhut.directory.models import DirectoryRow, Task
from obhut.directory.policies import READERS, desks_held
from obhut.directory.queries.places import active_directory
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.routing.places import Level

PAGE = 100


@dataclass(frozen=True, slots=True)
class OpenTasks:
    """How many are open, and since when the oldest one is."""

    number: int
    oldest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Tasks:
    """A page of tasks, the oldest first, and how many there are."""

    count: int
    page: int
    tasks: tuple[Task, ...]

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


def open_tasks_by_land() -> dict[str, OpenTasks]:
    """By key of the Land; under an empty key what belongs to the whole federation."""
    rows = (
        Task.objects.filter(state=TaskState.OPEN)
        .order_by()
        .values_list("land")
        .annotate(number=Count("pk"), oldest=Min("opened_at"))
    )
    return {land: OpenTasks(number, oldest) for land, number, oldest in rows}


def waits_already(kind: TaskKind, about: str) -> bool:
    """Whether a task of this kind about this is open."""
    return Task.objects.filter(kind=kind, about=about, state=TaskState.OPEN).exists()


def tasks_for(
    by: Actor,
    *,
    state: TaskState = TaskState.OPEN,
    kind: str = "",
    about: tuple[str, ...] = (),
    page: int = 1,
) -> Tasks:
    """The tasks of the areas granted to ``by``, and those about the desks they hold."""
    rows = Task.objects.filter(_own(by), state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if about:
        rows = rows.filter(about__in=about)
    if state == TaskState.DONE:
        rows = rows.order_by("-done_at", "pk")
    return Tasks(count=rows.count(), page=page, tasks=tuple(rows[(page - 1) * PAGE : page * PAGE]))


def task_for(by: Actor, task: int) -> Task:
    """The task, if it lies where they may look. Raises Task.DoesNotExist otherwise."""
    return Task.objects.get(_own(by), pk=task)


def _own(by: Actor) -> Q:
    own = Q(pk__in=[])
    for grant in by.grants:
        if grant.role in READERS:
            own |= _inside(grant.level, grant.key)
    active, held = active_directory(), desks_held(by)
    if active and held:
        of_desks = DirectoryRow.objects.filter(generation=active.row, file=DESKS, key__in=held)
        own |= Q(about__in=held) | Q(about__in=of_desks.values("point"))
    return own


def _inside(level: str, key: str) -> Q:
    match level:
        case Level.FEDERATION:
            return ~Q(pk__in=[])
        case Level.LAND:
            return Q(land=key)
        case Level.KREIS:
            gemeinden = Q(level=Level.GEMEINDE, area__startswith=key)
            return Q(level=level, area=key) | gemeinden
        case _:
            return Q(level=level, area=key)
