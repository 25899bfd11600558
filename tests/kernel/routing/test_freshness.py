"""Six months, nine, twelve: a contact ages in the open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.routing.freshness import Freshness, freshness_of

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 31), Freshness.GREEN),
        (date(2026, 9, 30), Freshness.GREEN),
        (date(2026, 10, 1), Freshness.DUE),
        (date(2026, 12, 30), Freshness.DUE),
        (date(2026, 12, 31), Freshness.AMBER),
        (date(2027, 3, 30), Freshness.AMBER),
        (date(2027, 3, 31), Freshness.RED),
        (date(2040, 1, 1), Freshness.RED),
        (date(2020, 1, 1), Freshness.GREEN),
    ],
)
def test_a_contact_of_the_last_day_of_march_ages_by_full_months(
    today: date, expected: Freshness
) -> None:
    assert freshness_of(date(2026, 3, 31), today=today) is expected


@given(DAYS, DAYS, st.integers(0, 1_000))
def test_a_contact_never_grows_fresher_by_waiting(since: date, today: date, days: int) -> None:
    order = list(Freshness)
    later = today + timedelta(days=days)

    before, after = freshness_of(since, today=today), freshness_of(since, today=later)

    assert order.index(before) <= order.index(after)
