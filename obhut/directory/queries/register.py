"""The register of the active generation: its words, its values, and the numbers behind a keyword."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

import psycopg
from django.db import connection

from obhut.directory.enums import KeywordAbout
from obhut.directory.errors import NotRegistered
from obhut.directory.models import Keyword
from obhut.directory.queries.calendars import calendar_for
from obhut.directory.queries.places import active_register, districts
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.mechanism.findable import opening_word
from obhut.kernel.routing.hours import MINUTES_OF_DAY
from obhut.kernel.searching.folding import words_in
from obhut.kernel.searching.lexicon import Lexicon
from obhut.kernel.searching.numbers import Numbers, NumbersUnreadable, read_numbers

NUMBERS = """
    SELECT about, word, numbers
    FROM unnest(%s::text[], %s::text[]) AS asked(about, word)
    JOIN directory_keyword USING (about, word)
    WHERE generation_id = %s
"""
FREQUENT = 50
"""Keywords of more than one entry in fifty are kept between searches: a few hundred, whatever the
size of the directory, and the only ones whose numbers are long to read."""
NOT_LOADED = "The directory has not been loaded yet. Load it first: obhut load"
NOT_KEPT = (KeywordAbout.AREA, KeywordAbout.FUNCTION)
"""Looked up where somebody asks for them; readers do not narrow the directory by these."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What is kept of a generation between two searches: words and values, no entry."""

    generation: int
    lexicon: Lexicon
    spelt: Mapping[str, str]
    """Folded word -> as an entry writes it."""
    likes: frozenset[str]
    """Words that others contain."""
    values: Mapping[str, Mapping[str, int]]
    """What a keyword is about -> its words, with how many entries stand behind each."""
    by_land: Mapping[str, Numbers]
    by_holidays: Mapping[str, Numbers]
    """Whose holidays count -> the entries."""
    everything: Numbers
    frequent: Mapping[Key, Numbers]
    changes: Mapping[str, tuple[str, ...]]
    """Kind of day -> the keywords of its stretches, in order."""


def register() -> Register:
    """Of the active generation. Raises NotRegistered."""
    active = active_register()
    if active is None:
        raise NotRegistered(NOT_LOADED)
    return _register_of(*active)


def is_registered(generation: int) -> bool:
    """Whether it has a register that this release can read; earlier ones wrote theirs otherwise."""
    written = Keyword.objects.filter(generation=generation).values_list("numbers", flat=True)
    try:
        return bool([read_numbers(bytes(each)) for each in written[:1]])
    except NumbersUnreadable:
        return False


@lru_cache(maxsize=2)
def _register_of(generation: int, _listed: int) -> Register:
    if not is_registered(generation):
        raise NotRegistered(NOT_LOADED)
    values: defaultdict[str, dict[str, int]] = defaultdict(dict)
    spelt: dict[str, str] = {}
    rows = Keyword.objects.filter(generation=generation).order_by("about", "word")
    rows = rows.exclude(about__in=NOT_KEPT)
    for about, word, count, spelling in rows.values_list("about", "word", "count", "spelt"):
        values[about][word] = count
        if spelling:
            spelt[word] = spelling
    changes: defaultdict[str, list[str]] = defaultdict(list)
    for word in values.pop(KeywordAbout.OPEN, {}):
        changes[word[:2]].append(word)
    kept = (KeywordAbout.LAND, KeywordAbout.MINORS, KeywordAbout.HOLIDAYS)
    whole = [(about.value, word) for about in kept for word in values[about]]
    found = numbers_under(generation, whole)
    everything = Numbers().union(*(found["minors", word] for word in values["minors"]))
    return Register(
        generation=generation,
        lexicon=_lexicon(tuple(values.pop(KeywordAbout.TEXT, {})), _names_of_places()),
        spelt=spelt,
        likes=frozenset(values.pop(KeywordAbout.LIKES, {})),
        values=dict(values),
        by_land={land: found["land", land] for land in values["land"]},
        by_holidays={area: found["holidays", area] for area in values["holidays"]},
        everything=everything,
        frequent=numbers_under(generation, _frequent_keys(generation, len(everything))),
        changes={day: tuple(words) for day, words in changes.items()},
    )


@lru_cache(maxsize=2)
def _lexicon(words: tuple[str, ...], names: frozenset[str]) -> Lexicon:
    """Made once for as long as the words are the same, however often an entry changes its day."""
    return Lexicon(words, names)


def _names_of_places() -> frozenset[str]:
    known = districts()
    names = [land.name for land in known.laender.values()]
    names += [kreis.name for kreis in known.kreise.values()]
    return frozenset(word for name in names for word in words_in(name))


def _frequent_keys(generation: int, total: int) -> list[Key]:
    rows = Keyword.objects.filter(generation=generation, count__gt=total // FREQUENT)
    return list(rows.values_list("about", "word"))


def numbers_behind(kept: Register, keys: Iterable[Key]) -> dict[Key, Numbers]:
    """The numbers under each keyword; none where nothing is listed under it."""
    asked = list(keys)
    rare = [key for key in asked if key not in kept.frequent]
    return {key: kept.frequent[key] for key in asked if key in kept.frequent} | numbers_under(
        kept.generation, rare
    )


def numbers_under(generation: int, keys: Iterable[Key]) -> dict[Key, Numbers]:
    """The numbers under each of these keywords of a generation, as they are written."""
    asked = list(dict.fromkeys(keys))
    found: dict[Key, Numbers] = dict.fromkeys(asked, Numbers())
    if asked:
        connection.ensure_connection()
        with psycopg.Cursor(connection.connection) as cursor:  # Django's own sends bits as text
            words = [word for _, word in asked]
            cursor.execute(NUMBERS, [[about for about, _ in asked], words, generation], binary=True)
            for about, word, written in cursor:
                found[about, word] = read_numbers(written)
    return found


def open_at(moment: datetime, kept: Register) -> Numbers:
    """Who is certainly open: read off the stretches of yesterday, which may go on, and today."""
    local = moment.astimezone(GERMANY)
    minute = local.hour * 60 + local.minute
    days = ((local.date(), minute), (local.date() - timedelta(days=1), minute + MINUTES_OF_DAY))
    keys = {
        (day, holiday): _stretch(kept, day.weekday(), at, holiday=holiday)
        for day, at in days
        for holiday in (False, True)
    }
    found = numbers_behind(kept, ((KeywordAbout.OPEN, word) for word in keys.values() if word))
    return Numbers().union(
        *(
            _where(day, found[KeywordAbout.OPEN, word], kept, holiday=holiday)
            for (day, holiday), word in keys.items()
            if word
        )
    )


def _stretch(kept: Register, weekday: int, minute: int, *, holiday: bool) -> str:
    """The keyword of the stretch that holds this minute; empty before the first of the day."""
    word = opening_word(weekday, minute, holiday=holiday)
    words = kept.changes.get(word[:2], ())
    at = bisect_right(words, word)
    return words[at - 1] if at else ""


def _where(day: date, numbers: Numbers, kept: Register, *, holiday: bool) -> Numbers:
    """Those of these entries for which this day is a holiday, or is none."""
    areas = [
        area
        for area in kept.by_holidays
        if calendar_for(area, year=day.year).is_public_holiday(day) == holiday
    ]
    if len(areas) == len(kept.by_holidays):
        return numbers
    return numbers & Numbers().union(*(kept.by_holidays[area] for area in areas))
