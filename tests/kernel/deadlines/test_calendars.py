from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.deadlines.calendars import WorkingCalendar
from tests.kernel.deadlines.bavaria import BAVARIA

DAYS = st.dates(date(2025, 1, 1), date(2030, 6, 30))


@given(DAYS, st.integers(1, 60))
def test_counting_working_days_is_the_same_as_walking_them(day: date, count: int) -> None:
    walked = day
    for _ in range(count):
        walked += timedelta(days=1)
        while not BAVARIA.is_working(walked):
            walked += timedelta(days=1)

    assert BAVARIA.working_days_after(day, count) == walked


@given(DAYS)
def test_the_next_working_day_is_the_day_itself_when_it_is_worked_on(day: date) -> None:
    answer = BAVARIA.next_working(day)

    assert BAVARIA.is_working(answer)
    assert (answer == day) == BAVARIA.is_working(day)


def test_christmas_eve_is_a_working_day_and_christmas_is_not() -> None:
    days = [date(2026, 12, day) for day in (24, 25, 26, 31)]

    assert [BAVARIA.is_working(day) for day in days] == [True, False, False, True]


@pytest.mark.parametrize("day", [date(2034, 1, 2), date(2024, 12, 31)])
def test_a_calendar_refuses_years_it_does_not_know(day: date) -> None:
    with pytest.raises(ValueError, match=rf"\(DE-BY\) knows 2025–2030, not {day.year}\."):
        BAVARIA.is_working(day)
    with pytest.raises(ValueError, match=rf"knows 2025–2030, not {day.year}\."):
        BAVARIA.is_public_holiday(day)


def test_counting_out_of_the_known_years_is_refused() -> None:
    with pytest.raises(ValueError, match=r"knows 2025–2030, not 2031\."):
        BAVARIA.working_days_after(date(2030, 12, 30), 2)


def test_counting_no_working_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one working day, not 0"):
        BAVARIA.working_days_after(date(2026, 4, 1), 0)


def test_a_holiday_outside_the_known_years_is_refused() -> None:
    with pytest.raises(ValueError, match="knows 2026–2026, but lists the holiday 2027-01-01"):
        WorkingCalendar(
            area="DE",
            public_holidays=frozenset({date(2027, 1, 1)}),
            years=range(2026, 2027),
            built_with="test",
        )


def test_a_calendar_of_no_years_is_refused() -> None:
    with pytest.raises(ValueError, match="a row of years without gaps"):
        WorkingCalendar(
            area="DE", public_holidays=frozenset(), years=range(2026, 2026), built_with="test"
        )
