"""The people of somebody's area. Whom one may not know of does not exist."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from obhut.accounts.models import Holding, Invitation, Person, RoleGrant
from obhut.accounts.policies import check_keeps_people
from obhut.accounts.queries.acting import valid_on
from obhut.accounts.queries.areas import desks_inside, inside
from obhut.kernel.actor import Actor, Grant, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLine:
    """A role or a desk that somebody has, inside the area of whoever asks."""

    id: int
    kind: str
    """"grant" or "holding": from which table the number is."""
    grant: Grant
    from_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    id: UUID
    name: str
    mail: str
    given: tuple[GivenLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLine:
    id: UUID
    mail: str
    grant: Grant
    expires_at: datetime


def people_of(by: Actor, *, on: date) -> list[PersonLine]:
    """Everybody who has a role or holds a desk in the areas that somebody keeps, by name."""
    check_keeps_people(by)
    given: dict[UUID, list[GivenLine]] = {}
    for grant in _grants(by, on):
        what = Grant(Role(grant.role), grant.level, grant.key)
        line = GivenLine(id=grant.pk, kind="grant", grant=what, from_on=grant.from_on)
        given.setdefault(grant.person_id, []).append(line)
    for held in _holdings(by, on):
        what = Grant(Role.DESK_HOLDER, "desk", held.desk)
        line = GivenLine(id=held.pk, kind="holding", grant=what, from_on=held.from_on)
        given.setdefault(held.person_id, []).append(line)
    people = Person.objects.filter(pk__in=given, is_active=True).order_by("name", "mail")
    return [
        PersonLine(id=each.pk, name=each.name, mail=each.mail, given=tuple(given[each.pk]))
        for each in people
    ]


def person_for(by: Actor, person: UUID, *, on: date) -> Person:
    """Somebody of one's own area. Raises DoesNotExist."""
    check_keeps_people(by)
    known = Q(grants__in=_grants(by, on)) | Q(holdings__in=_holdings(by, on))
    return Person.objects.filter(known, is_active=True).distinct().get(pk=person)


def given_for(by: Actor, person: UUID, kind: str, number: int, *, on: date) -> RoleGrant | Holding:
    """A role or a desk that somebody of one's own area has. Raises DoesNotExist."""
    check_keeps_people(by)
    if kind == "holding":
        return _holdings(by, on).get(pk=number, person=person)
    return _grants(by, on).get(pk=number, person=person)


def invitations_of(by: Actor, *, at: datetime) -> list[InvitationLine]:
    """Open invitations into the areas that somebody keeps, the newest first."""
    check_keeps_people(by)
    return [
        InvitationLine(
            id=each.pk,
            mail=each.mail,
            grant=Grant(Role(each.role), each.level, each.key),
            expires_at=each.expires_at,
        )
        for each in _invitations(by).filter(expires_at__gt=at)
    ]


def invitation_for(by: Actor, invitation: UUID) -> Invitation:
    """An open invitation of one's own area. Raises DoesNotExist."""
    check_keeps_people(by)
    return _invitations(by).get(pk=invitation)


def _grants(by: Actor, on: date) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(valid_on(on)).filter(inside(by))


def _holdings(by: Actor, on: date) -> QuerySet[Holding]:
    return Holding.objects.filter(valid_on(on), desk__in=desks_inside(by))


def _invitations(by: Actor) -> QuerySet[Invitation]:
    desks = Q(level="desk", key__in=desks_inside(by))
    still = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
    return still.filter(inside(by) | desks)
