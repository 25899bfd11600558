import pytest

from obhut.kernel.deadlines.terms import (
    AfterAge,
    Counted,
    Force,
    Rhythm,
    Unit,
    UntilAge,
    WithoutNumber,
    Wording,
)


def test_a_term_of_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one working day, not 0"):
        Counted(length=0, unit=Unit.WORKING_DAY, basis="test", force=Force.LAW)


def test_a_term_without_a_source_is_refused() -> None:
    with pytest.raises(ValueError, match="names the norm or agreement"):
        Counted(length=3, unit=Unit.WORKING_DAY, basis=" ", force=Force.LAW)


def test_a_reminder_never_poses_as_the_number_of_the_law() -> None:
    three_days = Counted(length=3, unit=Unit.WORKING_DAY, basis="?", force=Force.LAW)

    with pytest.raises(ValueError, match="“without undue delay” has no number in law"):
        WithoutNumber(
            wording=Wording.WITHOUT_UNDUE_DELAY,
            basis="§ 42 (3) SGB VIII",
            force=Force.LAW,
            remind_after=three_days,
        )


def test_a_rhythm_in_hours_is_refused() -> None:
    with pytest.raises(ValueError, match="in days or more"):
        Rhythm(length=6, unit=Unit.HOUR, basis="test", force=Force.GUIDANCE)


def test_an_age_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one year"):
        UntilAge(years=0, basis="test", force=Force.LAW)
    with pytest.raises(ValueError, match="give an age from 1"):
        AfterAge(age=0, basis="test", force=Force.LAW)
