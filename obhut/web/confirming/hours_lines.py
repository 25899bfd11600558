"""Opening hours as people write them, a line for each weekday: "8-12, 13:00–16:30"."""

from collections.abc import Mapping
from typing import Any

from obhut.kernel.mechanism.desks import WEEKDAYS
from obhut.kernel.mechanism.directory_rows import HoursRow
from obhut.kernel.mechanism.spans_written import NoHours, Spans, read_spans

SHORT = {
    "mo": ("Mo", "Mon"), "tu": ("Di", "Tue"), "we": ("Mi", "Wed"), "th": ("Do", "Thu"),
    "fr": ("Fr", "Fri"), "sa": ("Sa", "Sat"), "su": ("So", "Sun"),
}  # fmt: skip


EVENING = "18:00"


def lines_of(hours: HoursRow) -> dict[str, str]:
    """Weekday -> its line; empty on days without hours."""
    return {
        day: ", ".join(
            f"{span.opens}–{span.closes}" for span in hours.weekly if day in span.days
        )
        for day in WEEKDAYS
    }  # fmt: skip


def read_line(line: str) -> Spans:
    """The spans of one day, as a mailbox writes them. Raises NoHours.

    "12-8" is asked for again: past midnight a span goes only from the evening on.
    """
    spans = read_spans(line)
    if any(closes < opens < EVENING for opens, closes in spans):
        raise NoHours(line)
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
