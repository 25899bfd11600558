"""Accounts: taking somebody in, closing an account, ending its sessions."""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from obhut.accounts.actions.hand_over_steps import comes_no_longer, desks_awaiting
from obhut.accounts.actions.roles import Given, as_grant, end, lasts_beyond
from obhut.accounts.actions.settling import settle, stand_by
from obhut.accounts.models import Person
from obhut.accounts.policies import check_is_somebody_else, check_may_grant
from obhut.accounts.queries.areas import areas_still_known
from obhut.audit.actions import record
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import NotAllowed, SomebodyWasFaster


def take_in(mail: str, *, name: str, passphrase: str | None, at: datetime) -> Person:
    person = Person(mail=mail, name=name.strip(), joined_at=at)
    person.set_password(passphrase)
    person.save(force_insert=True)
    EmailAddress.objects.create(user=person, email=mail, verified=True, primary=True)
    return person


def open_again(person: Person, *, passphrase: str | None) -> None:
    """Whoever comes back begins anew: another passphrase, and no second factor of before."""
    Authenticator.objects.filter(user_id=person.pk).delete()
    person.set_password(passphrase)
    person.is_active = True
    person.save(update_fields=["password", "is_active"])


@transaction.atomic
def deactivate_person(person: Person, *, by: Actor, at: datetime) -> None:
    """Close an account: sessions end at once, roles and desks with them. Nothing is deleted.

    Whatever was to be handed over to them is to be given to somebody else.
    """
    check_is_somebody_else(person.pk, by)
    desks = set(person.holdings.values_list("desk", flat=True)) | desks_awaiting(person)
    stand_by(desks, [person.pk])
    held = _held(person, day_of(at))
    if not held:
        raise NotAllowed("One may only close the account of somebody in one's own area.")
    for grant in map(as_grant, held):
        check_may_grant(grant.role, areas_still_known(grant), by)
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        raise SomebodyWasFaster("This account is closed already.")
    desks |= comes_no_longer(person, by=by, at=at)
    for given in _held(person, day_of(at)):
        end(given, by=by, at=at)
    end_sessions(person)
    record("account closed", subject=str(person.pk), by=by, at=at)
    settle(desks, by=by, at=at)


def _held(person: Person, day: date) -> list[Given]:
    return [*person.grants.filter(lasts_beyond(day)), *person.holdings.filter(lasts_beyond(day))]


def end_sessions(person: Person) -> int:
    """Sign somebody out wherever they are signed in."""
    sessions = list(UserSession.objects.filter(user_id=person.pk))
    for session in sessions:
        session.end()
    return len(sessions)
