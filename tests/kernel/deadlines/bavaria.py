"""The public holidays of Bavaria, as the tests need them: written out, not computed."""

from datetime import date

from obhut.kernel.deadlines.calendars import WorkingCalendar

EASTER_SUNDAYS = {
    2025: date(2025, 4, 20),
    2026: date(2026, 4, 5),
    2027: date(2027, 3, 28),
    2028: date(2028, 4, 16),
    2029: date(2029, 4, 1),
    2030: date(2030, 4, 21),
}
FIXED = ((1, 1), (1, 6), (5, 1), (8, 15), (10, 3), (11, 1), (12, 25), (12, 26))
FROM_EASTER = (-2, 1, 39, 50, 60)  # Good Friday, Easter and Whit Monday, Ascension, Corpus Christi


def _holidays() -> frozenset[date]:
    fixed = {date(year, month, day) for year in EASTER_SUNDAYS for month, day in FIXED}
    moving = {
        date.fromordinal(easter.toordinal() + days)
        for easter in EASTER_SUNDAYS.values()
        for days in FROM_EASTER
    }
    return frozenset(fixed | moving)


BAVARIA = WorkingCalendar(
    area="DE-BY",
    public_holidays=_holidays(),
    years=range(2025, 2031),
    built_with="written by hand for the tests",
)
