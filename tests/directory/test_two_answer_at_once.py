"""Two clicks at the same moment, two workers, a click and a keeper: one of them counts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from obhut.directory.actions.confirming import (
    decide_proposal,
    propose_change,
    say_no_longer_us,
    say_still_right,
)
from obhut.directory.errors import LinkHoldsNoMore
from obhut.directory.jobs import ask_for_confirmations, make_test_calls_due
from obhut.directory.models import Confirmation, Inquiry, RowChange, TestCall
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import SERVICE_POINTS
from obhut.kernel.refusals import ImpossibleTransition, Refusal, SomebodyWasFaster
from obhut.letters.models import Letter
from tests.directory.asking import (
    HALF_A_YEAR_LATER,
    HOUR,
    all_seen,
    change_point,
    link_for,
    opened,
    seen,
    states,
    tasks,
)
from tests.lummerland import put_lummerland_in_force

pytestmark = pytest.mark.django_db(transaction=True)
LATER = HALF_A_YEAR_LATER + HOUR
Deed = Callable[[], object]


@pytest.fixture(autouse=True)
def asked(transactional_db: None, settings: Any) -> None:
    put_lummerland_in_force()
    settings.OBHUT_ASKS_DESKS = True
    ask_for_confirmations(now=HALF_A_YEAR_LATER)


def at_once(*deeds: Deed) -> list[object]:
    """Each on a connection of its own, started together: what it brought, or why it was refused."""
    start = Barrier(len(deeds))

    def act(deed: Deed) -> object:
        try:
            start.wait()
            return deed()
        except Refusal as refused:
            return type(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as people:
        return [each.result() for each in [people.submit(act, deed) for deed in deeds]]


def test_a_double_click_confirms_once() -> None:
    token = link_for("office")
    shown = all_seen(token)

    came = at_once(*[lambda: say_still_right(token, shown, at=LATER)] * 4)

    assert sorted(map(str, came)) == [*[str(LinkHoldsNoMore)] * 3, "None"]
    assert states("office") == [("answered", "still_right")]
    assert RowChange.objects.filter(key="office").count() == 1


def test_of_two_different_answers_to_one_link_one_counts() -> None:
    token = link_for("office")
    shown = all_seen(token)
    wanted = {SERVICE_POINTS: {"phones": ["0906 1234"]}}

    came = at_once(
        lambda: say_no_longer_us(token, "office", at=LATER),
        lambda: propose_change(token, "office", wanted, seen=shown["office"], at=LATER),
        lambda: say_still_right(token, shown, at=LATER),
    )

    assert came.count(LinkHoldsNoMore) == 2
    assert Confirmation.objects.filter(desk="office").exclude(state="asked").count() == 1


def test_of_a_click_and_a_keepers_change_nothing_is_lost() -> None:
    token = link_for("office")
    shown = all_seen(token)

    came = at_once(
        lambda: say_still_right(token, shown, at=LATER),
        lambda: change_point("office", at=LATER, phones=["0906 9"]),
    )

    confirmed = states("office") == [("answered", "still_right")]
    assert came == [None if confirmed else SomebodyWasFaster, None]
    assert RowChange.objects.filter(file=SERVICE_POINTS, key="office").count() == 1


def test_two_keepers_decide_once() -> None:
    token = link_for("office")
    wanted = {SERVICE_POINTS: {"phones": ["0906 1234"]}}
    shown = seen(opened(token)["office"])
    waiting = propose_change(token, "office", wanted, seen=shown, at=LATER).pk

    came = at_once(
        lambda: decide_proposal(waiting, accept=True, by=INSTALLATION, at=LATER).state,
        lambda: decide_proposal(waiting, accept=False, by=INSTALLATION, at=LATER).state,
    )

    assert came.count(ImpossibleTransition) == 1
    assert tasks(about="office") == [("proposal", "office", "done")]


def test_two_workers_ask_once_and_make_a_call_due_once() -> None:
    Letter.objects.all().delete()
    Confirmation.objects.all().delete()
    Inquiry.objects.all().delete()

    written = at_once(*[lambda: ask_for_confirmations(now=LATER)] * 2)
    due = at_once(*[lambda: make_test_calls_due(now=LATER)] * 2)

    assert sum(map(int, map(str, written))) == Letter.objects.count() == 4
    assert sorted(map(str, due)) == ["0", "1"]
    assert TestCall.objects.count() == 1
