"""Working days are those of the Land where the act is due."""

from datetime import date

import pytest

from obhut.directory.queries.calendars import NATIONWIDE, calendar_for
from obhut.kernel.routing.places import LANDS


@pytest.mark.parametrize(
    ("day", "free_in"),
    [
        pytest.param(date(2026, 1, 6), {"DE-BW", "DE-BY", "DE-ST"}, id="Epiphany"),
        pytest.param(date(2027, 3, 8), {"DE-BE", "DE-MV"}, id="women's day"),
        pytest.param(date(2026, 9, 20), {"DE-TH"}, id="children's day"),
        pytest.param(date(2026, 11, 18), {"DE-SN"}, id="the day of repentance, Saxony only"),
        pytest.param(date(2026, 10, 3), set(LANDS), id="unity, everywhere"),
        pytest.param(date(2026, 12, 24), set(), id="Christmas Eve, nowhere"),
    ],
)
def test_a_day_is_free_where_that_land_keeps_it(day: date, free_in: set[str]) -> None:
    found = {land for land in LANDS if calendar_for(land, year=2026).is_public_holiday(day)}

    assert found == free_in


def test_where_the_land_is_not_known_only_the_shared_days_are_free() -> None:
    shared = calendar_for(NATIONWIDE, year=2026).public_holidays

    assert [
        land for land in LANDS if not shared <= calendar_for(land, year=2026).public_holidays
    ] == []
    assert date(2026, 1, 6) not in shared


def test_a_calendar_says_what_it_was_built_with_and_which_years_it_knows() -> None:
    calendar = calendar_for("DE-BY", year=2026)

    assert calendar.built_with.startswith("holidays 0.")
    assert (calendar.years[0], calendar.years[-1]) == (2025, 2029)
