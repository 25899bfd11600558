"""Inviting somebody by a link that opens once, and only in time."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from obhut.accounts.actions.people import open_again, take_in
from obhut.accounts.actions.roles import desks_in, facts_of, give
from obhut.accounts.actions.settling import stand_by
from obhut.accounts.errors import LinkNoLonger
from obhut.accounts.models import Invitation, Person
from obhut.accounts.policies import check_may_grant
from obhut.accounts.queries.areas import areas_of, areas_still_known
from obhut.audit.actions import record
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.refusals import SomebodyWasFaster

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation, and the secret of its link. The secret is told once and kept nowhere."""

    invitation: Invitation
    secret: str


@transaction.atomic
def invite(mail: str, grant: Grant, *, by: Actor, at: datetime) -> Invited:
    """Offer a role to whoever reads this mailbox. An earlier offer of the same is taken back."""
    check_may_grant(grant.role, areas_of(grant), by)
    mail = mail.strip().lower()
    same = Invitation.objects.filter(mail=mail, accepted_at=None, withdrawn_at=None)
    same.filter(role=grant.role.value, level=grant.level, key=grant.key).update(withdrawn_at=at)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        mail=mail,
        role=grant.role.value,
        level=grant.level,
        key=grant.key,
        digest=digest_of(secret),
        invited_by=by.person,
        invited_at=at,
        expires_at=at + LASTS,
    )
    record("person invited", subject=str(invitation.pk), by=by, at=at, facts=facts_of(grant))
    return Invited(invitation, secret)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Actor, at: datetime) -> None:
    """Close a link before it was used."""
    grant = offered(invitation)
    check_may_grant(grant.role, areas_still_known(grant), by)
    still = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if not still.update(withdrawn_at=at):
        raise SomebodyWasFaster("This invitation is no longer open.")
    record("invitation withdrawn", subject=str(invitation.pk), by=by, at=at)


def open_invitation(secret: str, *, at: datetime) -> Invitation:
    """The invitation behind a link. Raises LinkNoLonger, and does not say why."""
    found = Invitation.objects.filter(
        digest=digest_of(secret), accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).first()
    if found is None:
        raise LinkNoLonger
    return found


def has_account(invitation: Invitation) -> bool:
    """Whether the mailbox belongs to somebody who signs in already: they keep their passphrase."""
    return Person.objects.filter(mail=invitation.mail, is_active=True).exists()


@transaction.atomic
def accept_invitation(secret: str, *, name: str, passphrase: str | None, at: datetime) -> Person:
    """Use the link, once. Whoever has no account gets one with this passphrase, or without any."""
    found = open_invitation(secret, at=at)
    stand_by(desks_in([offered(found)]))
    _one_at_a_time(found.mail)
    invitation = open_invitation(secret, at=at)
    person = Person.objects.select_for_update().filter(mail=invitation.mail).first()
    if person is None:
        person = take_in(invitation.mail, name=name, passphrase=passphrase, at=at)
    elif not person.is_active:
        open_again(person, passphrase=passphrase)
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    itself = Actor(person=person.pk, desk=invitation.pk)
    record("invitation accepted", subject=str(invitation.pk), by=itself, at=at)
    inviter = Actor(person=invitation.invited_by, desk=invitation.pk)
    give(person, offered(invitation), by=inviter, at=at)
    return person


def _one_at_a_time(mail: str) -> None:
    """Of the links of one mailbox: else two at once would both open its account."""
    list(Invitation.objects.select_for_update().filter(mail=mail).order_by("pk"))


def offered(invitation: Invitation) -> Grant:
    return Grant(Role(invitation.role), invitation.level, invitation.key)


def digest_of(secret: str) -> str:
    """What is kept of a secret: nothing that leads back to it."""
    return hashlib.sha256(secret.encode()).hexdigest()
