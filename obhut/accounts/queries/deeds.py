"""As what somebody did something: the roles and desks they had then. Their names are not asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from obhut.accounts.models import Holding, RoleGrant
from obhut.kernel.actor import Grant, Role


@dataclass(frozen=True, slots=True)
class GrantedFor:
    """What somebody was granted, from a day to another; without an end where it still holds."""

    grant: Grant
    from_on: date
    to_on: date | None

    def held_on(self, day: date) -> bool:
        """The day on which it was taken back counts: something may have been done that morning."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


def granted_to(people: Iterable[UUID]) -> Mapping[UUID, tuple[GrantedFor, ...]]:
    """All that these people were ever granted, the widest role first, and the desks they held."""
    asked = set(people)
    found: defaultdict[UUID, list[GrantedFor]] = defaultdict(list)
    for each in RoleGrant.objects.filter(person__in=asked):
        grant = Grant(Role(each.role), each.level, each.key)
        found[each.person_id].append(GrantedFor(grant, each.from_on, each.to_on))
    for held in Holding.objects.filter(person__in=asked):
        grant = Grant(Role.DESK_HOLDER, "desk", held.desk)
        found[held.person_id].append(GrantedFor(grant, held.from_on, held.to_on))
    order = list(Role)
    return {
        person: tuple(sorted(each, key=lambda one: order.index(one.grant.role)))
        for person, each in found.items()
    }
