"""Opening hours as people write them in one cell: "Mo–Do 8–16 Uhr; Fr 8–12 Uhr"."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from obhut.kernel.mechanism.delivered.said import Understood, Wrong, shown
from obhut.kernel.mechanism.delivered.tables import SheetCell
from obhut.kernel.mechanism.spans_written import NoHours, read_spans

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
GERMAN = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NAMES = {
    "mo": "mo", "mon": "mo", "monday": "mo", "montag": "mo", "montags": "mo",
    "di": "tu", "tu": "tu", "tue": "tu", "tuesday": "tu", "dienstag": "tu", "dienstags": "tu",
    "mi": "we", "we": "we", "wed": "we", "wednesday": "we", "mittwoch": "we", "mittwochs": "we",
    "do": "th", "th": "th", "thu": "th", "thursday": "th", "donnerstag": "th", "donnerstags": "th",
    "fr": "fr", "fri": "fr", "friday": "fr", "freitag": "fr", "freitags": "fr",
    "sa": "sa", "sat": "sa", "saturday": "sa", "samstag": "sa", "samstags": "sa", "sonnabend": "sa",
    "so": "su", "su": "su", "sun": "su", "sunday": "su", "sonntag": "su", "sonntags": "su",
}  # fmt: skip
EVERY_DAY = frozenset({"taglich", "täglich", "daily", "every day", "jeden tag"})
ALWAYS = frozenset({"rund um die uhr", "24/7", "immer", "24 stunden", "always", "around the clock"})
NOT_SEEN = frozenset({"unbekannt", "nicht bekannt", "nicht gesehen", "unknown", "not known", "?"})
HOLIDAYS = {
    "feiertags geschlossen": "closed", "an feiertagen geschlossen": "closed",
    "closed on holidays": "closed", "feiertags geöffnet": "open", "an feiertagen geöffnet": "open",
    "open on holidays": "open",
}  # fmt: skip
IN_WORDS = re.compile(r"(text|worte|words)\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)
PART = re.compile(r"(?P<days>[^0-9]+?)[\s:]*(?P<times>[0-9].*)")
BETWEEN_DAYS = re.compile(r"\s*(?:,|/|und|and|u\.|&|\+|\s)\s*")


def hours_of(cell: SheetCell) -> Understood:
    """As a row of the directory has them."""
    written = " ".join(cell.text.split())
    plain = written.casefold().rstrip(".")
    if plain in ALWAYS:
        return Understood({"state": "always", "holidays": "open"})
    if plain in NOT_SEEN:
        return Understood({"state": "not_seen"})
    in_words = IN_WORDS.fullmatch(cell.text.strip())
    if in_words:
        words = " ".join(in_words[2].split())
        return Understood({"state": "text_only", "text": {"de": words, "en": words}})
    weekly: list[dict[str, Any]] = []
    said: dict[str, Any] = {"state": "weekly"}
    for part in filter(None, (each.strip() for each in re.split(r"[;\n]", cell.text))):
        holidays = HOLIDAYS.get(" ".join(part.casefold().split()).rstrip("."))
        if holidays:
            said["holidays"] = holidays
        else:
            weekly.extend(_spans(part, written))
    if not weekly:
        raise _wrong(written)
    return Understood(said | {"weekly": weekly, "text": weekly_in_words(weekly)})


def weekly_in_words(weekly: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Hours of a week for people, in both languages."""
    by_days: dict[tuple[str, ...], list[str]] = {}
    for span in weekly:
        by_days.setdefault(tuple(span["days"]), []).append(f"{span['from']}–{span['to']}")
    said = [(days, ", ".join(times)) for days, times in by_days.items()]
    return {
        language: "; ".join(f"{_days_in_words(days, names)} {times}" for days, times in said)
        for language, names in (("de", GERMAN), ("en", ENGLISH))
    }


def _days_in_words(days: tuple[str, ...], names: tuple[str, ...]) -> str:
    at = [DAYS.index(day) for day in days]
    if len(at) > 2 and at == list(range(at[0], at[-1] + 1)):  # noqa: PLR2004 -- of two days both are named
        return f"{names[at[0]]}–{names[at[-1]]}"
    return ", ".join(names[number] for number in at)


def _spans(part: str, written: str) -> list[dict[str, Any]]:
    plain = re.sub(r"\s*[\u2010-\u2015-]\s*", "-", part.casefold())
    plain = re.sub(r"\b(uhr|von|h|from|o'clock|jeweils)\b", " ", plain)
    found = PART.fullmatch(" ".join(plain.split()))
    if not found:
        raise _wrong(written)
    days = _days(found["days"].strip(" :."), written)
    try:
        spans = read_spans(found["times"].strip(" ."))
    except NoHours:
        raise _wrong(written) from None
    return [{"days": days, "from": opens, "to": closes} for opens, closes in spans]


def _days(plain: str, written: str) -> list[str]:
    if plain in EVERY_DAY:
        return list(DAYS)
    days: list[str] = []
    for part in filter(None, BETWEEN_DAYS.split(re.sub(r"\s*\bbis\b\s*", "-", plain))):
        ends = [NAMES.get(each.strip(" .")) for each in part.split("-")]
        match ends:
            case [str(day)]:
                days.append(day)
            case [str(first), str(last)] if DAYS.index(first) < DAYS.index(last):
                days.extend(DAYS[DAYS.index(first) : DAYS.index(last) + 1])
            case _:
                raise _wrong(written)
    if not days:
        raise _wrong(written)
    return list(dict.fromkeys(days))


def _wrong(written: str) -> Wrong:
    return Wrong(
        f"„{shown(written)}“ sind keine Öffnungszeiten, die wir lesen können. Erwartet wird: "
        "„Mo–Do 8–16 Uhr; Fr 8–12 Uhr“, „rund um die Uhr“, „unbekannt“ oder „Text: nach "
        "Vereinbarung“.",
        f'"{shown(written)}" are no opening hours that we can read. Expected: '
        '"Mon–Thu 8:00–16:00; Fri 8:00–12:00", "around the clock", "unknown" or "Text: by '
        'appointment".',
    )
