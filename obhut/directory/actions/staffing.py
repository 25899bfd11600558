"""How many people hold a desk stands in its row; a desk that nobody holds is work for its keeper.

The number is counted in the room of accounts and never typed. Whoever changes who holds a desk was
asked there whether they may, so nobody is asked again here.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from obhut.directory.actions.row_writing import Becomes, Deed, next_version, put_row
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.actions.tasks import end_task, open_task
from obhut.directory.enums import ChangeKind, TaskKind, TaskOutcome, TaskState
from obhut.directory.models import DirectoryRow, RowChange, Task
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.mechanism.row_areas import areas_said

NOBODY = "Übergabe: Zurzeit hat niemand die Stelle inne."
SOMEBODY = "Übergabe: Personen, die die Stelle innehaben: {number}."


def wait_for_desks(desks: Iterable[str]) -> None:
    """Until the end of this transaction nobody else changes the directory, or what waits for these.

    Asked for before anything is recorded, as ``stand_still`` is, and for the same reason.
    """
    stand_still()
    list(_waiting(desks).select_for_update().values_list("pk", flat=True))


def say_holders(desk: str, number: int, *, by: Actor, at: datetime) -> RowChange | None:
    """Write how many hold it into the row of the active directory; None where it says so already.

    Nothing else of the row is read, so a fault elsewhere in it keeps nobody from leaving.
    """
    stand_still()
    present = _row(desk)
    if present is None or present.content.get("holders") == number:
        return None
    becomes = Becomes(
        file=DESKS,
        key=desk,
        content=present.content | {"holders": number},
        version=next_version(DESKS, desk),
    )
    why = SOMEBODY.format(number=number) if number else NOBODY
    deed = Deed(kind=ChangeKind.HANDED_OVER, by=by, at=at, why=why)
    return put_row(present.generation, becomes, deed)


def open_vacancy(desk: str, *, by: Actor, at: datetime) -> Task | None:
    """A task for whoever keeps the area. None where one is open already, or there is no such desk."""
    row = _row(desk)
    if row is None or _waiting([desk]).exists():
        return None
    area = areas_said(DESKS, row.content)[0]
    return open_task(TaskKind.UNSTAFFED, area=area, about=desk, at=at, by=by)


def close_vacancy(desk: str, *, by: Actor, at: datetime) -> None:
    """Somebody holds the desk again, or there is no such desk any more: its task is done."""
    for task in list(_waiting([desk])):
        end_task(task, TaskOutcome.MENDED, by=by, at=at)


def _waiting(desks: Iterable[str]) -> QuerySet[Task]:
    return Task.objects.filter(kind=TaskKind.UNSTAFFED, about__in=list(desks), state=TaskState.OPEN)


def _row(desk: str) -> DirectoryRow | None:
    rows = DirectoryRow.objects.filter(generation=active_one(), file=DESKS, key=desk)
    return rows.select_related("generation").first()
