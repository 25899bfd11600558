from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.routing.hours import (
    GERMANY,
    Always,
    Closed,
    Hours,
    HoursUnknown,
    NotSeen,
    OnHolidays,
    Open,
    OpeningHours,
    OpenState,
    Span,
    Weekly,
    is_open,
)
from tests.kernel.routing.town import CALENDAR, OFFICE_HOURS

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def german(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=GERMANY)


def state(hours: OpeningHours, moment: datetime) -> OpenState:
    return is_open(hours, moment, CALENDAR)


def span(weekday: int, opens: time, closes: time) -> Span:
    return Span(weekday=weekday, hours=Hours(opens=opens, closes=closes))


def closed_until(moment: datetime) -> Closed:
    return Closed(next_opening=moment.astimezone(UTC))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(german(4, 1, 8), Open(), id="opens at eight"),
        pytest.param(german(4, 1, 15, 59), Open(), id="a minute before closing"),
        pytest.param(german(4, 1, 16), closed_until(german(4, 2, 8)), id="closing time"),
        pytest.param(german(4, 2, 16), closed_until(german(4, 7, 8)), id="over Easter"),
        pytest.param(german(4, 3, 12), closed_until(german(4, 7, 8)), id="on Good Friday"),
        pytest.param(german(12, 24, 12), Open(), id="on Christmas Eve"),
        pytest.param(german(3, 27, 17), closed_until(german(3, 30, 8)), id="over the clock change"),
    ],
)
def test_office_hours(moment: datetime, expected: OpenState) -> None:
    assert state(OFFICE_HOURS, moment) == expected


def test_hours_past_midnight_belong_to_the_evening_they_began() -> None:
    saturday_night = Weekly(spans=(span(SATURDAY, time(22), time(6)),))

    assert state(saturday_night, german(4, 5, 5)) == Open()
    assert state(saturday_night, german(4, 5, 6)) == closed_until(german(4, 11, 22))
    assert state(saturday_night, german(4, 4, 5)) == closed_until(german(4, 4, 22))


def test_a_night_lasts_as_long_as_it_lasts_when_the_clocks_change() -> None:
    nights = Weekly(spans=(span(SATURDAY, time(22), time(2, 30)),))
    first, second = (german(10, 25, 2, 15).replace(fold=fold) for fold in (0, 1))

    # In March the clock jumps from 2:00 to 3:00 and passes 2:30 at that moment, 1:00 in UTC.
    assert state(nights, datetime(2026, 3, 29, 0, 59, tzinfo=UTC)) == Open()
    assert isinstance(state(nights, datetime(2026, 3, 29, 1, 0, tzinfo=UTC)), Closed)
    # In October 2:15 comes twice: the desk closed in between.
    assert state(nights, first) == Open()
    assert isinstance(state(nights, second), Closed)


def test_hours_swallowed_by_the_clock_change_do_not_open() -> None:
    early = Weekly(spans=(span(SUNDAY, time(2, 10), time(2, 50)),))

    assert state(early, german(3, 29, 1)) == closed_until(german(4, 5, 2, 10))


def test_a_whole_day_runs_from_midnight_to_midnight() -> None:
    mondays = Weekly(spans=(span(MONDAY, time(0), time(0)),))

    assert state(mondays, german(4, 13, 0)) == Open()
    assert state(mondays, german(4, 13, 23, 59)) == Open()
    assert state(mondays, german(4, 14, 0)) == closed_until(german(4, 20, 0))


@pytest.mark.parametrize(
    ("on_holidays", "own", "expected"),
    [
        (OnHolidays.CLOSED, (), closed_until(german(4, 13, 8))),
        (OnHolidays.AS_USUAL, (), Open()),
        (OnHolidays.NOT_SEEN, (), HoursUnknown()),
        (
            OnHolidays.OWN_HOURS,
            (Hours(opens=time(18), closes=time(20)),),
            closed_until(german(4, 6, 18)),
        ),
    ],
)
def test_easter_monday(
    on_holidays: OnHolidays, own: tuple[Hours, ...], expected: OpenState
) -> None:
    mondays = Weekly(
        spans=(span(MONDAY, time(8), time(16)),), on_holidays=on_holidays, holiday_hours=own
    )

    assert state(mondays, german(4, 6, 12)) == expected


def test_hours_nobody_has_seen_are_never_open() -> None:
    assert state(NotSeen(), german(4, 1, 12)) == HoursUnknown()


def test_who_never_closes_is_open_in_years_no_calendar_knows() -> None:
    assert state(Always(), german(12, 25, 3, year=2041)) == Open()


def test_a_year_the_calendar_does_not_know_makes_hours_unknown_and_raises_nothing() -> None:
    assert state(OFFICE_HOURS, german(1, 7, 12, year=2041)) == HoursUnknown()
    assert state(OFFICE_HOURS, german(1, 7, 20, year=2041)) == Closed(next_opening=None)
    assert state(OFFICE_HOURS, german(12, 31, 20, year=2030)) == Closed(next_opening=None)


TO_THE_MINUTE = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def test_hours_are_said_to_the_minute() -> None:
    with pytest.raises(ValueError, match="to the minute"):
        Hours(opens=time(8, 0, 30), closes=time(16))


@given(
    st.datetimes(datetime.fromisoformat("2025-02-01"), datetime.fromisoformat("2030-11-01")),
    st.lists(
        st.builds(span, st.integers(0, 6), TO_THE_MINUTE, TO_THE_MINUTE), min_size=1, max_size=4
    ),
    st.sampled_from([OnHolidays.CLOSED, OnHolidays.AS_USUAL, OnHolidays.NOT_SEEN]),
)
def test_a_closed_desk_is_open_at_its_next_opening_and_not_before(
    naive: datetime, spans: list[Span], on_holidays: OnHolidays
) -> None:
    moment = naive.replace(tzinfo=UTC)
    hours = Weekly(spans=tuple(spans), on_holidays=on_holidays)

    now = state(hours, moment)

    if isinstance(now, Closed) and now.next_opening is not None:
        assert now.next_opening > moment
        assert state(hours, now.next_opening) == Open()
        assert state(hours, now.next_opening - timedelta(microseconds=1)) != Open()
        assert state(hours, moment + (now.next_opening - moment) / 2) != Open()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: Weekly(spans=()), "say NotSeen"),
        (lambda: span(7, time(8), time(9)), "from 0, Monday, to 6, Sunday; not 7"),
        (lambda: Hours(opens=time(8, tzinfo=UTC), closes=time(9)), "no time zone"),
        (
            lambda: Weekly(spans=(span(0, time(8), time(9)),), on_holidays=OnHolidays.OWN_HOURS),
            "“own hours”, and only then",
        ),
    ],
)
def test_wrong_hours_are_refused(wrong: object, message: str) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=message):
        wrong()


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="says its time zone"):
        state(Always(), datetime.combine(date(2026, 4, 1), time(12)))
