"""Twice a year somebody tries the on-call chain; what came of it stands at the desk."""

from datetime import date, timedelta
from typing import Any

import pytest

from obhut.audit.models import AuditEvent
from obhut.directory.actions.calling import log_test_call, make_test_call_due
from obhut.directory.actions.rows import change_row
from obhut.directory.enums import CallResult
from obhut.directory.jobs import make_test_calls_due
from obhut.directory.models import TestCall
from obhut.directory.queries.desks import desk_book
from obhut.directory.queries.test_calls import calls_due_for
from obhut.kernel.actor import INSTALLATION, Actor, at_mailbox_of
from obhut.kernel.mechanism.directory import DESKS, plain_row
from obhut.kernel.refusals import Faulty, NotAllowed
from obhut.kernel.routing.desks import LastCall
from tests.cast import CEM
from tests.directory.asking import (
    DAY,
    HALF_A_YEAR_LATER,
    OF_BAVARIA,
    OF_SAXONY,
    SEEN_FIRST,
    change_desk,
    change_point,
    days,
    now_at,
    tasks,
)
from tests.lummerland import put_lummerland_in_force

TUESDAY = HALF_A_YEAR_LATER + DAY


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def log(result: CallResult = CallResult.REACHED, **told: Any) -> TestCall:
    minutes = 2 if result == CallResult.REACHED else None
    usual: dict[str, Any] = {"by": INSTALLATION, "at": TUESDAY, "minutes": minutes}
    return log_test_call(told.pop("desk", "watch"), result, **usual | told)


def last_call() -> LastCall | None:
    return desk_book()["watch"].last_call


def test_whoever_is_on_call_for_others_is_to_be_called_and_a_task_says_so() -> None:
    made = [make_test_calls_due(now=TUESDAY) for _ in range(2)]

    assert made == [1, 0]
    assert list(TestCall.objects.values_list("desk", "due_on", "state")) == [
        ("watch", TUESDAY.date(), "due")
    ]
    assert tasks() == [("test_call", "watch", "open")]
    assert make_test_call_due("watch", at=TUESDAY) is None


def test_the_result_stands_at_the_desk_and_the_task_is_done() -> None:
    make_test_calls_due(now=TUESDAY)

    log(minutes=4)

    assert last_call() == LastCall(on=date(2027, 5, 4), minutes=4)
    assert tasks() == [("test_call", "watch", "done")]
    assert AuditEvent.objects.filter(kind="directory row changed").count() == 1
    assert calls_due_for(INSTALLATION) == ()


def test_twice_a_year_and_again_after_a_week_where_nobody_answered() -> None:
    due: list[str] = []
    results = [CallResult.REACHED, CallResult.NOT_REACHED, *[CallResult.REACHED] * 3]
    for now in days(SEEN_FIRST, SEEN_FIRST + timedelta(days=731)):
        if make_test_calls_due(now=now):
            due.append(f"{now:%Y-%m-%d}")
            log(results[len(due) - 1], at=now)

    assert due == ["2026-11-01", "2027-05-02", "2027-05-09", "2027-11-07", "2028-05-07"]


def test_calls_that_reach_nobody_are_counted_until_one_does() -> None:
    counted = []
    for result in (CallResult.NOT_REACHED, CallResult.WRONG_NUMBER, CallResult.NOT_REACHED):
        log(result)
        last = last_call()
        counted.append((last.in_vain, last.wrong_number) if last else None)
    log()

    assert counted == [(1, False), (2, True), (3, False)]
    assert last_call() == LastCall(on=date(2027, 5, 4), minutes=2)


def test_a_wrong_number_is_an_entry_to_be_mended() -> None:
    log(CallResult.WRONG_NUMBER)

    assert tasks() == [("wrong_entry", "watch", "open")]


def test_the_emergency_call_and_who_is_not_on_call_are_never_tried() -> None:
    with pytest.raises(Faulty):
        log(desk="left-bank")
    with pytest.raises(Faulty):
        log(desk="moon")
    make_test_calls_due(now=TUESDAY)
    change_point("watch", kind="emergency")

    with pytest.raises(Faulty):
        log()
    assert make_test_calls_due(now=TUESDAY + DAY) == 0

    assert list(TestCall.objects.values_list("state", flat=True)) == ["dropped"]
    assert tasks() == [("test_call", "watch", "done")]


def test_a_chain_that_leads_elsewhere_needs_no_call_any_more() -> None:
    make_test_calls_due(now=TUESDAY)
    change_desk("office", on_call="left-bank")

    make_test_calls_due(now=TUESDAY + DAY)

    assert list(TestCall.objects.order_by("pk").values_list("desk", "state")) == [
        ("watch", "dropped"),
        ("left-bank", "due"),
    ]


@pytest.mark.parametrize("by", [CEM, OF_SAXONY, OF_BAVARIA])
def test_only_who_keeps_the_area_of_the_desk_logs_a_call(by: Actor) -> None:
    make_test_calls_due(now=TUESDAY)

    with pytest.raises(NotAllowed):
        log(by=by)

    assert (last_call(), calls_due_for(by)) == (None, ())
    assert [due.desk.key for due in calls_due_for(INSTALLATION)] == ["watch"]


@pytest.mark.parametrize(
    ("result", "minutes"),
    [
        (CallResult.REACHED, None),
        (CallResult.REACHED, -1),
        (CallResult.REACHED, 121),
        (CallResult.NOT_REACHED, 3),
    ],
)
def test_minutes_belong_to_an_answer(result: CallResult, minutes: int | None) -> None:
    with pytest.raises(Faulty):
        log(result, minutes=minutes)

    assert TestCall.objects.count() == 0


def test_whoever_holds_the_desk_cannot_write_its_last_call() -> None:
    said = plain_row(now_at("watch").desk) | {
        "last_call": {"called_on": "2027-05-04", "result": "reached", "minutes": 1}
    }

    with pytest.raises(NotAllowed, match="last_call"):
        change_row(
            *(DESKS, "watch", said),
            seen_version=1, why="Wir antworten immer.", by=at_mailbox_of("watch"), at=TUESDAY,
        )  # fmt: skip
