"""Ada holds the youth office of Lummerland and leaves, Bela comes; who coordinates Bavaria looks on."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from obhut.accounts.actions.hand_overs import Leaving, confirm_hand_over, mark_read, start_hand_over
from obhut.accounts.jobs import settle_desks
from obhut.accounts.models import HandOver, Holding, Person
from obhut.accounts.queries.acting import actor_of
from obhut.directory.models import Task
from obhut.directory.queries.desks import desks_in_force
from obhut.directory.queries.staffing import holders_said
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.rules.every_desk_is_staffed import every_desk_is_staffed
from obhut.knowledge.queries import in_force
from obhut.letters.models import Letter
from tests.web.accounts.people import BAVARIA, somebody

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = day_of(NOW)
NEW_YEARS_EVE = date(2026, 12, 31)
MIDNIGHT = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
"""In Berlin the year has just begun."""
SECOND = timedelta(seconds=1)
OFFICE = Grant(Role.DESK_HOLDER, "desk", "office")
AT_OFFICE = frozenset({OFFICE})
LISTED = {"edition": "d1gest", "tasks": "3"}


def desk(key: str) -> Grant:
    return Grant(Role.DESK_HOLDER, "desk", key)


def acting(person: Person, at: datetime = NOW) -> Actor:
    return actor_of(person, on=day_of(at))


def coordination() -> Person:
    return somebody("Koordination", BAVARIA)


def holding(person: Person, key: str = "office") -> Holding:
    return Holding.objects.filter(person=person, desk=key).latest("pk")


def starts(
    leaver: Person,
    comes: Person | None = None,
    *,
    key: str = "office",
    by: Actor = INSTALLATION,
    **told: Any,
) -> HandOver:
    """The leaver's last day is New Year's Eve."""
    leaving = Leaving(
        holding=holding(leaver, key), last_on=told.pop("last_on", NEW_YEARS_EVE), next=comes
    )
    return start_hand_over(leaving, by=by, at=told.pop("at", NOW))


def confirms(hand_over: HandOver, who: Person, at: datetime = NOW) -> HandOver:
    """After everything was opened."""
    for name, mark in LISTED.items():
        mark_read(hand_over, name, mark, by=acting(who, at), at=at)
    return confirm_hand_over(hand_over, listed=LISTED, by=acting(who, at), at=at)


def held(key: str = "office") -> int | None:
    """How many the directory says hold the desk."""
    return holders_said([key])[key]


def waiting(key: str = "office") -> list[str]:
    """The areas in which a task waits because nobody holds this desk."""
    tasks = Task.objects.filter(kind="unstaffed", about=key, state="open")
    return [f"{task.level}:{task.area}" for task in tasks]


def found(at: datetime = NOW) -> list[str]:
    """Desks of which the verifier says that nobody sits there."""
    review = Review(
        mechanism=in_force().mechanism, desks=desks_in_force(), districts={}, today=day_of(at)
    )
    return sorted(dict(finding.facts)["desk"] for finding in every_desk_is_staffed(review))


def letters(kind: str) -> list[tuple[str, str]]:
    """To which mailbox, about what."""
    return sorted(Letter.objects.filter(kind=kind).values_list("to", "about"))


def state(hand_over: HandOver) -> str:
    return HandOver.objects.get(pk=hand_over.pk).state


def it_is(at: datetime) -> int:
    """The clock does what is due."""
    return settle_desks(now=at)
