"""Opening hours as schedules of HSDS, and back.

Times are those of a wall clock in Germany and carry no offset: an offset would be wrong for half
of the year. What cannot be told for sure from a schedule is never read as "open".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from obhut.kernel.exchange.hsds_ids import id_of
from obhut.kernel.exchange.hsds_objects import Schedule
from obhut.kernel.mechanism.directory_rows import HoursRow

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
CLOCK = re.compile(r"(?P<clock>([01][0-9]|2[0-3]):[0-5][0-9])(:00(\.0+)?)?(?P<zone>Z|[+-].*)?")
OF_GERMANY = {None, "+01:00", "+02:00"}
HOURS_OF_GERMANY = {None, 1, 2}
"""``timezone`` of a schedule: hours from UTC."""
MIDNIGHT, LAST_MINUTE, END_OF_DAY = "00:00", "23:59", "24:00"
NOTES = "Ortszeit in Deutschland (Europe/Berlin)"
BEGINS = ("valid_from", "dtstart")
NOT_EVERY_WEEK = ("valid_to", "until", "count", "byweekno", "bymonthday", "byyearday")
NOT_SEEN = {"state": "not_seen", "holidays": "not_stated"}


def schedules_of(hours: HoursRow, *, of: str) -> Iterator[Schedule]:
    """One for each stretch of the week; the words of the entry stand at the first."""
    words = hours.text.de if hours.text else None
    stretches = [(",".join(span.days), span.opens, span.closes) for span in hours.weekly]
    if hours.state == "always":
        stretches = [(",".join(DAYS), MIDNIGHT, LAST_MINUTE)]
    for at, (days, opens, closes) in enumerate(stretches):
        yield Schedule(
            id=id_of("schedule", of, f"{at}"),
            freq="WEEKLY",
            wkst="MO",
            byday=days.upper(),
            opens_at=opens,
            closes_at=MIDNIGHT if closes == END_OF_DAY else closes,
            description=None if at else words,
            notes=NOTES,
        )
    if words and not stretches:
        yield Schedule(id=id_of("schedule", of, "text"), description=words)


def hours_understood(schedules: Sequence[Schedule], *, on: str) -> dict[str, Any]:
    """The row of these hours on a day; a text only, or not seen, where they are not the same every week."""
    text = next((each.description for each in schedules if each.description), None)
    told = {"text": {"de": text, "en": text}} if text else {}
    spans = [_span(each, on) for each in schedules if each.byday or each.opens_at]
    if spans and all(spans):
        return {"state": "weekly", "weekly": spans, "holidays": "not_stated"} | told
    return NOT_SEEN | ({"state": "text_only"} if told else {}) | told


def _span(schedule: Schedule, on: str) -> dict[str, Any] | None:
    """Days and times, where they hold every week; None where the schedule says anything more."""
    begins = [getattr(schedule, name) or "" for name in BEGINS]
    opens, closes = _clock(schedule.opens_at), _clock(schedule.closes_at)
    days = (schedule.byday or "").casefold().split(",")
    every_week = schedule.freq == "WEEKLY" and schedule.interval in (None, 1)
    limited = any(getattr(schedule, name) is not None for name in NOT_EVERY_WEEK)
    limited = limited or max(begins)[:10] > on
    here = schedule.timezone in HOURS_OF_GERMANY
    if not (opens and closes and every_week and here) or limited or not set(days) <= set(DAYS):
        return None
    return {
        "days": days,
        "from": opens,
        "to": END_OF_DAY if closes == MIDNIGHT else closes,
    }


def _clock(said: str | None) -> str:
    """Hour and minute on a German clock; empty where it is another clock or none."""
    found = CLOCK.fullmatch(said or "")
    return found["clock"] if found and found["zone"] in OF_GERMANY else ""
