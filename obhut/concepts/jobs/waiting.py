"""Editions whose day has come: in force, or a task and a letter that say what is missing."""

from datetime import datetime

from django.db import transaction

from obhut.accounts.queries.holders import told_of_vacancies
from obhut.concepts.actions.force import come_into_force_on_its_day
from obhut.concepts.enums import EditionState
from obhut.concepts.models import Edition
from obhut.concepts.queries.editions import EditionSeen
from obhut.directory.actions.tasks import close_tasks_about, open_task
from obhut.directory.enums import TaskKind, TaskOutcome
from obhut.directory.queries.tasks import waits_already
from obhut.kernel.actor import CLOCK
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.routing.places import Area, Level
from obhut.letters.actions import write_what_waits
from obhut.letters.enums import Waiting

MISSING = "/in-kraft-setzen/{concept}/{number}/"
"""The page the letter leads to. A test compares it with the address of the page."""


def bring_into_force(*, now: datetime) -> int:
    """Whatever is due comes into force, unless something is missing by now. Safe to run twice.

    Returns how many came into force.
    """
    due = Edition.objects.filter(state=EditionState.APPROVED, holds_from__lte=day_of(now))
    return sum(_bring(edition, now) for edition in due.order_by("holds_from", "pk"))


@transaction.atomic
def _bring(row: Edition, now: datetime) -> bool:
    found = come_into_force_on_its_day(row.pk, by=CLOCK, at=now)
    about = f"{found.missing.edition.concept}/{found.missing.edition.number}"
    if found.is_in_force:
        mended = TaskOutcome.MENDED
        close_tasks_about(about, [TaskKind.NOT_IN_FORCE], mended, by=CLOCK, at=now)
    elif found.waits and not waits_already(TaskKind.NOT_IN_FORCE, about):
        _tell(found.missing.edition, about, now)
    return found.is_in_force


def _tell(edition: EditionSeen, about: str, now: datetime) -> None:
    area = Area(level=Level(edition.area[0]), key=edition.area[1])
    task = open_task(TaskKind.NOT_IN_FORCE, area=area, about=about, at=now, by=CLOCK)
    for person in told_of_vacancies([area], on=day_of(now)):
        write_what_waits(
            to=person.mail,
            waits=Waiting.TASK,
            where=MISSING.format(concept=edition.concept, number=edition.number),
            about=f"edition {edition.id}",
            at=now,
            once=f"not in force: {task.pk} {person.pk}",
        )
