from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.deadlines.arithmetic import (
    Due,
    Expires,
    NoDueDay,
    NotBefore,
    birthday,
    due,
    due_at,
    due_on,
    rounds,
)
from obhut.kernel.deadlines.days import GERMANY, day_of, end_of
from obhut.kernel.deadlines.terms import (
    AtLeast,
    Counted,
    EndOfNextDay,
    Force,
    Lasts,
    Rhythm,
    Unit,
    WithoutNumber,
    Wording,
)
from tests.kernel.deadlines.bavaria import BAVARIA

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 12, 1), timezones=st.just(GERMANY))  # noqa: DTZ001 (the zone follows)
DAY_UNITS = st.sampled_from([unit for unit in Unit if unit not in (Unit.HOUR, Unit.YEAR)])
LENGTHS = st.integers(1, 20)


def german(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=GERMANY)


def counted(length: int, unit: Unit) -> Counted:
    return Counted(length=length, unit=unit, basis="test", force=Force.LAW)


def at_least(length: int, unit: Unit) -> AtLeast:
    return AtLeast(length=length, unit=unit, basis="test", force=Force.LAW)


def day_due(length: int, unit: Unit, begun_on: date) -> date:
    answer = due_on(counted(length, unit), begun_on=begun_on, calendar=BAVARIA)
    assert isinstance(answer, Due)
    return answer.day


@pytest.mark.parametrize(
    ("begun_at", "hours", "until"),
    [
        # 29 March 2026, 2:00 becomes 3:00: the night has 23 hours.
        (german(3, 28, 20, 0), 24, german(3, 29, 21, 0)),
        # 25 October 2026, 3:00 becomes 2:00: the night has 25 hours.
        (german(10, 24, 20, 0), 24, german(10, 25, 19, 0)),
        (german(10, 25, 1, 30), 48, german(10, 27, 0, 30)),
    ],
)
def test_hours_really_pass_when_the_clocks_change(
    begun_at: datetime, hours: int, until: datetime
) -> None:
    answer = due_at(counted(hours, Unit.HOUR), begun_at=begun_at)

    assert answer.until == until
    assert answer.day == until.date()


@given(LENGTHS, MOMENTS)
def test_hours_are_exact_in_elapsed_time(length: int, begun_at: datetime) -> None:
    answer = due_at(counted(length, Unit.HOUR), begun_at=begun_at)

    assert answer.until - begun_at.astimezone(UTC) == timedelta(hours=length)
    assert answer == due(counted(length, Unit.HOUR), begun_at=begun_at, calendar=BAVARIA)


@given(LENGTHS, DAY_UNITS, DAYS)
def test_what_is_due_is_due_on_a_later_working_day(length: int, unit: Unit, day: date) -> None:
    answer = day_due(length, unit, day)

    assert answer > day
    assert BAVARIA.is_working(answer)


@given(LENGTHS, DAY_UNITS, DAYS)
def test_a_later_event_is_never_due_earlier(length: int, unit: Unit, day: date) -> None:
    assert day_due(length, unit, day + timedelta(days=1)) >= day_due(length, unit, day)


@given(LENGTHS, DAY_UNITS, DAYS)
def test_a_longer_term_is_never_due_earlier(length: int, unit: Unit, day: date) -> None:
    assert day_due(length + 1, unit, day) >= day_due(length, unit, day)


@given(LENGTHS, DAY_UNITS, DAYS)
def test_a_floor_never_ends_before_its_length_has_passed(
    length: int, unit: Unit, day: date
) -> None:
    answer = due_on(at_least(length, unit), begun_on=day, calendar=BAVARIA)

    assert isinstance(answer, NotBefore)
    shortest = {Unit.WEEK: 7 * length, Unit.MONTH: 28 * length}.get(unit, length)
    assert answer.day >= day + timedelta(days=shortest)
    assert answer.day <= day_due(length, unit, day)


@given(MOMENTS)
def test_the_end_of_the_next_day_is_always_more_than_a_day_and_less_than_two_away(
    begun_at: datetime,
) -> None:
    term = EndOfNextDay(basis="§ 42 (5) SGB VIII", force=Force.LAW)

    answer = due_at(term, begun_at=begun_at)

    left = answer.until - begun_at.astimezone(UTC)
    assert timedelta(hours=23) <= left <= timedelta(hours=49)
    assert answer.day == day_of(begun_at) + timedelta(days=1)


@pytest.mark.parametrize(
    ("length", "unit", "expected"),
    [
        (1, Unit.WORKING_DAY, date(2026, 4, 7)),
        (3, Unit.WORKING_DAY, date(2026, 4, 9)),
        (2, Unit.CALENDAR_DAY, date(2026, 4, 7)),
        (1, Unit.WEEK, date(2026, 4, 9)),
        (1, Unit.MONTH, date(2026, 5, 4)),
        (1, Unit.YEAR, date(2027, 4, 2)),
    ],
)
def test_counting_begins_the_day_after_and_skips_easter(
    length: int, unit: Unit, expected: date
) -> None:
    assert day_due(length, unit, date(2026, 4, 2)) == expected


