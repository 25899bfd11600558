"""What waits for whoever keeps the directory."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from obhut.directory.enums import TaskState
from obhut.directory.models import Task


@dataclass(frozen=True, slots=True)
class OpenTasks:
    """How many are open, and since when the oldest one is."""

    number: int
    oldest: datetime


def open_tasks_by_land() -> dict[str, OpenTasks]:
    """By key of the Land; under an empty key what belongs to the whole federation."""
    rows = (
        Task.objects.filter(state=TaskState.OPEN)
        .order_by()
        .values_list("land")
        .annotate(number=Count("pk"), oldest=Min("opened_at"))
    )
    return {land: OpenTasks(number, oldest) for land, number, oldest in rows}
