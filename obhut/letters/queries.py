"""Readings of the letters: what is due, what did not arrive, how many wait."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from obhut.letters.enums import LetterState
from obhut.letters.models import NOT_DELIVERED, Letter


def due_letters(*, now: datetime) -> QuerySet[Letter]:
    """Letters whose next try is due, the longest due first."""
    return Letter.objects.filter(state=LetterState.WAITING, due_at__lte=now)


def undelivered_letters() -> QuerySet[Letter]:
    """Letters that failed or came back and that nobody was told of yet, the oldest first.

    A room above makes tasks of them and says ``take_up`` in the same transaction.
    """
    return Letter.objects.filter(state__in=NOT_DELIVERED, taken_up_at=None).order_by("ended_at")


def letters_not_sent() -> QuerySet[Letter]:
    """Letters that wait or have failed, those due first in front."""
    return Letter.objects.filter(state__in=(LetterState.WAITING, LetterState.FAILED))


def failed_letters() -> QuerySet[Letter]:
    return Letter.objects.filter(state=LetterState.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbox:
    """The letters in numbers, and since when the oldest one that is due waits for its first try."""

    waiting: int
    sent: int
    failed: int
    bounced: int
    not_taken_up: int
    written_first_at: datetime | None


def outbox() -> Outbox:
    """How many letters there are in each state."""
    told = Letter.objects.order_by().aggregate(
        **{state: Count("pk", filter=Q(state=state)) for state in LetterState.values},
        not_taken_up=Count("pk", filter=Q(state__in=NOT_DELIVERED, taken_up_at=None)),
        written_first_at=Min("written_at", filter=Q(state=LetterState.WAITING)),
    )
    return Outbox(**told)
