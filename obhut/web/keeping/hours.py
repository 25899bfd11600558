"""Opening hours in a form: a line for each day of the week, as they stand on a door."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.kernel.mechanism.desks import WEEKDAYS
from obhut.kernel.mechanism.spans_written import NoHours, Spans, read_spans
from obhut.web.keeping.kinds import Held, Unreadable, unbroken

DAYS = {
    "mo": gettext_lazy("Monday"),
    "tu": gettext_lazy("Tuesday"),
    "we": gettext_lazy("Wednesday"),
    "th": gettext_lazy("Thursday"),
    "fr": gettext_lazy("Friday"),
    "sa": gettext_lazy("Saturday"),
    "su": gettext_lazy("Sunday"),
}
HOLIDAYS = "on_holidays"
STATES = {
    "always": gettext_lazy("day and night"),
    "weekly": gettext_lazy("at these times"),
    "text_only": gettext_lazy("only as words below"),
    "not_seen": gettext_lazy("not known"),
}
ON_HOLIDAYS = {
    "closed": gettext_lazy("closed"),
    "open": gettext_lazy("as on other days"),
    "not_stated": gettext_lazy("not stated"),
}


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody answers."""

    name: str = "hours"

    def held(self, value: Any) -> Held:
        said = value or {"state": "not_seen"}
        text = said.get("text") or {}
        held: Held = {"state": (said["state"],), "holidays": (said.get("holidays", "not_stated"),)}
        held |= {day: (_line(spans),) for day, spans in _by_day(said).items()}
        return held | {
            HOLIDAYS: (_line(_spans(said.get("holiday_hours", []))),),
            "text_de": (text.get("de", ""),),
            "text_en": (text.get("en", ""),),
        }

    def meant(self, held: Held) -> Any:
        state = held["state"][-1]
        said: dict[str, Any] = {"state": state}
        if state == "weekly":
            said["weekly"] = _weekly({day: _read(held[day][-1]) for day in WEEKDAYS})
            said["holiday_hours"] = [
                {"from": opens, "to": closes} for opens, closes in _read(held[HOLIDAYS][-1])
            ]
            if not said["weekly"] and not said["holiday_hours"]:
                raise Unreadable(
                    _("No times are given. Fill in at least one day, or choose “not known”.")
                )
        elif any(held[day][-1].strip() for day in (*WEEKDAYS, HOLIDAYS)):
            raise Unreadable(
                _("Times are given, but not that they count: choose “at these times”.")
            )
        said["holidays"] = held["holidays"][-1]
        text = {part: unbroken(held[f"text_{part}"][-1]).strip() for part in ("de", "en")}
        said["text"] = {part: words for part, words in text.items() if words}
        return {name: each for name, each in said.items() if each}

    def told(self, value: Any) -> tuple[str, ...]:
        if not value:
            return ()
        lines = [str(STATES.get(value["state"], value["state"]))]
        lines += [f"{DAYS[day]}: {_line(spans)}" for day, spans in _by_day(value).items() if spans]
        if value.get("holiday_hours"):
            lines.append(f"{_('On public holidays')}: {_line(_spans(value['holiday_hours']))}")
        elif value.get("holidays", "not_stated") != "not_stated":
            usual = ON_HOLIDAYS.get(value["holidays"], value["holidays"])
            lines.append(f"{_('On public holidays')}: {usual}")
        lines += [f"{part}: {words}" for part, words in (value.get("text") or {}).items()]
        return tuple(lines)


def _by_day(value: Mapping[str, Any]) -> dict[str, Spans]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in value.get("weekly", []):
        for day in row["days"]:
            found[day].append((row["from"], row["to"]))
    return {day: tuple(sorted(found[day])) for day in WEEKDAYS}


def _spans(rows: list[dict[str, str]]) -> Spans:
    return tuple((row["from"], row["to"]) for row in rows)


def _line(spans: Spans) -> str:
    return ", ".join(f"{opens}–{closes}" for opens, closes in spans)


def _read(line: str) -> Spans:
    try:
        return read_spans(line)
    except NoHours:
        raise Unreadable(_("Please write times like this: 08:00–12:00, 14:00–18:00.")) from None


def _weekly(by_day: Mapping[str, Spans]) -> list[dict[str, Any]]:
    """Days with the same time stand together, as in a file of content."""
    days: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for day, spans in by_day.items():
        for span in spans:
            days[span].append(day)
    return [
        {"days": together, "from": opens, "to": closes}
        for (opens, closes), together in days.items()
    ]
