"""How a letter goes on and ends. Each step is one conditional update, so two at once do no harm."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from obhut.audit.actions import record
from obhut.kernel.actor import CLOCK, Actor
from obhut.kernel.refusals import SomebodyWasFaster
from obhut.kernel.states import check_transition
from obhut.letters.enums import LetterState
from obhut.letters.models import NOT_DELIVERED, Letter
from obhut.letters.states import LETTER

PAUSES = (
    *(timedelta(minutes=minutes) for minutes in (1, 5, 15)),
    *(timedelta(hours=hours) for hours in (1, 4, 12, 24, 24, 24)),
)
"""From one try to the next; after ten tries in almost four days a letter has failed."""
CLAIMED_FOR = timedelta(hours=1)
"""Longer than any run that sends: after a crash a letter is tried again when this has passed."""
SHOWN = 500
"""Characters that are kept of what a mail server said."""


def claim(letter: Letter, *, now: datetime) -> bool:
    """Take this letter for one try. False where somebody else was faster."""
    claimed = Letter.objects.filter(
        pk=letter.pk, state=LetterState.WAITING, tries=letter.tries, due_at=letter.due_at
    ).update(tries=F("tries") + 1, due_at=now + CLAIMED_FOR)
    if claimed:
        letter.tries += 1
    return bool(claimed)


def release(letter: Letter, *, why: str, now: datetime) -> None:
    """Give a claimed letter back untried: it was not the letter that the server refused."""
    _of_this_try(letter).update(tries=F("tries") - 1, due_at=now, last_error=why[:SHOWN])


def postpone(letter: Letter, *, why: str, now: datetime) -> None:
    """Try again after a pause that grows; give up after the last one."""
    if letter.tries > len(PAUSES):
        tell_ended(letter, as_=LetterState.FAILED, why=why, now=now)
        return
    pause = PAUSES[letter.tries - 1]
    _of_this_try(letter).update(due_at=now + pause, last_error=why[:SHOWN])


@transaction.atomic
def tell_ended(
    letter: Letter, *, as_: LetterState, now: datetime, why: str = "", by: Actor = CLOCK
) -> None:
    """Write down that a letter was sent, failed or came back. Raises SomebodyWasFaster."""
    facts: dict[str, object] = {"ended_at": now, "last_error": why[:SHOWN]}
    if as_ is LetterState.SENT:
        facts["sent_at"] = now
    if as_ is not LetterState.FAILED:
        facts["body"] = ""
    _move(letter, to=as_, **facts)
    if as_ in NOT_DELIVERED:
        record(
            f"letter {as_}",
            subject=str(letter.pk),
            by=by,
            at=now,
            facts={"kind": letter.kind, "about": letter.about, "tries": letter.tries},
        )


@transaction.atomic
def put_again(letter: Letter, *, by: Actor, at: datetime) -> None:
    """Let a letter that failed wait once more, from its first try on."""
    _move(
        letter, to=LetterState.WAITING, due_at=at, tries=0, ended_at=None, taken_up_at=None
    )  # fmt: skip
    record("letter put again", subject=str(letter.pk), by=by, at=at, facts={"kind": letter.kind})


def take_up(letter: Letter, *, at: datetime) -> bool:
    """Say that somebody was told of a letter that did not arrive. True for the first to say so.

    In the same transaction as the task that it becomes.
    """
    taken = Letter.objects.filter(pk=letter.pk, state__in=NOT_DELIVERED, taken_up_at=None)
    return bool(taken.update(taken_up_at=at))


def _of_this_try(letter: Letter) -> QuerySet[Letter]:
    """The letter, unless a later try has begun meanwhile."""
    return Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING, tries=letter.tries)


def _move(letter: Letter, *, to: LetterState, **facts: object) -> None:
    check_transition(LETTER, present=letter.state, wanted=to)
    moved = Letter.objects.filter(pk=letter.pk, state=letter.state).update(state=to, **facts)
    if not moved:
        raise SomebodyWasFaster(f"The letter is no longer {letter.state}.")
    letter.state = to
