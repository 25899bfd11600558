"""A letter that did not arrive says that a mailbox of the directory is dead: work for its keeper."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from obhut.directory.actions.asking import expire
from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import ConfirmationState, TaskKind
from obhut.directory.models import Confirmation, DirectoryRow
from obhut.directory.queries.confirmations import rows_of
from obhut.directory.queries.places import active_directory
from obhut.kernel.actor import CLOCK
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.letters.actions import take_up
from obhut.letters.models import Letter
from obhut.letters.queries import undelivered_letters


def follow_up_letters(*, now: datetime) -> int:
    """One task for each desk whose mailbox a letter did not reach. Returns how many letters.

    Letters to mailboxes that are no desk's (to people with an account) are left to others.
    """
    return sum(_follow_up(letter, now) for letter in undelivered_letters())


@transaction.atomic
def _follow_up(letter: Letter, now: datetime) -> bool:
    desks = _desks_at(letter.to)
    if not desks or not take_up(letter, at=now):
        return False
    for asked in rows_of(desks).values():
        area = areas_of(asked.desk)[0]
        open_task(TaskKind.MAILBOX_IS_DEAD, area=area, about=asked.key, at=now, by=CLOCK)
    waiting = Confirmation.objects.filter(
        state=ConfirmationState.ASKED, inquiry__mailbox__iexact=letter.to
    )
    for confirmation in waiting.order_by("pk"):
        expire(confirmation, at=now, why=TaskKind.MAILBOX_IS_DEAD)
    return True


def _desks_at(mailbox: str) -> list[str]:
    """Keys of the desks that are reached at this mailbox, their own or their service point's."""
    active = active_directory()
    if active is None:
        return []
    rows = DirectoryRow.objects.filter(generation=active.row)
    points = rows.filter(file=SERVICE_POINTS, content__emails__contains=[mailbox])
    of_desk = Q(content__mailbox__iexact=mailbox)
    of_point = Q(point__in=points.values("key"), content__mailbox__isnull=True)
    found = rows.filter(of_desk | of_point, file=DESKS)
    return list(found.order_by("place").values_list("key", flat=True))
