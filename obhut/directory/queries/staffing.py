"""What the active directory says of the people at its desks."""

from collections.abc import Iterable

from obhut.directory.enums import GenerationOf, TaskKind, TaskState
from obhut.directory.models import DirectoryRow, Task
from obhut.kernel.mechanism.directory import DESKS


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
