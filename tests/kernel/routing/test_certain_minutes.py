"""The minutes of a day in the register are those that the rule of opening hours finds open."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.routing.hours import (
    MINUTES_OF_DAY,
    Always,
    Hours,
    NotSeen,
    OnHolidays,
    Open,
    OpeningHours,
    Span,
    Weekly,
    certain_minutes,
    is_open,
)

GERMANY = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)
CLOCK = st.builds(time, st.integers(0, 23), st.sampled_from([0, 10, 30, 45]))
HOURS = st.builds(Hours, opens=CLOCK, closes=CLOCK)
SPANS = st.lists(st.builds(Span, weekday=st.integers(0, 6), hours=HOURS), min_size=1, max_size=5)
USUAL = st.sampled_from([OnHolidays.CLOSED, OnHolidays.AS_USUAL, OnHolidays.NOT_SEEN])
OPENING_HOURS = st.one_of(
    st.builds(Always),
    st.builds(NotSeen),
    st.builds(lambda s, o: Weekly(spans=tuple(s), on_holidays=o), SPANS, USUAL),
    st.builds(
        lambda s, h: Weekly(
            spans=tuple(s), on_holidays=OnHolidays.OWN_HOURS, holiday_hours=tuple(h)
        ),
        SPANS,
        st.lists(HOURS, min_size=1, max_size=2),
    ),
)


class Holidays:
    def __init__(self, *days: date) -> None:
        self.days = days

    def knows(self, day: date) -> bool:
        return True

    def is_public_holiday(self, day: date) -> bool:
        return day in self.days


@given(
    OPENING_HOURS,
    st.integers(0, 7 * MINUTES_OF_DAY - 1),
    st.sets(st.integers(-1, 6), max_size=3),
)
def test_both_say_the_same_at_every_minute_of_a_week(
    hours: OpeningHours, minute: int, free: set[int]
) -> None:
    moment = datetime.combine(MONDAY, time(), GERMANY) + timedelta(minutes=minute)
    holidays = Holidays(*(MONDAY + timedelta(days=each) for each in free))
    day = moment.date()
    of_day = moment.hour * 60 + moment.minute

    certain = any(
        opens <= at < closes
        for on, at in ((day, of_day), (day - timedelta(days=1), of_day + MINUTES_OF_DAY))
        for opens, closes in certain_minutes(
            hours, on.weekday(), holiday=holidays.is_public_holiday(on)
        )
    )

    assert certain == isinstance(is_open(hours, moment, holidays), Open)
