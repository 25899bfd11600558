"""Test calls: made due by the clock, logged by whoever keeps the area. Choices and a number only."""

from datetime import datetime

from django.db import transaction

from obhut.directory.actions.rows import change_row
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.actions.tasks import close_tasks_about, open_task
from obhut.directory.enums import CallResult, CallState, TaskKind, TaskOutcome, WrongAbout
from obhut.directory.models import TestCall
from obhut.directory.policies import check_may_keep
from obhut.directory.queries.confirmations import AskedDesk, rows_of
from obhut.directory.queries.test_calls import may_be_called, next_call_on, on_call_desks
from obhut.directory.states import TEST_CALL
from obhut.kernel.actor import CLOCK, Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory import DESKS, plain_row
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.states import check_transition

CALLED = "Probeanruf der Rufbereitschaft."
LONGEST = 120
"""Minutes: whoever has not answered by then has not been reached."""


@transaction.atomic
def make_test_call_due(desk: str, *, at: datetime) -> TestCall | None:
    """A call and a task for it; None where one is due already or not yet."""
    stand_still()
    asked = _now(desk)
    due_on = next_call_on(desk, at)
    if asked is None or due_on > day_of(at) or _waiting(desk) is not None:
        return None
    call = TestCall.objects.create(desk=desk, due_on=due_on)
    area = areas_of(asked.desk)[0]
    open_task(TaskKind.TEST_CALL, area=area, about=desk, at=at, by=CLOCK)
    return call


@transaction.atomic
def drop_test_call(call: TestCall, *, at: datetime) -> None:
    """Nobody's chain leads there any more."""
    stand_still()
    call = TestCall.objects.get(pk=call.pk)
    if call.state == CallState.DUE:
        call.state, call.ended_at, call.person = CallState.DROPPED, at, CLOCK.person
        call.save()
        close_tasks_about(
            call.desk, (TaskKind.TEST_CALL,), TaskOutcome.RIGHT_AS_IT_IS, by=CLOCK, at=at
        )


@transaction.atomic
def log_test_call(
    desk: str, result: CallResult, *, by: Actor, at: datetime, minutes: int | None = None
) -> TestCall:
    """Write down what came of a call, due or not. Raises NotAllowed and Faulty."""
    stand_still()
    asked = _now(desk)
    if asked is None or desk not in on_call_desks():
        raise Faulty((_not_to_be_called(desk),))
    check_may_keep(areas_of(asked.desk), by)
    _check_minutes(result, minutes)
    call = _waiting(desk) or TestCall(desk=desk, due_on=day_of(at))
    check_transition(TEST_CALL, present=call.state, wanted=CallState.MADE)
    call.state, call.result, call.minutes = CallState.MADE, result, minutes
    call.ended_at, call.person, call.by_desk = at, by.person, by.desk
    call.save()
    _show(asked, call, by=by, at=at)
    close_tasks_about(desk, (TaskKind.TEST_CALL,), TaskOutcome.MENDED, by=by, at=at)
    if result == CallResult.WRONG_NUMBER:
        area, point = areas_of(asked.desk)[0], asked.point.key
        open_task(TaskKind.WRONG_ENTRY, area=area, about=point, what=WrongAbout.PHONE, at=at, by=by)
    return call


def _show(asked: AskedDesk, call: TestCall, *, by: Actor, at: datetime) -> None:
    """What a call has shown stands in the desk's row, as on every page and paper."""
    before = asked.desk.last_call.in_vain if asked.desk.last_call else None
    in_vain = None if call.result == CallResult.REACHED else (before or 0) + 1
    told = {"called_on": day_of(at).isoformat(), "result": str(call.result)}
    shown = {"minutes": call.minutes, "in_vain": in_vain}
    content = plain_row(asked.desk) | {
        "last_call": told | {name: each for name, each in shown.items() if each is not None}
    }
    change_row(DESKS, asked.key, content, seen_version=asked.desk_version, why=CALLED, by=by, at=at)


def _now(desk: str) -> AskedDesk | None:
    active = active_one()
    asked = rows_of((desk,), active.pk if active else None).get(desk)
    return asked if asked is not None and may_be_called(asked) else None


def _waiting(desk: str) -> TestCall | None:
    return TestCall.objects.filter(desk=desk, state=CallState.DUE).first()


def _check_minutes(result: CallResult, minutes: int | None) -> None:
    if result == CallResult.REACHED and (minutes is None or not 0 <= minutes <= LONGEST):
        de = f"Wie viele Minuten hat es gedauert? 0 bis {LONGEST}."
        en = f"How many minutes did it take? 0 to {LONGEST}."
        raise Faulty((Fault(where="minutes", field="minutes", de=de, en=en),))
    if result != CallResult.REACHED and minutes is not None:
        de = "Minuten zählen nur, wenn jemand geantwortet hat."
        en = "Minutes count only where somebody has answered."
        raise Faulty((Fault(where="minutes", field="minutes", de=de, en=en),))


def _not_to_be_called(desk: str) -> Fault:
    return Fault(
        where=desk,
        field="desk",
        de="Zur Probe angerufen wird nur, wer für andere Rufbereitschaft hat; der Notruf nie.",
        en="Only desks on call for others are tried by a test call; the emergency call never is.",
    )
