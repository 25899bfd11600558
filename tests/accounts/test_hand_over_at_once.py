"""Two at once, each with a connection of its own: one wins, the other hears why, nobody is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from obhut.accounts.actions.hand_overs import (
    cancel_hand_over,
    confirm_hand_over,
    mark_read,
    name_next,
)
from obhut.accounts.actions.people import deactivate_person
from obhut.accounts.actions.roles import grant_role, revoke_role
from obhut.accounts.models import HandOver, Holding
from obhut.audit.models import AuditEvent
from obhut.audit.queries import check_record
from obhut.directory.actions.tasks import close_task
from obhut.directory.enums import TaskOutcome
from obhut.directory.models import Task
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.record import Whole
from obhut.kernel.refusals import ImpossibleTransition, Refusal, SomebodyWasFaster
from tests.accounts.handing_over import (
    LISTED,
    MIDNIGHT,
    NOW,
    OFFICE,
    TODAY,
    acting,
    confirms,
    desk,
    found,
    held,
    holding,
    it_is,
    starts,
    state,
    waiting,
)
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import NUREMBERG, somebody

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 60
ROUNDS = pytest.mark.usefixtures("each_round")
Deed = Callable[[], object]


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


@pytest.fixture(params=range(3))
def each_round(request: pytest.FixtureRequest) -> int:
    """Who is faster is chance: so it is tried more than once."""
    return int(request.param)


def at_once(*deeds: Deed) -> list[BaseException | None]:
    """What each of them was told; None where it went through. Nobody waits for ever."""
    start = Barrier(len(deeds))

    def off(deed: Deed) -> object:
        try:
            start.wait(SOON)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return [each.exception(SOON) for each in [threads.submit(off, deed) for deed in deeds]]


def refused(told: list[BaseException | None]) -> list[type[BaseException]]:
    """The kinds of no; anything but a refusal is a bug."""
    assert [each for each in told if each and not isinstance(each, Refusal)] == []
    return [type(each) for each in told if each]


def ready(*grants: Any) -> tuple[HandOver, Any]:
    """Bela has opened everything and only has to confirm."""
    bela = somebody("Bela", *grants)
    hand_over = starts(somebody("Ada", OFFICE), bela)
    for name, mark in LISTED.items():
        mark_read(hand_over, name, mark, by=acting(bela), at=NOW)
    return hand_over, bela


@ROUNDS
def test_confirmed_in_two_windows_at_once_the_desk_is_taken_once() -> None:
    hand_over, bela = ready()

    def confirm() -> object:
        return confirm_hand_over(hand_over, listed=LISTED, by=acting(bela), at=NOW)

    told = at_once(confirm, confirm)

    assert refused(told) == [SomebodyWasFaster]
    assert Holding.objects.filter(person=bela).count() == 1
    assert AuditEvent.objects.filter(kind="hand-over confirmed").count() == 1


@ROUNDS
def test_started_by_leaver_and_coordinator_at_once_it_is_one_hand_over() -> None:
    ada = somebody("Ada", OFFICE)

    told = at_once(lambda: starts(ada, by=acting(ada)), lambda: starts(ada))

    assert refused(told) == [SomebodyWasFaster]
    assert HandOver.objects.count() == 1


@ROUNDS
def test_who_confirms_while_the_account_is_closed_does_not_hold_the_desk() -> None:
    hand_over, bela = ready(NUREMBERG)
    her = acting(bela)

    told = at_once(
        lambda: confirm_hand_over(hand_over, listed=LISTED, by=her, at=NOW),
        lambda: deactivate_person(bela, by=INSTALLATION, at=NOW),
    )
    it_is(MIDNIGHT)

    assert told[1] is None
    assert len(refused(told)) <= 1
    assert (held(), found(), waiting()) == (0, ["office"], ["kreis:09564"])
    assert acting(bela, MIDNIGHT).grants == frozenset()


@ROUNDS
def test_who_confirms_while_somebody_else_is_named_comes_or_does_not() -> None:
    hand_over, bela = ready()
    cem = somebody("Cem")

    told = at_once(
        lambda: confirm_hand_over(hand_over, listed=LISTED, by=acting(bela), at=NOW),
        lambda: name_next(hand_over, cem, by=INSTALLATION, at=NOW),
    )
    it_is(MIDNIGHT)

    assert told[1] is None
    assert len(refused(told)) <= 1
    assert (state(hand_over), held()) == ("vacant", 0)
    confirms(hand_over, cem, MIDNIGHT)
    assert held() == 1


@ROUNDS
def test_at_midnight_the_clock_runs_twice_while_somebody_cancels() -> None:
    hand_over = starts(somebody("Ada", OFFICE))

    told = at_once(
        lambda: it_is(MIDNIGHT),
        lambda: it_is(MIDNIGHT),
        lambda: cancel_hand_over(hand_over, by=INSTALLATION, at=MIDNIGHT),
    )
    it_is(MIDNIGHT)

    assert refused(told) == []
    assert (held(), found(), waiting(), state(hand_over)) == (
        0,
        ["office"],
        ["kreis:09564"],
        "cancelled",
    )


@ROUNDS
def test_the_task_is_closed_by_hand_while_somebody_takes_the_desk() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")
    revoke_role(holding(ada), by=INSTALLATION, at=NOW)
    task = Task.objects.get(kind="unstaffed")

    told = at_once(
        lambda: close_task(task, TaskOutcome.MENDED, by=INSTALLATION, at=NOW),
        lambda: grant_role(bela, OFFICE, by=INSTALLATION, at=NOW),
    )

    assert told[1] is None
    assert refused(told) in ([], [ImpossibleTransition])
    assert (held(), waiting()) == (1, [])


def test_many_deeds_at_once_leave_one_chain_and_a_true_number() -> None:
    ada, bela, cem = somebody("Ada", OFFICE), somebody("Bela"), somebody("Cem", NUREMBERG)
    hand_over = starts(ada, bela)
    later = NOW + timedelta(minutes=5)

    told = at_once(
        lambda: confirms(hand_over, bela, later),
        lambda: grant_role(cem, OFFICE, by=INSTALLATION, at=later),
        lambda: grant_role(bela, desk("watch"), by=INSTALLATION, at=later),
        lambda: revoke_role(holding(ada), by=INSTALLATION, at=later),
        lambda: it_is(later),
    )
    it_is(later)

    assert refused(told) == []
    first_on = holding(bela).from_on
    both = [first_on <= TODAY, True]
    assert [acting(each).grants >= {OFFICE} for each in (ada, bela, cem)] == [False, *both]
    assert held() == sum(both)
    assert isinstance(check_record(), Whole)
