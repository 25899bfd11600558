"""What a door says is what routing says, at every quarter of an hour."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.rehearsal.doors import Door
from obhut.kernel.routing.hours import (
    Always,
    Closed,
    Hours,
    NotSeen,
    OnHolidays,
    Open,
    OpeningHours,
    Span,
    Weekly,
    is_open,
)
from tests.kernel.deadlines.bavaria import BAVARIA

CLOCKS = st.sampled_from([time(0), time(2, 30), time(8), time(16), time(22, 15)])
SPANS = st.builds(
    Span, weekday=st.integers(0, 6), hours=st.builds(Hours, opens=CLOCKS, closes=CLOCKS)
)
WEEKLY = st.builds(
    Weekly,
    spans=st.lists(SPANS, min_size=1, max_size=5).map(tuple),
    on_holidays=st.sampled_from([OnHolidays.CLOSED, OnHolidays.AS_USUAL, OnHolidays.NOT_SEEN]),
)
MOMENTS = st.integers(0, 4 * 24 * 365).map(
    lambda n: datetime(2026, 1, 1, tzinfo=UTC) + n * timedelta(minutes=15)
)


@given(st.one_of(WEEKLY, st.just(Always()), st.just(NotSeen())), MOMENTS)
def test_a_door_opens_when_routing_says_so(hours: OpeningHours, moment: datetime) -> None:
    found = Door(hours, BAVARIA).open_from(moment)

    match is_open(hours, moment, BAVARIA):
        case Open():
            assert found == moment
        case Closed(next_opening=opens):
            assert found == opens
        case _:
            assert found != moment


def test_what_was_looked_up_once_is_said_again() -> None:
    evening = Span(weekday=4, hours=Hours(opens=time(16), closes=time(8)))
    door = Door(Weekly(spans=(evening,)), BAVARIA)
    saturday = datetime(2026, 11, 28, 3, tzinfo=UTC)

    assert [door.open_from(saturday) for _ in range(2)] == [saturday, saturday]
    assert door.open_from(saturday + timedelta(hours=6)) == datetime(2026, 12, 4, 15, tzinfo=UTC)
