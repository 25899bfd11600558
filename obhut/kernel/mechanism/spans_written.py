"""Times of a day as people write them, on one line: "8-12, 13:00–16:30"; past midnight "22-6"."""

import re

SPAN = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr\s*)?(?:[\u2010-\u2015-]|bis|to)\s*"
    r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr)?",
    re.IGNORECASE | re.ASCII,
)
BETWEEN = re.compile(r"\s*(?:,|;|/|&|\+|\bu\.|\bund\b|\band\b)\s*", re.IGNORECASE)
LAST_HOUR, LAST_MINUTE = 24, 59
Spans = tuple[tuple[str, str], ...]


class NoHours(ValueError):
    """A line that says no times of a day."""


def read_spans(line: str) -> Spans:
    """The spans of one day, in order: "08:00" to "12:00". Only the last may end after midnight.

    Raises NoHours for what cannot be read, overlaps, or begins when it ends.
    """
    spans = tuple(_span(part) for part in BETWEEN.split(line.strip()) if part)
    closed = ""
    for opens, closes in spans:
        if opens < closed or opens == closes or closed == LATE:
            raise NoHours(line)
        closed = closes if opens < closes else LATE
    return spans


LATE = "past midnight"
"""Later than any time of the day, as letters sort after digits."""


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
