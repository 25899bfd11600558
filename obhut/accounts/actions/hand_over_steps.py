"""What several deeds on hand-overs have in common: whoever was to come does not come after all."""

from datetime import datetime

from obhut.accounts.actions.settling import move
from obhut.accounts.enums import HandOverState
from obhut.accounts.models import HandOver, Holding, Person
from obhut.accounts.states import OPEN
from obhut.audit.actions import record
from obhut.kernel.actor import Actor


def comes_no_longer(person: Person, *, by: Actor, at: datetime) -> set[str]:
    """Take somebody out of all hand-overs in which they were to come; the desks of these."""
    desks = set()
    for hand_over in HandOver.objects.filter(next=person, state__in=OPEN):
        release(hand_over)
        hand_over.next = None
        hand_over.save(update_fields=["next"])
        facts = {"desk": hand_over.holding.desk}
        record("hand-over waits again", subject=str(hand_over.pk), by=by, at=at, facts=facts)
        desks.add(hand_over.holding.desk)
    return desks


def desks_awaiting(person: Person) -> set[str]:
    """Desks that are to be handed over to somebody."""
    awaiting = HandOver.objects.filter(next=person, state__in=OPEN)
    return set(awaiting.values_list("holding__desk", flat=True))


def release(hand_over: HandOver) -> None:
    """What was read and confirmed counts no longer; who was a deputy before is one again."""
    taken = hand_over.taken
    if taken is not None:
        held_before = Holding.objects.filter(
            person=taken.person_id, desk=taken.desk, is_deputy=True, to_on=taken.from_on
        )
        taken.to_on = taken.from_on
        taken.save(update_fields=["to_on"])
        held_before.update(to_on=None)
    if hand_over.state == HandOverState.CONFIRMED:
        move(hand_over, to=HandOverState.STARTED)
    hand_over.taken, hand_over.confirmed_at, hand_over.read = None, None, {}
    hand_over.save(update_fields=["taken", "confirmed_at", "read"])
