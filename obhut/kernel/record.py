"""What happened, as a chain that proves itself.

Each event is one line of canonical JSON that begins with the digest of the line before; its own
digest is SHA-256 over the line. Whoever has a copy hashes each line and finds the hash at the
beginning of the next one (a hash chain, as in Haber and Stornetta, 1991).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One deed, or one refusal. ``facts`` are plain values: no fractions, which may be rounded."""

    previous: str
    kind: str
    subject: str
    person: UUID
    desk: UUID
    at: datetime
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Every event is as it was written. ``head`` is the digest of the last one, empty if none."""

    events: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first event, counted from 1, that is not as it was written, and why."""

    event: int
    de: str
    en: str


def line_of(event: Event) -> str:
    """The event as the line that its digest is taken of. Raises TypeError for what is not plain."""
    _check_plain(event.facts)
    form = [
        event.previous,
        event.kind,
        event.subject,
        str(event.person),
        str(event.desk),
        event.at.astimezone(UTC).isoformat(),
        event.facts,
    ]
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(line: str) -> str:
    """SHA-256 of a line, without what ends it."""
    return hashlib.sha256(line.encode()).hexdigest()


def check_events(kept: Iterable[tuple[Event, str]]) -> Whole | Broken:
    """Whether events with their digests are one chain, from the first event on."""
    last, number = "", 0
    for number, (event, digest) in enumerate(kept, start=1):
        if event.previous != last:
            return _gap(number)
        if digest_of(line_of(event)) != digest:
            return _changed(number)
        last = digest
    return Whole(events=number, head=last)


def check_lines(copied: Iterable[str]) -> Whole | Broken:
    """The same of a copy, by nothing but its own lines. Whoever asks compares the head."""
    last, number = "", 0
    for number, line in enumerate(copied, start=1):
        previous = _previous(line)
        if previous is None:
            return _unreadable(number)
        if previous != last:
            return _gap(number)
        last = digest_of(line)
    return Whole(events=number, head=last)


def compare_lines(record: Iterable[str], copied: Iterable[str]) -> Broken | None:
    """Whether the record goes on from this copy; else the first event in which they differ."""
    for number, (kept, line) in enumerate(zip_longest(record, copied), start=1):
        if line is None:
            return None
        if kept is None:
            return _cut_off(number)
        if kept != line:
            return _different(number)
    return None


def _check_plain(value: object) -> None:
    match value:
        case None | bool() | int() | str():
            return
        case Mapping():
            for key, each in value.items():
                _check_plain(key)
                _check_plain(each)
        case list() | tuple():
            for each in value:
                _check_plain(each)
        case _:
            raise TypeError(f"An event holds plain values, no {type(value).__name__}: {value!r}.")


def _previous(line: str) -> str | None:
    """The digest a line begins with; None where it is no line of a record."""
    try:
        form = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(form, list) or not form or not isinstance(form[0], str):
        return None
    return form[0]


def _gap(number: int) -> Broken:
    return Broken(
        event=number,
        de="Es schließt nicht an das Ereignis davor an: Dazwischen fehlt etwas, oder das davor "
        "wurde geändert.",
        en="It does not follow the event before it: something is missing between them, or the one "
        "before was changed.",
    )


def _changed(number: int) -> Broken:
    return Broken(
        event=number,
        de="Sein Inhalt passt nicht zu seiner Prüfsumme: Er wurde geändert.",
        en="What it says does not match its digest: it was changed.",
    )


def _unreadable(number: int) -> Broken:
    return Broken(
        event=number,
        de="Die Zeile ist kein Ereignis. Richtig wäre eine JSON-Liste, die mit der Prüfsumme der "
        "Zeile davor beginnt.",
        en="The line is no event. Right would be a JSON list that begins with the digest of the "
        "line before.",
    )


def _cut_off(number: int) -> Broken:
    return Broken(
        event=number,
        de="Die Kopie geht weiter, das Protokoll endet davor: Ereignisse fehlen.",
        en="The copy goes on, the record ends before: events are missing.",
    )


def _different(number: int) -> Broken:
    return Broken(
        event=number,
        de="Kopie und Protokoll sagen Verschiedenes.",
        en="Copy and record say different things.",
    )
