"""Hand-overs, and who holds which desk. What one may not know of does not exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from obhut.accounts.enums import HandOverState
from obhut.accounts.models import HandOver, Holding, Person
from obhut.accounts.queries.acting import valid_on
from obhut.accounts.queries.areas import desks_inside
from obhut.accounts.states import OPEN
from obhut.directory.policies import desks_held
from obhut.kernel.actor import Actor

MOST = 200
"""So many holdings stand on one page; a word narrows them down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverLine:
    """A hand-over, with what whoever asks may do about it."""

    id: UUID
    desk: str
    state: HandOverState
    is_deputy: bool
    leaver: str
    next: UUID | None
    next_name: str
    last_on: date
    read: dict[str, str]
    is_leaver: bool
    comes: bool
    """Whether whoever asks is the one who was named."""
    may_name: bool
    may_cancel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderLine:
    """Somebody at a desk."""

    holding: int
    person: UUID
    name: str
    mail: str
    desk: str
    is_deputy: bool
    from_on: date
    to_on: date | None
    hand_over: UUID | None
    """The one that runs, where they leave."""


def hand_overs_of(by: Actor) -> list[HandOverLine]:
    """Those that run: one's own first, then those of the desks in one's areas, by last day."""
    kept = set(desks_inside(by))
    lines = [_line(each, by, kept) for each in _seen(by, kept).filter(state__in=OPEN)]
    return sorted(lines, key=lambda line: (not line.comes, not line.is_leaver, line.last_on))


def hand_over_for(by: Actor, hand_over: UUID) -> HandOver:
    """One of them, running or over. Raises DoesNotExist."""
    return _seen(by, set(desks_inside(by))).get(pk=hand_over)


def hand_over_line(hand_over: HandOver, by: Actor) -> HandOverLine:
    return _line(hand_over, by, set(desks_inside(by)))


def may_give(desk: str, by: Actor) -> bool:
    """Whether somebody keeps all areas of a desk, and so decides who holds it."""
    return desk in desks_inside(by)


def holders_of(by: Actor, desk: str, *, on: date) -> list[HolderLine]:
    """Who holds a desk of one's own or of one's areas. Raises DoesNotExist for any other."""
    if desk not in desks_held(by) and not may_give(desk, by):
        raise Holding.DoesNotExist
    return list(_holders(Holding.objects.filter(valid_on(on), desk=desk)))


def holders_inside(
    by: Actor, *, on: date, text: str = "", most: int | None = MOST
) -> list[HolderLine]:
    """Who holds the desks of one's areas, by name; ``text``: part of a name, mailbox or key."""
    rows = Holding.objects.filter(valid_on(on), desk__in=desks_inside(by))
    if text:
        rows = rows.filter(
            Q(person__name__icontains=text)
            | Q(person__mail__icontains=text)
            | Q(desk__icontains=text)
        )
    rows = rows.order_by("person__name", "person__mail", "is_deputy", "desk")
    return list(_holders(rows[:most]))


def holding_for(by: Actor, holding: int, *, on: date) -> Holding:
    """One's own, or one of a desk in one's areas. Raises DoesNotExist."""
    mine = Q(person=by.person) | Q(desk__in=desks_inside(by))
    return (
        Holding.objects.filter(valid_on(on)).filter(mine).select_related("person").get(pk=holding)
    )


def _seen(by: Actor, kept: set[str]) -> QuerySet[HandOver]:
    mine = Q(next=by.person) | Q(holding__person=by.person)
    desks = Q(holding__desk__in=kept | desks_held(by))
    rows = HandOver.objects.filter(mine | desks)
    return rows.select_related("holding__person", "next", "taken")


def _holders(rows: QuerySet[Holding]) -> Iterable[HolderLine]:
    held = list(rows.select_related("person"))
    running = HandOver.objects.filter(holding__in=held, state__in=OPEN)
    by_holding = dict(running.values_list("holding", "pk"))
    for each in held:
        yield HolderLine(
            holding=each.pk,
            person=each.person_id,
            name=_name(each.person),
            mail=each.person.mail,
            desk=each.desk,
            is_deputy=each.is_deputy,
            from_on=each.from_on,
            to_on=each.to_on,
            hand_over=by_holding.get(each.pk),
        )


def _line(hand_over: HandOver, by: Actor, kept: set[str]) -> HandOverLine:
    holding = hand_over.holding
    runs, keeps = hand_over.state in OPEN, holding.desk in kept
    own_word = by.person == hand_over.started_by == holding.person_id and not hand_over.next_id
    return HandOverLine(
        id=hand_over.pk,
        desk=holding.desk,
        state=HandOverState(hand_over.state),
        is_deputy=holding.is_deputy,
        leaver=_name(holding.person),
        next=hand_over.next_id,
        next_name=_name(hand_over.next) if hand_over.next else "",
        last_on=hand_over.last_on,
        read=hand_over.read,
        is_leaver=holding.person_id == by.person,
        comes=hand_over.next_id == by.person,
        may_name=runs and keeps,
        may_cancel=runs and (keeps or own_word),
    )


def _name(person: Person) -> str:
    return person.name or person.mail
