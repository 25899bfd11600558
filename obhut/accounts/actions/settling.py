"""After any change of who holds a desk: the directory says how many, and nobody stays unnoticed.

Deeds on holdings begin with ``stand_by`` and end with ``settle``, in one transaction. What has become
due by the day alone is settled by ``jobs``.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from obhut.accounts.actions.hand_over_letters import tell_of_vacancy
from obhut.accounts.enums import HandOverState
from obhut.accounts.models import HandOver, Person
from obhut.accounts.queries.holders import holders_counted
from obhut.accounts.states import HAND_OVER, OPEN
from obhut.audit.actions import record
from obhut.directory.actions.staffing import (
    close_vacancy,
    open_vacancy,
    say_holders,
    wait_for_desks,
)
from obhut.directory.queries.staffing import holders_said
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.states import check_transition

Facts = dict[str, object]


def stand_by(desks: Iterable[str], people: Iterable[object] = ()) -> None:
    """Until the end of this transaction nobody else changes who holds these desks.

    Whatever has to be waited for is waited for here, before the first record: two who each hold
    what the other one waits for would wait for ever.
    """
    wait_for_desks(desks)
    rows = Person.objects.filter(pk__in=[each for each in people if each]).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


@transaction.atomic
def settle(desks: Iterable[str], *, by: Actor, at: datetime) -> None:
    """Write down who has left and who has come, how many are there, and whether nobody is."""
    today = day_of(at)
    for desk in sorted(set(desks)):
        number = holders_counted([desk], on=today).get(desk)
        _move_on(desk, number, by=by, at=at)
        if number is None:
            continue
        say_holders(desk, number, by=by, at=at)
        if number or desk not in holders_said([desk]):
            close_vacancy(desk, by=by, at=at)
        else:
            task = open_vacancy(desk, by=by, at=at)
            if task is not None:
                tell_of_vacancy(desk, task=task.pk, at=at)


def move(hand_over: HandOver, *, to: HandOverState, **facts: object) -> None:
    """From one state to the next. Raises ImpossibleTransition."""
    check_transition(HAND_OVER, present=hand_over.state, wanted=to)
    for field, value in ({"state": to} | facts).items():
        setattr(hand_over, field, value)
    hand_over.save(update_fields=["state", *facts])


def _move_on(desk: str, number: int | None, *, by: Actor, at: datetime) -> None:
    """What has become of the hand-overs of a desk by this day."""
    still = HandOver.objects.filter(holding__desk=desk, state__in=OPEN)
    for hand_over in still.select_related("holding", "taken"):
        wanted = _by_now(hand_over, day_of(at), is_held=bool(number))
        if wanted is None:
            continue
        over: Facts = {"ended_at": at} if wanted is HandOverState.FINISHED else {}
        move(hand_over, to=wanted, **over)
        kind = "hand-over finished" if over else "desk left without a hand-over"
        record(kind, subject=str(hand_over.pk), by=by, at=at, facts={"desk": desk})


def _by_now(hand_over: HandOver, today: date, *, is_held: bool) -> HandOverState | None:
    """The state that this day has brought; None where it brought none."""
    to_on = hand_over.holding.to_on
    if to_on is None or to_on > today:
        return None
    if hand_over.state == HandOverState.CONFIRMED:
        comes = hand_over.taken is not None and hand_over.taken.from_on <= today
        return HandOverState.FINISHED if comes else None
    if hand_over.next_id is None and is_held:
        return HandOverState.FINISHED
    return HandOverState.VACANT if hand_over.state == HandOverState.STARTED else None
