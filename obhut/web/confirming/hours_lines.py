"""Opening hours as people write them, a line for each weekday: "8-12, 13:00–16:30"."""

import re
from collections.abc import Mapping
from typing import Any

from obhut.kernel.mechanism.desks import WEEKDAYS
from obhut.kernel.mechanism.directory_rows import HoursRow

SPAN = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr\s*)?(?:-|–|—|bis|to)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr)?",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*(?:,|;|\bund\b|\band\b|\+)\s*", re.IGNORECASE)
SHORT = {
    "mo": ("Mo", "Mon"), "tu": ("Di", "Tue"), "we": ("Mi", "Wed"), "th": ("Do", "Thu"),
    "fr": ("Fr", "Fri"), "sa": ("Sa", "Sat"), "su": ("So", "Sun"),
}  # fmt: skip
Spans = list[tuple[str, str]]
LAST_HOUR, LAST_MINUTE = 24, 59


class NoHours(ValueError):
    """A line that says no hours."""


def lines_of(hours: HoursRow) -> dict[str, str]:
    """Weekday -> its line; empty on days without hours."""
    return {
        day: ", ".join(
            f"{span.opens}–{span.closes}" for span in hours.weekly if day in span.days
        )
        for day in WEEKDAYS
    }  # fmt: skip


def read_line(line: str) -> Spans:
    """The spans of one day, in order. Raises NoHours for what cannot be read, or overlaps."""
    spans = [_span(part) for part in BETWEEN.split(line.strip()) if part]
    closed = ""
    for opens, closes in spans:
        if not closed <= opens < closes:
            raise NoHours(line)
        closed = closes
    return spans


def weekly(lines: Mapping[str, str]) -> dict[str, Any]:
    """Hours of a week as a row holds them, with the same in words. Raises NoHours."""
    spans = {day: read_line(lines.get(day, "")) for day in WEEKDAYS}
    days: dict[tuple[str, str], list[str]] = {}
    for day, of_day in spans.items():
        for span in of_day:
            days.setdefault(span, []).append(day)
    if not days:
        raise NoHours("")
    row = [{"days": on, "from": opens, "to": closes} for (opens, closes), on in days.items()]
    return {"state": "weekly", "weekly": row, "text": _in_words(spans)}


def _in_words(spans: Mapping[str, Spans]) -> dict[str, str]:
    said = {
        day: ", ".join(f"{opens}–{closes}" for opens, closes in of_day)
        for day, of_day in spans.items()
        if of_day
    }
    return {
        language: "; ".join(f"{SHORT[day][at]} {line}" for day, line in said.items())
        for at, language in enumerate(("de", "en"))
    }


def _span(part: str) -> tuple[str, str]:
    found = SPAN.fullmatch(part)
    if found is None:
        raise NoHours(part)
    opens, closes = _clock(found[1], found[2]), _clock(found[3], found[4])
    if opens == "24:00":
        raise NoHours(part)
    return opens, closes


def _clock(hour: str, minute: str | None) -> str:
    hours, minutes = int(hour), int(minute or 0)
    if minutes > LAST_MINUTE or hours > LAST_HOUR or (hours == LAST_HOUR and minutes):
        raise NoHours(f"{hour}:{minute}")
    return f"{hours:02}:{minutes:02}"
