"""The deadline catalogue T01–T22 of the cooperation mechanism, each with at least one value.

The first acceptance test of this room: whatever the catalogue holds, a term can say it without
bending. The days are those of Bavaria in 2026: Good Friday 3 April, Easter Monday 6 April.
"""

from datetime import UTC, date, datetime

import pytest

from obhut.kernel.deadlines.arithmetic import (
    Due,
    Expires,
    NoDueDay,
    NotBefore,
    Outcome,
    due,
    due_at,
    due_on,
)
from obhut.kernel.deadlines.days import end_of
from obhut.kernel.deadlines.terms import (
    AfterAge,
    AtLeast,
    Counted,
    EndOfNextDay,
    Force,
    Lasts,
    NotOlderThan,
    Rhythm,
    Term,
    Unit,
    UntilAge,
    WithoutNumber,
    Wording,
)
from tests.kernel.deadlines.bavaria import BAVARIA

WEDNESDAY_BEFORE_EASTER = date(2026, 4, 1)
LAW = Force.LAW


def counted(length: int, unit: Unit, basis: str) -> Counted:
    return Counted(length=length, unit=unit, basis=basis, force=LAW)


def reckoned(term: Term, begun_on: date) -> Outcome:
    return due_on(term, begun_on=begun_on, calendar=BAVARIA)


def by(day: date, moved_from: date | None = None) -> Due:
    return Due(day=day, until=end_of(day), moved_from=moved_from)


def test_t01_notice_for_distribution_has_seven_working_days_over_easter() -> None:
    term = counted(7, Unit.WORKING_DAY, "§ 42a (4) SGB VIII")

    assert reckoned(term, WEDNESDAY_BEFORE_EASTER) == by(date(2026, 4, 14))


def test_t01_the_offices_after_it_have_three_and_two_and_two_working_days() -> None:
    day = date(2026, 12, 22)
    ends = []
    for length in (3, 2, 2):
        answer = reckoned(counted(length, Unit.WORKING_DAY, "§ 42a (4) SGB VIII"), day)
        assert isinstance(answer, Due)
        day = answer.day
        ends.append(day)

    # 25 and 26 December are holidays, 24 and 31 December are not.
    assert ends == [date(2026, 12, 28), date(2026, 12, 30), date(2027, 1, 4)]


def test_t02_distribution_month_starts_with_the_finding_of_minority() -> None:
    term = Counted(
        length=1,
        unit=Unit.MONTH,
        basis="§ 42b (4) SGB VIII; BVerwG 5 C 11.17",
        force=LAW,
        starts="minority-found",
    )

    assert reckoned(term, date(2026, 1, 31)) == by(date(2026, 3, 2), moved_from=date(2026, 2, 28))


def test_t03_health_obstacle_lasts_fourteen_working_days() -> None:
    term = counted(14, Unit.WORKING_DAY, "§ 42b (4) SGB VIII")

    assert reckoned(term, WEDNESDAY_BEFORE_EASTER) == by(date(2026, 4, 23))


def test_t04_restriction_of_freedom_ends_with_the_next_day_even_on_good_friday() -> None:
    term = EndOfNextDay(basis="§ 42 (5) SGB VIII", force=LAW)
    thursday_noon = datetime(2026, 4, 2, 10, 0, tzinfo=UTC)

    assert due_at(term, begun_at=thursday_noon) == by(date(2026, 4, 3))
    assert reckoned(term, date(2026, 4, 3)) == by(date(2026, 4, 4))
    assert reckoned(term, date(2026, 4, 4)) == by(date(2026, 4, 5))


def test_t04_counts_the_german_day_when_it_is_still_yesterday_in_utc() -> None:
    term = EndOfNextDay(basis="§ 42 (5) SGB VIII", force=LAW)
    half_past_midnight = datetime(2026, 3, 27, 23, 30, tzinfo=UTC)

    answer = due_at(term, begun_at=half_past_midnight)

    assert answer == Due(day=date(2026, 3, 29), until=datetime(2026, 3, 29, 22, 0, tzinfo=UTC))


