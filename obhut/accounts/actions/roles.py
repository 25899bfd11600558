"""Granting and taking back: roles in an area, and desks."""

from datetime import datetime

from django.db import transaction

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
    if not Person.objects.select_for_update().filter(pk=person.pk, is_active=True).exists():
        raise SomebodyWasFaster("This account is closed already.")
    return give(person, grant, by=by, at=at)


@transaction.atomic
def give(person: Person, grant: Grant, *, by: Actor, at: datetime) -> Given:
    """What was permitted before: by an invitation, or just now."""
    given: Given
    if grant.role is Role.DESK_HOLDER:
        given, made = Holding.objects.get_or_create(
            person=person,
            desk=grant.key,
            to_on=None,
            defaults={"from_on": day_of(at), "given_by": by.person, "given_at": at},
        )
    else:
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
    end(given, by=by, at=at)


@transaction.atomic
def end(given: Given, *, by: Actor, at: datetime) -> None:
    """Raises SomebodyWasFaster where it has ended already."""
    model = type(given)
    still = model.objects.select_for_update().filter(pk=given.pk, to_on=None)
    if not still.update(to_on=day_of(at)):
        raise SomebodyWasFaster("This was taken back already.")
    grant = as_grant(given)
    record("role revoked", subject=str(given.person_id), by=by, at=at, facts=facts_of(grant))


def as_grant(given: Given) -> Grant:
    if isinstance(given, Holding):
        return Grant(Role.DESK_HOLDER, "desk", given.desk)
    return Grant(Role(given.role), given.level, given.key)


def facts_of(grant: Grant) -> dict[str, str]:
    return {"role": grant.role.value, "level": grant.level, "key": grant.key}
