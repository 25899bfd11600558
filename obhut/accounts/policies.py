"""Who may grant what: only what one has, only inside one's area.

Roles are nested. Whoever may do more may also grant less, down to the desk; readers and holders of
a desk grant nothing.
"""

from collections.abc import Iterable
from uuid import UUID

from obhut.accounts.models import HandOver
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.refusals import NotAllowed
from obhut.kernel.routing.places import Area, Level

WIDTH = {role: place for place, role in enumerate(Role)}
GRANTING = (Role.FEDERAL_EDITOR, Role.LAND_COORDINATION, Role.DISTRICT_KEEPER)


def grants_over(area: Area, by: Actor) -> list[Grant]:
    """The grants with which somebody keeps this area, for their own or a wider one."""
    around = {area.as_key, *area.within}
    return [
        grant
        for grant in by.grants
        if grant.role in GRANTING and (Level(grant.level), grant.key) in around
    ]


def check_may_grant(role: Role, areas: Iterable[Area], by: Actor) -> None:
    """Raise NotAllowed unless ``by`` has this role or a wider one over every one of the areas."""
    check_keeps_people(by)
    for area in areas:
        over = grants_over(area, by)
        if not over:
            raise NotAllowed("One may only grant inside one's own area.")
        if not any(WIDTH[grant.role] <= WIDTH[role] for grant in over):
            raise NotAllowed("One may only grant what one has.")


def check_keeps_people(by: Actor) -> None:
    if not by.has(*GRANTING):
        raise NotAllowed("Only whoever keeps an area decides about the people in it.")


def check_is_somebody_else(person: object, by: Actor) -> None:
    if person == by.person:
        raise NotAllowed("Nobody changes their own rights: ask somebody with the same area.")


def check_may_start_hand_over(areas: Iterable[Area], leaver: UUID, by: Actor) -> None:
    """Whoever leaves says so themselves, or whoever keeps all of the desk's areas does."""
    if by.person != leaver:
        check_may_grant(Role.DESK_HOLDER, areas, by)


def check_comes(next_holder: UUID | None, by: Actor) -> None:
    if next_holder != by.person:
        raise NotAllowed("Only whoever was named to come can take the desk over.")


def check_may_cancel_hand_over(areas: Iterable[Area], hand_over: HandOver, by: Actor) -> None:
    """Whoever keeps the area; and whoever leaves, as long as nobody was named and it was their word."""
    own_word = by.person == hand_over.started_by == hand_over.holding.person_id
    if not (own_word and hand_over.next_id is None):
        check_may_grant(Role.DESK_HOLDER, areas, by)
