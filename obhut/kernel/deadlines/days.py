"""A day is a day on a German wall clock; a moment is kept in UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

GERMANY = ZoneInfo("Europe/Berlin")


def day_of(moment: datetime) -> date:
    """The day a moment belongs to on a German wall clock. Deadlines count these days."""
    return _aware(moment).astimezone(GERMANY).date()


def end_of(day: date) -> datetime:
    """The moment at which the day is over: midnight on a German wall clock, given in UTC.

    "By Friday" means: before this moment. A day lasts 23 or 25 hours when the clocks change.
    """
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=GERMANY)
    return midnight.astimezone(UTC)


def hours_later(moment: datetime, hours: int) -> datetime:
    """Hours are hours that really pass, Sundays and holidays too (§ 26 (6) SGB X).

    Reckoned and given in UTC, so no change of the clocks makes one of them longer or shorter.
    """
    return _aware(moment).astimezone(UTC) + timedelta(hours=hours)


def _aware(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(
            f"{moment:%Y-%m-%d %H:%M} does not say in which time zone it is meant. Give one."
        )
    return moment
