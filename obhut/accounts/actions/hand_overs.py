"""Handing a desk over: somebody leaves, somebody comes, and nothing that waits there is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext, override

from obhut.accounts.actions.hand_over_letters import tell_of_hand_over
from obhut.accounts.actions.hand_over_steps import release
from obhut.accounts.actions.roles import as_grant, lasts_beyond
from obhut.accounts.actions.settling import move, settle, stand_by
from obhut.accounts.enums import HandOverState
from obhut.accounts.models import HandOver, Holding, Person
from obhut.accounts.policies import (
    check_comes,
    check_is_somebody_else,
    check_may_cancel_hand_over,
    check_may_grant,
    check_may_start_hand_over,
)
from obhut.accounts.queries.areas import areas_still_known
from obhut.accounts.states import OPEN
from obhut.audit.actions import record
from obhut.kernel.actor import Actor, Role
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Fault, Faulty, NotAllowed, Refusal, SomebodyWasFaster

LONGEST_AHEAD = timedelta(days=730)
RUNS_ALREADY = "This desk is being handed over already."
CLOSED = "This account is closed already."
ENDED = "This hand-over has ended already."
UNREAD = "Please open everything that is listed first: something was not opened yet, or is new."


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Who leaves which desk, what their last day is, and who comes, where that is known."""

    holding: Holding
    last_on: date
    next: Person | None = None


@transaction.atomic
def start_hand_over(leaving: Leaving, *, by: Actor, at: datetime) -> HandOver:
    """The desk is left on that day, whether or not somebody confirms until then."""
    stand_by([leaving.holding.desk], _people(leaving))
    return _start(leaving, by=by, at=at)


@transaction.atomic
def start_hand_overs(leavings: Iterable[Leaving], *, by: Actor, at: datetime) -> list[HandOver]:
    """Several at once, when a team changes: all of them or none. Raises Faulty with every fault."""
    every = list(leavings)
    stand_by(
        [each.holding.desk for each in every], [one for each in every for one in _people(each)]
    )
    started, faults = [], list[Fault]()
    for leaving in every:
        try:
            started.append(_start(leaving, by=by, at=at))
        except Refusal as refused:
            faults += _of_desk(leaving.holding.desk, refused)
    if faults:
        raise Faulty(tuple(faults))
    return started


@transaction.atomic
def name_next(hand_over: HandOver, person: Person | None, *, by: Actor, at: datetime) -> HandOver:
    """Say who comes, or that it is not known any more. What another one confirmed counts no longer."""
    desk = hand_over.holding.desk
    check_may_grant(Role.DESK_HOLDER, areas_still_known(as_grant(hand_over.holding)), by)
    stand_by([desk], [person.pk if person else None, hand_over.next_id])
    present = _present(hand_over, by=by, at=at)
    if present.next_id == (person.pk if person else None):
        raise SomebodyWasFaster("That is how it is already.")
    if person is not None:
        _check_next(present.holding, person, by, at)
    release(present)
    present.next = person
    present.save(update_fields=["next"])
    _record("hand-over named", present, by=by, at=at)
    settle([desk], by=by, at=at)
    tell_of_hand_over(present, at=at)
    return present


@transaction.atomic
def mark_read(hand_over: HandOver, name: str, mark: str, *, by: Actor, at: datetime) -> None:
    """Whoever comes has opened this; ``mark`` says in which state, so that news are opened anew."""
    stand_by([hand_over.holding.desk])
    present = _present(hand_over, by=by, at=at)
    check_comes(present.next_id, by)
    if present.read.get(name) == mark:
        return
    present.read = present.read | {name: mark}
    present.save(update_fields=["read"])
    record("hand-over read", subject=str(present.pk), by=by, at=at, facts={"item": name})


@transaction.atomic
def confirm_hand_over(
    hand_over: HandOver, *, listed: Mapping[str, str], by: Actor, at: datetime
) -> HandOver:
    """Take the desk over from the day after the leaver's last one, or today where that has passed.

    ``listed``: all that is to be opened before, name -> state. Raises SomebodyWasFaster, NotAllowed.
    """
    desk = hand_over.holding.desk
    stand_by([desk], [by.person])
    present = _present(hand_over, by=by, at=at)
    check_comes(present.next_id, by)
    if present.state == HandOverState.CONFIRMED:
        raise SomebodyWasFaster("You have confirmed this hand-over already.")
    if not Person.objects.filter(pk=by.person, is_active=True).exists():
        raise SomebodyWasFaster(CLOSED)
    if any(present.read.get(name) != mark for name, mark in listed.items()):
        raise NotAllowed(UNREAD)
    taken = _take(present, by=by, at=at)
    move(present, to=HandOverState.CONFIRMED, taken=taken, confirmed_at=at)
    _record("hand-over confirmed", present, by=by, at=at)
    settle([desk], by=by, at=at)
    present.refresh_from_db()
    return present


