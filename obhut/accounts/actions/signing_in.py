"""Who came in, and whom the door did not open for. No address of a visitor is written down."""

import hashlib
import hmac
from datetime import datetime

from django.conf import settings

from obhut.accounts.models import Person
from obhut.accounts.queries.acting import actor_of
from obhut.audit.actions import record
from obhut.kernel.actor import ANYBODY, Actor
from obhut.kernel.deadlines.days import day_of


def note_entry(person: Person, *, at: datetime) -> None:
    record("signed in", subject=str(person.pk), by=actor_of(person, on=day_of(at)), at=at)


def note_failure(mail: str, *, at: datetime) -> None:
    """Recorded alike whether there is such an account: else the time it takes would tell."""
    record("sign-in refused", subject=fingerprint(mail), by=ANYBODY, at=at)


def fingerprint(mail: str) -> str:
    """By this an operator finds the attempts at a mailbox; it does not lead back to the mailbox."""
    word = mail.strip().lower().encode()
    return hmac.new(settings.SECRET_KEY.encode(), word, hashlib.sha256).hexdigest()[:32]


def note_refusal(by: Actor, *, address: str, reason: str, at: datetime) -> None:
    """What somebody with an account wanted and may not: the address without what was asked."""
    record("refused", subject=address[:200], by=by, at=at, facts={"reason": reason})


def note_protection(event: str, *, kind: str, by: Actor, at: datetime) -> None:
    """That somebody set up or gave up a way of protecting their own account."""
    record(event, subject=str(by.person), by=by, at=at, facts={"kind": kind})
