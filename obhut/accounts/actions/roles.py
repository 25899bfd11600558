"""Granting and taking back: roles in an area, and desks."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest

from obhut.accounts.actions.settling import settle, stand_by
from obhut.accounts.models import Holding, Person, RoleGrant
from obhut.accounts.policies import check_is_somebody_else, check_may_grant
from obhut.accounts.queries.areas import areas_of, areas_still_known
from obhut.audit.actions import record
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import SomebodyWasFaster

Given = RoleGrant | Holding


@transaction.atomic
def grant_role(person: Person, grant: Grant, *, by: Actor, at: datetime) -> Given:
    """Give a role in an area, or a desk to hold, from today on. Had already: nothing changes."""
    check_is_somebody_else(person.pk, by)
    check_may_grant(grant.role, areas_of(grant), by)
    stand_by(desks_in([grant]), [person.pk])
    if not Person.objects.filter(pk=person.pk, is_active=True).exists():
        raise SomebodyWasFaster("This account is closed already.")
    return give(person, grant, by=by, at=at)


@transaction.atomic
def name_deputy(person: Person, desk: str, *, by: Actor, at: datetime) -> Holding:
    """Let somebody stand in at a desk from today on. Whoever held it holds it no longer."""
    grant = Grant(Role.DESK_HOLDER, "desk", desk)
    check_is_somebody_else(person.pk, by)
    check_may_grant(grant.role, areas_of(grant), by)
    stand_by([desk], [person.pk])
    if not Person.objects.filter(pk=person.pk, is_active=True).exists():
        raise SomebodyWasFaster("This account is closed already.")
    held = _hold(person, grant, is_deputy=True, by=by, at=at)
    settle([desk], by=by, at=at)
    return held


@transaction.atomic
def give(person: Person, grant: Grant, *, by: Actor, at: datetime) -> Given:
    """What was permitted before: by an invitation, or just now."""
    if grant.role is Role.DESK_HOLDER:
        held = _hold(person, grant, is_deputy=False, by=by, at=at)
        settle([grant.key], by=by, at=at)
        return held
    given, made = RoleGrant.objects.get_or_create(
        person=person,
        role=grant.role.value,
        level=grant.level,
        key=grant.key,
        to_on=None,
        defaults={"from_on": day_of(at), "granted_by": by.person, "granted_at": at},
    )
    if made:
        record("role granted", subject=str(person.pk), by=by, at=at, facts=facts_of(grant))
    return given


@transaction.atomic
def revoke_role(given: Given, *, by: Actor, at: datetime) -> None:
    """Take a role or a desk back. From this moment on nothing follows from it."""
    grant = as_grant(given)
    check_is_somebody_else(given.person_id, by)
    check_may_grant(grant.role, areas_still_known(grant), by)
    stand_by(desks_in([grant]), [given.person_id])
    end(given, by=by, at=at)
    settle(desks_in([grant]), by=by, at=at)


@transaction.atomic
def end(given: Given, *, by: Actor, at: datetime) -> None:
    """Raises SomebodyWasFaster where it has ended already. A desk is to be settled afterwards."""
    today = day_of(at)
    still = type(given).objects.filter(lasts_beyond(today), pk=given.pk)
    if not still.update(to_on=Greatest(F("from_on"), today)):
        raise SomebodyWasFaster("This was taken back already.")
    grant = as_grant(given)
    record("role revoked", subject=str(given.person_id), by=by, at=at, facts=facts_of(grant))


def lasts_beyond(day: date) -> Q:
    """Of grants and holdings: those that have not ended, be it that they have yet to begin."""
    return Q(to_on=None) | Q(to_on__gt=Greatest(F("from_on"), day))


def desks_in(grants: Iterable[Grant]) -> list[str]:
    return [grant.key for grant in grants if grant.role is Role.DESK_HOLDER]


def _hold(person: Person, grant: Grant, *, is_deputy: bool, by: Actor, at: datetime) -> Holding:
    """The holding from today on; the one that is there already where it is of this kind."""
    today = day_of(at)
    holds = Holding.objects.filter(lasts_beyond(today), person=person, desk=grant.key)
    if holds.filter(Q(to_on__isnull=False) | Q(from_on__gt=today)).exists():
        raise SomebodyWasFaster("This desk is being handed over by or to this person already.")
    for held in holds:
        if held.is_deputy == is_deputy:
            return held
        end(held, by=by, at=at)
    held = Holding.objects.create(
        person=person,
        desk=grant.key,
        is_deputy=is_deputy,
        from_on=today,
        given_by=by.person,
        given_at=at,
    )
    facts = facts_of(grant) | ({"as": "deputy"} if is_deputy else {})
    record("role granted", subject=str(person.pk), by=by, at=at, facts=facts)
    return held


def as_grant(given: Given) -> Grant:
    if isinstance(given, Holding):
        return Grant(Role.DESK_HOLDER, "desk", given.desk)
    return Grant(Role(given.role), given.level, given.key)


def facts_of(grant: Grant) -> dict[str, str]:
    return {"role": grant.role.value, "level": grant.level, "key": grant.key}
