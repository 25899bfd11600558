"""Which desks answer out of hours for others, when they were tried, and when they are to be again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from obhut.directory.enums import CallResult, CallState
from obhut.directory.models import DirectoryRow, TestCall
from obhut.directory.policies import may_keep
from obhut.directory.queries.confirmations import AskedDesk, rows_of
from obhut.directory.queries.places import active_directory
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.mechanism.directory_rows import DeskRow
from obhut.kernel.mechanism.row_areas import areas_of

EVERY = timedelta(days=182)
AGAIN_AFTER = timedelta(days=7)
"""After a call that reached nobody: once may be chance."""
EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCall:
    """A call that waits for somebody to make it."""

    call: TestCall
    desk: AskedDesk


def may_be_called(asked: AskedDesk) -> bool:
    """The emergency call is for emergencies; a number held back is nobody's to call yet."""
    point = asked.point
    return bool(point.phones) and point.kind != EMERGENCY and not (asked.desk.hold or point.hold)


def on_call_desks() -> Mapping[str, AskedDesk]:
    """The desks to which a chain leads out of hours, and that may be called to try it."""
    active = active_directory()
    rows = DirectoryRow.objects.filter(generation=active.row if active else None, file=DESKS)
    named = rows.exclude(content__on_call=None).values_list("content__on_call", flat=True)
    found = rows_of(sorted({key for key in named if key}))
    return {key: asked for key, asked in found.items() if may_be_called(asked)}


def desks_to_call(*, at: datetime) -> list[str]:
    """Keys of those whose call is due and waits for nobody yet."""
    waiting = set(_due().values_list("desk", flat=True))
    return [
        key for key in on_call_desks() if key not in waiting and next_call_on(key, at) <= day_of(at)
    ]


def next_call_on(desk: str, at: datetime) -> date:
    """Half a year after somebody was reached, a week after nobody was; at once the first time."""
    last = TestCall.objects.filter(desk=desk, state=CallState.MADE).order_by("-ended_at").first()
    if last is None or last.ended_at is None:
        return day_of(at)
    pause = EVERY if last.result == CallResult.REACHED else AGAIN_AFTER
    return day_of(last.ended_at) + pause


def due_calls_off_the_chain() -> list[TestCall]:
    """Due calls of desks to which no chain leads any more, or that must not be called."""
    due = list(_due())
    on_call = on_call_desks() if due else {}
    return [call for call in due if call.desk not in on_call]


def calls_due_for(by: Actor) -> tuple[DueCall, ...]:
    """The calls that are due in the areas of ``by``, the longest due first."""
    due = list(_due())
    rows = rows_of(call.desk for call in due)
    return tuple(
        DueCall(call=call, desk=rows[call.desk])
        for call in due
        if call.desk in rows and may_keep(areas_of(rows[call.desk].desk), by)
    )


def calls_made_for(by: Actor) -> tuple[DeskRow, ...]:
    """The desks in the areas of ``by`` that were called, the last call first."""
    found = [
        asked.desk
        for asked in on_call_desks().values()
        if asked.desk.last_call and may_keep(areas_of(asked.desk), by)
    ]
    found.sort(key=lambda desk: desk.last_call.called_on if desk.last_call else "", reverse=True)
    return tuple(found)


def _due() -> QuerySet[TestCall]:
    return TestCall.objects.filter(state=CallState.DUE)
