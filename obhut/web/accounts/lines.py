"""What the pages of accounts show, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from obhut.accounts.enums import LEVELS_OF
from obhut.accounts.policies import GRANTING, WIDTH
from obhut.accounts.queries.areas import FEDERATION, areas_inside, desks_inside
from obhut.accounts.queries.people import InvitationLine, PersonLine, people_of
from obhut.kernel.actor import Actor, Role
from obhut.kernel.routing.places import Level
from obhut.web.accounts.words import ROLES, WHAT_THEY_DO, area_in_words, grant_in_words

WIDE = (Level.FEDERATION, Level.LAND)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenWords:
    """A role or a desk of somebody, with what its form needs to take it back."""

    id: int
    kind: str
    role: str
    area: str
    from_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    id: UUID
    name: str
    mail: str
    given: tuple[GivenWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationWords:
    id: UUID
    mail: str
    offer: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """A role that somebody may grant, with the levels of areas it can be granted for."""

    value: str
    label: str
    what: str
    levels: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaWords:
    """An area or a desk as a form writes it, and its name."""

    value: str
    label: str


def people_in_words(people: Iterable[PersonLine]) -> list[PersonWords]:
    return [_person(line) for line in people]


def person_in_words(who: Actor, person: UUID, *, on: date) -> PersonWords:
    """One of the people of somebody's area, found before."""
    return next(_person(line) for line in people_of(who, on=on) if line.id == person)


def invitations_in_words(invitations: Iterable[InvitationLine]) -> list[InvitationWords]:
    return [
        InvitationWords(
            id=line.id, mail=line.mail, offer=grant_in_words(line.grant), expires_at=line.expires_at
        )
        for line in invitations
    ]


def own_grants(who: Actor) -> list[str]:
    return sorted(grant_in_words(grant) for grant in who.grants)


def what_to_grant(who: Actor) -> dict[str, object]:
    """What a form offers to whoever grants something."""
    return {"roles": roles_to_grant(who), "areas": areas_to_grant(who)}


def roles_to_grant(who: Actor) -> list[RoleWords]:
    """The widest role of somebody and all narrower ones."""
    widest = min((WIDTH[grant.role] for grant in who.grants if grant.role in GRANTING), default=99)
    return [
        RoleWords(
            value=role.value,
            label=str(ROLES[role]),
            what=str(WHAT_THEY_DO[role]),
            levels=", ".join(sorted(f"{level.value}:…" for level in LEVELS_OF[role])),
        )
        for role in Role
        if WIDTH[role] >= widest
    ]


def areas_to_grant(who: Actor) -> list[AreaWords]:
    """The areas and desks inside those that somebody keeps, by name.

    Who keeps the federation is offered its Länder; a district there is typed, as its hint says.
    """
    inside = areas_inside(who)
    if FEDERATION in inside:
        inside, desks = [area for area in inside if area.level in WIDE], []
    else:
        desks = desks_inside(who)
    written = [f"{area.level.value}:{area.key}" for area in inside]
    written += [f"desk:{desk}" for desk in desks]
    words = [AreaWords(value=each, label=area_in_words(*each.split(":", 1))) for each in written]
    return sorted(words, key=lambda each: each.label)


def _person(line: PersonLine) -> PersonWords:
    given = tuple(
        GivenWords(
            id=each.id,
            kind=each.kind,
            role=str(ROLES[each.grant.role]),
            area=area_in_words(each.grant.level, each.grant.key),
            from_on=each.from_on,
        )
        for each in line.given
    )
    return PersonWords(id=line.id, name=line.name, mail=line.mail, given=given)
