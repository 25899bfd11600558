"""Asking mailboxes whether what stands of their desks is still right, and what becomes of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from obhut.audit.actions import record
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import ConfirmationState, TaskKind
from obhut.directory.models import Confirmation, Inquiry
from obhut.directory.queries.asked_links import ADDRESS, digest_of, token_of
from obhut.directory.queries.confirmations import (
    OPEN,
    AskedDesk,
    is_still_asked,
    mailboxes_to_ask,
    rows_of,
)
from obhut.directory.states import CONFIRMATION
from obhut.kernel.actor import CLOCK, Actor
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.kernel.states import check_transition
from obhut.letters.actions import write_what_waits
from obhut.letters.enums import Waiting

REMINDERS = (timedelta(days=14), timedelta(days=28))
EXPIRES_AFTER = timedelta(days=42)
NAMED = 20
"""Desks named in a letter; the page names them all."""


@transaction.atomic
def ask_mailbox(mailbox: str, *, at: datetime) -> Inquiry | None:
    """Write one letter for all desks that are due there; None where nobody is to be asked now."""
    stand_still()
    desks = mailboxes_to_ask(at=at).get(mailbox)
    if not desks:
        return None
    number = uuid4()
    inquiry = Inquiry.objects.create(
        id=number,
        mailbox=mailbox,
        token_digest=digest_of(token_of(number)),
        asked_at=at,
        expires_at=at + EXPIRES_AFTER,
    )
    Confirmation.objects.bulk_create(
        Confirmation(inquiry=inquiry, desk=asked.key) for asked in desks
    )
    _write(inquiry, desks, at=at)
    record(
        "mailbox asked to confirm",
        subject=str(inquiry.pk),
        by=CLOCK,
        at=at,
        facts={"desks": [asked.key for asked in desks]},
    )
    return inquiry


@transaction.atomic
def remind(inquiry: Inquiry, *, at: datetime) -> bool:
    """Write once more, of the desks that were not answered for. False where it is not due.

    The link is the same as in the first letter, and works from whichever letter it is opened.
    """
    stand_still()
    inquiry = Inquiry.objects.get(pk=inquiry.pk)
    due = sum(at >= inquiry.asked_at + pause for pause in REMINDERS)
    waiting = inquiry.confirmations.filter(state=ConfirmationState.ASKED)
    desks = tuple(rows_of(waiting.values_list("desk", flat=True), _generation()).values())
    if due <= inquiry.reminders or not desks or at >= inquiry.expires_at:
        return False
    inquiry.reminders = due
    inquiry.token_digest = digest_of(token_of(inquiry.pk))  # the secret may be another by now
    inquiry.save(update_fields=["reminders", "token_digest"])
    _write(inquiry, desks, at=at)
    return True


@transaction.atomic
def expire(confirmation: Confirmation, *, at: datetime, why: TaskKind) -> bool:
    """Nobody answered, or the letter did not arrive: from now on its keeper is asked."""
    stand_still()
    confirmation = Confirmation.objects.get(pk=confirmation.pk)
    if confirmation.state != ConfirmationState.ASKED:
        return False
    end(confirmation, ConfirmationState.EXPIRED, by=CLOCK, at=at)
    asked = rows_of((confirmation.desk,), _generation()).get(confirmation.desk)
    if asked is not None:
        open_task(why, area=areas_of(asked.desk)[0], about=asked.key, at=at, by=CLOCK)
    return True


@transaction.atomic
def give_up_what_is_needless(*, at: datetime) -> int:
    """Questions about desks that are gone, have another mailbox, or were confirmed meanwhile."""
    stand_still()
    waiting = list(Confirmation.objects.filter(state__in=OPEN).select_related("inquiry"))
    rows = rows_of((each.desk for each in waiting), _generation())
    needless = [each for each in waiting if _is_needless(each, rows.get(each.desk))]
    for confirmation in needless:
        end(confirmation, ConfirmationState.SUPERSEDED, by=CLOCK, at=at)
    return len(needless)


def end(confirmation: Confirmation, to: ConfirmationState, *, by: Actor, at: datetime) -> None:
    """From asked or waiting to one of the ends."""
    check_transition(CONFIRMATION, present=confirmation.state, wanted=to)
    confirmation.state, confirmation.ended_at, confirmation.ended_by = to, at, by.person
    confirmation.save()


def _is_needless(confirmation: Confirmation, now: AskedDesk | None) -> bool:
    if confirmation.state == ConfirmationState.WAITS:
        return now is None
    return not is_still_asked(confirmation, now)


def _generation() -> int | None:
    active = active_one()
    return active.pk if active else None


def _write(inquiry: Inquiry, desks: Iterable[AskedDesk], *, at: datetime) -> None:
    names = list(dict.fromkeys(asked.point.name for asked in desks))
    more = f" (+ {len(names) - NAMED})" if len(names) > NAMED else ""
    write_what_waits(
        to=inquiry.mailbox,
        waits=Waiting.CONFIRMATION,
        where=ADDRESS.format(token=token_of(inquiry.pk)),
        about=f"inquiry {inquiry.pk}",
        at=at,
        desk="; ".join(names[:NAMED]) + more,
        once=f"inquiry {inquiry.pk} {inquiry.reminders}",
    )
