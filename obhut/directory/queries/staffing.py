"""What the active directory says of the people at its desks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from obhut.directory.enums import GenerationOf, TaskKind, TaskState
from obhut.directory.models import DirectoryRow, Task
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.mechanism.directory_rows import DeskRow


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingTask:
    """A task that whoever comes to a desk should know of."""

    id: int
    kind: TaskKind
    about: str
    what: str
    since: datetime


def tasks_near(desk: DeskRow) -> tuple[WaitingTask, ...]:
    """Open tasks about a desk or its service point, and in the areas that it serves, oldest first."""
    near = Q(about__in=[desk.key, desk.service_point])
    for area in desk.areas:
        near |= Q(level=area.level, area=area.key)
    return tuple(
        WaitingTask(
            id=task.pk,
            kind=TaskKind(task.kind),
            about=task.about,
            what=task.what,
            since=task.opened_at,
        )
        for task in Task.objects.filter(near, state=TaskState.OPEN)
    )


def holders_said(desks: Iterable[str]) -> dict[str, int | None]:
    """Of each of these desks that is there: how many hold it; None where that is not known."""
    rows = DirectoryRow.objects.filter(
        generation__of=GenerationOf.DIRECTORY,
        generation__active=True,
        file=DESKS,
        key__in=list(desks),
    )
    return dict(rows.values_list("key", "content__holders"))


def vacancies_waiting() -> set[str]:
    """Keys of the desks about which a task waits because nobody holds them."""
    waiting = Task.objects.filter(kind=TaskKind.UNSTAFFED, state=TaskState.OPEN)
    return set(waiting.values_list("about", flat=True))
