"""Asking, reminding and giving up, each by its day. Safe to run twice, and by two at once."""

from datetime import datetime

from django.conf import settings

from obhut.directory.actions.asking import (
    REMINDERS,
    ask_mailbox,
    expire,
    give_up_what_is_needless,
    remind,
)
from obhut.directory.enums import ConfirmationState, TaskKind
from obhut.directory.models import Confirmation, Inquiry
from obhut.directory.queries.confirmations import OPEN, mailboxes_to_ask

AT_A_TIME = 50
"""Letters in one run: thousands of desks that are due on one day are asked within the hour."""


def ask_for_confirmations(*, now: datetime) -> int:
    """Ask whoever was silent for half a year, remind twice, then turn to the keeper.

    Only where the operator wants it (OBHUT_ASKS_DESKS): the directory names real institutions,
    and a trial installation writes to nobody. Returns how many letters were written.
    """
    if Confirmation.objects.filter(state__in=OPEN).exists():
        give_up_what_is_needless(at=now)
        _expire(now)
    if not settings.OBHUT_ASKS_DESKS:
        return 0
    written = sum(remind(inquiry, at=now) for inquiry in _to_remind(now))
    mailboxes = list(mailboxes_to_ask(at=now))[:AT_A_TIME]
    return written + sum(ask_mailbox(mailbox, at=now) is not None for mailbox in mailboxes)


def _expire(now: datetime) -> None:
    late = Confirmation.objects.filter(
        state=ConfirmationState.ASKED, inquiry__expires_at__lte=now
    ).order_by("pk")
    for confirmation in late:
        expire(confirmation, at=now, why=TaskKind.UNCONFIRMED)


def _to_remind(now: datetime) -> list[Inquiry]:
    late = Inquiry.objects.filter(
        confirmations__state=ConfirmationState.ASKED,
        asked_at__lte=now - REMINDERS[0],
        reminders__lt=len(REMINDERS),
    )
    return list(late.distinct()[:AT_A_TIME])