@transaction.atomic
def cancel_hand_over(hand_over: HandOver, *, by: Actor, at: datetime) -> HandOver:
    """Nobody leaves after all. Who has left already stays away; then only the waiting ends."""
    desk = hand_over.holding.desk
    stand_by([desk], [hand_over.holding.person_id, hand_over.next_id])
    present = _present(hand_over, by=by, at=at)
    areas = areas_still_known(as_grant(present.holding))
    check_may_cancel_hand_over(areas, present, by)
    release(present)
    if present.holding.to_on is not None and present.holding.to_on > day_of(at):
        present.holding.to_on = None
        present.holding.save(update_fields=["to_on"])
    move(present, to=HandOverState.CANCELLED, ended_at=at)
    _record("hand-over cancelled", present, by=by, at=at)
    settle([desk], by=by, at=at)
    return present


def _start(leaving: Leaving, *, by: Actor, at: datetime) -> HandOver:
    holding, today = leaving.holding, day_of(at)
    areas = areas_still_known(as_grant(holding))
    check_may_start_hand_over(areas, holding.person_id, by)
    if leaving.next is not None:
        check_may_grant(Role.DESK_HOLDER, areas, by)
    if HandOver.objects.filter(holding=holding, state__in=OPEN).exists():
        raise SomebodyWasFaster(RUNS_ALREADY)
    still = Holding.objects.filter(lasts_beyond(today), pk=holding.pk, from_on__lte=today)
    if not today <= leaving.last_on <= today + LONGEST_AHEAD:
        raise Faulty((_no_such_day(holding.desk, today),))
    if leaving.next is not None:
        _check_next(holding, leaving.next, by, at)
    if not still.update(to_on=leaving.last_on + timedelta(days=1)):
        raise SomebodyWasFaster("This person does not hold this desk any more.")
    hand_over = HandOver.objects.create(
        holding=holding,
        last_on=leaving.last_on,
        next=leaving.next,
        started_by=by.person,
        started_at=at,
    )
    _record("hand-over started", hand_over, by=by, at=at)
    tell_of_hand_over(hand_over, at=at)
    return hand_over


def _present(hand_over: HandOver, *, by: Actor, at: datetime) -> HandOver:
    """As it is now, with all that the day has brought. Raises SomebodyWasFaster once it has ended."""
    settle([hand_over.holding.desk], by=by, at=at)
    rows = HandOver.objects.select_related("holding", "next", "taken")
    present = rows.get(pk=hand_over.pk)
    if present.state not in OPEN:
        raise SomebodyWasFaster(ENDED)
    return present


def _take(hand_over: HandOver, *, by: Actor, at: datetime) -> Holding:
    """The holding of who comes. A deputy who becomes a holder is a deputy until then."""
    holding = hand_over.holding
    first_on = max(hand_over.last_on + timedelta(days=1), day_of(at))
    if holding.to_on is not None:
        first_on = max(min(first_on, holding.to_on), day_of(at))
    present = Holding.objects.filter(lasts_beyond(day_of(at)), person=by.person, desk=holding.desk)
    if present.filter(is_deputy=holding.is_deputy).exists():
        raise Faulty((_holds_already(holding.desk),))
    present.update(to_on=first_on)
    return Holding.objects.create(
        person_id=by.person,
        desk=holding.desk,
        is_deputy=holding.is_deputy,
        from_on=first_on,
        given_by=hand_over.started_by,
        given_at=at,
    )


def _check_next(holding: Holding, person: Person, by: Actor, at: datetime) -> None:
    check_is_somebody_else(person.pk, by)
    if not Person.objects.filter(pk=person.pk, is_active=True).exists():
        raise SomebodyWasFaster(CLOSED)
    held = Holding.objects.filter(lasts_beyond(day_of(at)), person=person, desk=holding.desk)
    if person.pk == holding.person_id or held.filter(is_deputy=False).exists():
        raise Faulty((_holds_already(holding.desk),))


def _people(leaving: Leaving) -> list[object]:
    return [leaving.holding.person_id, leaving.next.pk if leaving.next else None]


def _record(kind: str, hand_over: HandOver, *, by: Actor, at: datetime) -> None:
    facts = {"desk": hand_over.holding.desk, "last_on": str(hand_over.last_on)}
    if hand_over.next_id:
        facts["next"] = str(hand_over.next_id)
    record(kind, subject=str(hand_over.pk), by=by, at=at, facts=facts)


def _no_such_day(desk: str, today: date) -> Fault:
    last = today + LONGEST_AHEAD
    return _fault(
        desk,
        "last_on",
        f"Der letzte Tag liegt zwischen dem {today:%d.%m.%Y} und dem {last:%d.%m.%Y}.",
        f"The last day lies between {today:%d.%m.%Y} and {last:%d.%m.%Y}.",
    )


def _holds_already(desk: str) -> Fault:
    return _fault(
        desk,
        "next",
        "Diese Person hat die Stelle schon inne. Bitte jemand anderen nennen.",
        "This person holds the desk already. Please name somebody else.",
    )


def _of_desk(desk: str, refused: Refusal) -> list[Fault]:
    """The same among others: so it begins with the desk that it is about."""
    if isinstance(refused, Faulty):
        said = [(fault.de, fault.en) for fault in refused.faults]
    else:
        with override("de"):
            said = [(gettext(str(refused)), str(refused))]
    return [_fault(desk, "", f"{desk}: {de}", f"{desk}: {en}") for de, en in said]


def _fault(desk: str, field: str, de: str, en: str) -> Fault:
    return Fault(where=desk, field=field, de=de, en=en)