@pytest.mark.parametrize(
    ("begun_on", "expected"),
    [
        (date(2026, 1, 30), date(2026, 2, 28)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 3, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_a_month_ends_on_its_last_day_when_the_number_is_missing(
    begun_on: date, expected: date
) -> None:
    answer = due_on(at_least(1, Unit.MONTH), begun_on=begun_on, calendar=BAVARIA)

    assert answer == NotBefore(day=expected)


@pytest.mark.parametrize(
    ("born_on", "years", "expected"),
    [
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(2010, 2, 28), 18, date(2028, 2, 28)),
        (date(2010, 12, 31), 16, date(2026, 12, 31)),
    ],
)
def test_an_age_is_reached_on_the_birthday(born_on: date, years: int, expected: date) -> None:
    assert birthday(born_on, years) == expected


@given(st.sampled_from(Wording), DAYS, st.none() | LENGTHS)
def test_without_undue_delay_never_becomes_a_day(
    wording: Wording, day: date, days: int | None
) -> None:
    reminder = days and Counted(
        length=days, unit=Unit.WORKING_DAY, basis="ours", force=Force.PROPOSAL
    )
    term = WithoutNumber(
        wording=wording, basis="test", force=Force.LAW, remind_after=reminder or None
    )

    answer = due_on(term, begun_on=day, calendar=BAVARIA)

    assert isinstance(answer, NoDueDay)
    assert not hasattr(answer, "day")
    assert (answer.remind_on is None) == (days is None)


def test_a_rhythm_does_not_drift_from_its_beginning() -> None:
    term = Rhythm(length=6, unit=Unit.MONTH, basis="practice", force=Force.GUIDANCE)

    days = [
        turn.day for turn in rounds(term, begun_on=date(2026, 8, 31), calendar=BAVARIA, count=3)
    ]

    assert days == [date(2027, 3, 1), date(2027, 8, 31), date(2028, 2, 29)]


def test_a_reminder_in_hours_is_a_moment_and_still_no_due_day() -> None:
    term = WithoutNumber(
        wording=Wording.AT_ONCE,
        basis="§ 8a SGB VIII",
        force=Force.LAW,
        remind_after=Counted(length=2, unit=Unit.HOUR, basis="ours", force=Force.PROPOSAL),
    )
    night = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)

    assert due(term, begun_at=night, calendar=BAVARIA) == NoDueDay(
        wording=Wording.AT_ONCE, remind_at=night + timedelta(hours=2)
    )


def test_a_floor_and_a_validity_in_hours_keep_their_kind() -> None:
    begun_at = datetime(2026, 4, 2, 10, 0, tzinfo=UTC)
    until = datetime(2026, 4, 3, 10, 0, tzinfo=UTC)
    lasts = Lasts(length=24, unit=Unit.HOUR, basis="test", force=Force.LAW)

    floor = due(at_least(24, Unit.HOUR), begun_at=begun_at, calendar=BAVARIA)

    assert floor == NotBefore(day=date(2026, 4, 3))
    assert due(lasts, begun_at=begun_at, calendar=BAVARIA) == Expires(
        day=date(2026, 4, 3), until=until
    )


def test_hours_do_not_begin_on_a_day() -> None:
    with pytest.raises(ValueError, match="begins at a moment, not on a day"):
        due_on(counted(24, Unit.HOUR), begun_on=date(2026, 4, 2), calendar=BAVARIA)


def test_days_do_not_end_without_a_calendar() -> None:
    with pytest.raises(ValueError, match="in working days needs a calendar"):
        due_at(counted(3, Unit.WORKING_DAY), begun_at=datetime(2026, 4, 2, tzinfo=UTC))


def test_a_moment_is_not_taken_for_a_day() -> None:
    with pytest.raises(TypeError, match="is a moment, not a day"):
        due_on(counted(1, Unit.WEEK), begun_on=datetime(2026, 4, 2, tzinfo=UTC), calendar=BAVARIA)


def test_a_day_ends_at_midnight_on_a_german_clock() -> None:
    assert end_of(date(2026, 3, 28)) == datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    assert end_of(date(2026, 3, 29)) == datetime(2026, 3, 29, 22, 0, tzinfo=UTC)
    assert end_of(date(2026, 10, 25)) == datetime(2026, 10, 25, 23, 0, tzinfo=UTC)


def test_late_evening_in_utc_is_the_next_day_in_germany() -> None:
    assert day_of(datetime(2026, 3, 2, 23, 30, tzinfo=UTC)) == date(2026, 3, 3)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="does not say in which time zone"):
        day_of(datetime(2026, 3, 2, 23, 30))  # noqa: DTZ001 (that is what is refused)
