"""From a person to whoever acts: what was granted to them, and the desk they sit at."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from obhut.accounts.models import Holding, Person, RoleGrant
from obhut.kernel.actor import Actor, Grant, Role, desk_id

NO_DESK = UUID(int=0)


def actor_of(person: Person, *, on: date) -> Actor:
    """A person with the rights of one day; nobody has any once the account is closed.

    Whoever holds several desks acts at the one held longest, rather than as a deputy.
    """
    if not person.is_active:
        return Actor(person=person.pk, desk=NO_DESK)
    granted = RoleGrant.objects.filter(valid_on(on), person=person)
    held = list(Holding.objects.filter(valid_on(on), person=person).values_list("desk", flat=True))
    grants = {
        Grant(Role(role), level, key)
        for role, level, key in granted.values_list("role", "level", "key")
    }
    return Actor(
        person=person.pk,
        desk=desk_id(held[0]) if held else NO_DESK,
        grants=frozenset(grants | {Grant(Role.DESK_HOLDER, "desk", desk) for desk in held}),
    )


def valid_on(day: date) -> Q:
    """Of grants and holdings: those that hold on this day."""
    return Q(from_on__lte=day) & (Q(to_on=None) | Q(to_on__gt=day))


def holds_desk(mailbox: str, desk: str, *, on: date) -> bool:
    """Whether this mailbox is that of somebody who holds the desk on this day."""
    held = Holding.objects.filter(valid_on(on), desk=desk, person__is_active=True)
    return held.filter(person__mail__iexact=mailbox).exists()