def test_t05_guardian_is_asked_for_without_delay_and_three_days_are_only_a_reminder() -> None:
    term = WithoutNumber(
        wording=Wording.WITHOUT_UNDUE_DELAY,
        basis="§ 42 (3) SGB VIII",
        force=LAW,
        remind_after=Counted(
            length=3, unit=Unit.WORKING_DAY, basis="no source found", force=Force.PROPOSAL
        ),
    )

    assert reckoned(term, WEDNESDAY_BEFORE_EASTER) == NoDueDay(
        wording=Wording.WITHOUT_UNDUE_DELAY, remind_on=date(2026, 4, 8)
    )


def test_t06_hearing_within_one_month() -> None:
    term = counted(1, Unit.MONTH, "§ 155 FamFG")

    assert reckoned(term, date(2026, 3, 6)) == by(date(2026, 4, 7), moved_from=date(2026, 4, 6))


@pytest.mark.parametrize(
    ("wording", "basis"),
    [
        pytest.param(Wording.WITHOUT_UNDUE_DELAY, "§ 157 (3) FamFG", id="T07 interim order"),
        pytest.param(Wording.TIMELY, "§ 4 (4) KKG", id="T08 reply, told to the persons before"),
        pytest.param(Wording.WITHOUT_UNDUE_DELAY, "§ 4 (3) KKG", id="T09 urgent danger"),
        pytest.param(Wording.WITHOUT_UNDUE_DELAY, "§ 42 (2) SGB VIII", id="T15 asylum application"),
        pytest.param(Wording.AS_SOON_AS_POSSIBLE, "Dir. 2024/1346 Art. 27", id="T16 provisional"),
    ],
)
def test_a_term_without_a_number_has_no_due_day(wording: Wording, basis: str) -> None:
    term = WithoutNumber(wording=wording, basis=basis, force=LAW)

    assert reckoned(term, WEDNESDAY_BEFORE_EASTER) == NoDueDay(wording=wording)


def test_t10_reflection_period_is_a_floor_that_no_sunday_moves() -> None:
    law = AtLeast(length=3, unit=Unit.MONTH, basis="§ 59 (7) AufenthG", force=LAW)
    convention = AtLeast(length=30, unit=Unit.CALENDAR_DAY, basis="CoE Art. 13", force=LAW)

    assert reckoned(law, date(2026, 2, 5)) == NotBefore(day=date(2026, 5, 5))
    assert reckoned(law, date(2026, 11, 30)) == NotBefore(day=date(2027, 2, 28))
    assert reckoned(convention, date(2026, 3, 6)) == NotBefore(day=date(2026, 4, 5))


@pytest.mark.parametrize(
    ("years", "last"),
    [
        pytest.param(1, date(2029, 2, 28), id="one year while proceedings run"),
        pytest.param(2, date(2030, 2, 28), id="two years once they are over"),
    ],
)
def test_t11_permit_from_the_leap_day_of_2028(years: int, last: date) -> None:
    term = Lasts(length=years, unit=Unit.YEAR, basis="§ 26 (1) AufenthG", force=LAW)

    assert reckoned(term, date(2028, 2, 29)) == Expires(day=last, until=end_of(last))


def test_t12_first_session_at_the_trauma_clinic_within_twelve_months() -> None:
    term = counted(12, Unit.MONTH, "§ 32 SGB XIV")

    assert reckoned(term, date(2025, 4, 3)) == by(date(2026, 4, 7), moved_from=date(2026, 4, 3))


def test_t13_application_without_delay_after_the_second_session() -> None:
    term = WithoutNumber(
        wording=Wording.WITHOUT_UNDUE_DELAY,
        basis="§ 34 SGB XIV",
        force=LAW,
        starts="second-session",
        remind_after=Counted(length=1, unit=Unit.WEEK, basis="ours", force=Force.PROPOSAL),
    )

    assert reckoned(term, date(2026, 3, 27)) == NoDueDay(
        wording=Wording.WITHOUT_UNDUE_DELAY, remind_on=date(2026, 4, 7)
    )


@pytest.mark.parametrize(
    ("born_on", "last"),
    [
        pytest.param(date(2010, 5, 10), date(2110, 5, 9), id="an ordinary birthday"),
        pytest.param(date(2012, 2, 29), date(2112, 2, 29), id="a leap day: 30 on 1 March 2042"),
    ],
)
def test_t14_files_are_kept_seventy_years_after_age_thirty(born_on: date, last: date) -> None:
    term = AfterAge(age=30, years=70, basis="§ 9b SGB VIII", force=LAW)

    assert reckoned(term, born_on) == NotBefore(day=last)


def test_t16_representative_within_fifteen_working_days_of_the_asylum_application() -> None:
    term = Counted(
        length=15,
        unit=Unit.WORKING_DAY,
        basis="Dir. 2024/1346 Art. 27",
        force=LAW,
        starts="asylum-application",
    )

    assert reckoned(term, date(2026, 12, 10)) == by(date(2027, 1, 4))


def test_t17_screening_within_seven_days() -> None:
    term = counted(7, Unit.CALENDAR_DAY, "Reg. 2024/1356 Art. 8 (3)")

    assert reckoned(term, date(2026, 10, 21)) == by(date(2026, 10, 28))


def test_t18_help_plan_is_reviewed_every_six_months() -> None:
    term = Rhythm(length=6, unit=Unit.MONTH, basis="common practice", force=Force.GUIDANCE)

    assert reckoned(term, date(2026, 8, 31)) == by(date(2027, 3, 1), moved_from=date(2027, 2, 28))


def test_t19_limitation_rests_until_thirty_for_listed_offences() -> None:
    # No trafficking offence (§§ 232–233a StGB) is on the list: for those no such term exists.
    term = AfterAge(age=30, basis="§ 78b (1) StGB", force=LAW)

    answer = reckoned(term, date(2012, 2, 29))

    assert answer == NotBefore(day=date(2042, 2, 28))
    assert isinstance(answer, NotBefore)
    assert answer.free_from == date(2042, 3, 1)


@pytest.mark.parametrize(
    ("born_on", "last"),
    [
        pytest.param(date(2008, 4, 6), date(2026, 4, 5), id="the last day is Easter Sunday"),
        pytest.param(date(2008, 2, 29), date(2026, 2, 28), id="a leap day, a Saturday"),
        pytest.param(date(2010, 3, 1), date(2028, 2, 29), id="the day before is a leap day"),
    ],
)
def test_t20_lawyer_is_applied_for_before_the_eighteenth_birthday(
    born_on: date, last: date
) -> None:
    term = UntilAge(years=18, basis="§ 397a (1) no. 5 StPO", force=LAW)

    assert reckoned(term, born_on) == by(last)


def test_t21_provisional_guardian_three_months_and_three_more() -> None:
    term = counted(3, Unit.MONTH, "§ 1781 (3) BGB")

    first = reckoned(term, date(2026, 1, 30))
    assert first == by(date(2026, 4, 30))
    assert isinstance(first, Due)
    assert reckoned(term, first.day) == by(date(2026, 7, 30))


def test_t22_request_is_fresh_for_six_months_and_no_weekend_longer() -> None:
    term = NotOlderThan(length=6, unit=Unit.MONTH, basis="§ 68 SGB X", force=LAW)
    sunday = date(2026, 4, 5)

    assert reckoned(term, date(2025, 10, 5)) == Expires(day=sunday, until=end_of(sunday))


def test_every_term_can_be_asked_from_a_moment() -> None:
    term = counted(7, Unit.WORKING_DAY, "§ 42a (4) SGB VIII")
    late_in_the_evening = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)  # half past midnight, 1 April

    answer = due(term, begun_at=late_in_the_evening, calendar=BAVARIA)

    assert answer == by(date(2026, 4, 14))
