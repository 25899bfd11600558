"""Amending the register where one service point, or one of its desks, has changed.

The numbers of the others stay. What is written is what would be written anew, but for the order
of the numbers: a new entry comes last until the next generation is loaded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from django.db import connection
from django.db.models import Max

from obhut.directory.actions.listing import LONGEST_WORD, UNLISTED, Day, Keys, Listing, listing_of
from obhut.directory.enums import KeywordAbout
from obhut.directory.models import DirectoryRow, Keyword
from obhut.directory.queries.neighbours import desks_at, points_named
from obhut.directory.queries.places import names_of_areas
from obhut.directory.queries.register import numbers_under
from obhut.kernel.mechanism.directory import SERVICE_POINTS
from obhut.kernel.mechanism.findable import opening_word, words_of_places
from obhut.kernel.searching.lexicon import is_like, parts_of
from obhut.kernel.searching.numbers import Numbers, numbers_of, written_numbers

TEXT, LIKES, OPEN = KeywordAbout.TEXT.value, KeywordAbout.LIKES.value, KeywordAbout.OPEN.value
CONTAINING = """
    SELECT part.word, whole.word
    FROM unnest(%s::text[]) AS part(word)
    JOIN directory_keyword AS whole
      ON whole.generation_id = %s AND whole.about = 'text' AND strpos(whole.word, part.word) > 0
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What the register says of one entry, and what it shall say from now on."""

    generation: int
    number: int
    before: Listing
    after: Listing

    @property
    def own(self) -> Numbers:
        return numbers_of([self.number])

    def becomes(self, others: Numbers, *, belongs: bool) -> Numbers | None:
        """The numbers under a keyword, with this one or without; None where none is left."""
        return (others | self.own if belongs else others - self.own) or None


def listed(generation: int, point: str) -> Listing:
    """Under which keywords this service point belongs, as its rows are now."""
    for row in points_named([point], generation):
        desks = tuple(desks_at(point, generation))
        return listing_of(row, desks, names_of_areas(generation))
    return UNLISTED


def number_of(generation: int, point: str) -> int:
    """Its number in the register; the next free one where it has none."""
    rows = DirectoryRow.objects.filter(generation=generation)
    of_point = rows.filter(file=SERVICE_POINTS, key=point, number__isnull=False)
    for number in of_point.values_list("number", flat=True):
        return number or 0
    last = rows.aggregate(last=Max("number"))["last"]
    return 0 if last is None else last + 1


def amend_register(amendment: Amendment) -> None:
    """Take the entry from where it no longer belongs, list it where it does now."""
    born, dead = _amend_keys(amendment)
    _amend_likes(amendment, born=born, dead=dead)
    before, after = amendment.before.openings, amendment.after.openings
    for day in {*before, *after}:
        if before.get(day) != after.get(day):
            _amend_day(amendment, day, after.get(day, ()))


def _amend_keys(amendment: Amendment) -> tuple[frozenset[str], frozenset[str]]:
    """The words that are in the register from now on, and those that no longer are."""
    keys = amendment.after.keys
    present = numbers_under(amendment.generation, amendment.before.keys ^ keys)
    becomes = {key: amendment.becomes(now, belongs=key in keys) for key, now in present.items()}
    _write(amendment.generation, becomes, spelt=amendment.after.words)
    return (
        frozenset(word for about, word in becomes if about == TEXT and not present[about, word]),
        frozenset(word for about, word in becomes if about == TEXT and not becomes[about, word]),
    )


def _amend_likes(amendment: Amendment, *, born: frozenset[str], dead: frozenset[str]) -> None:
    generation, words = amendment.generation, amendment.after.words
    names = words_of_places(names_of_areas(generation))
    known = _words_among(generation, amendment.before.words.keys() ^ words.keys()) - born
    becomes: dict[Keys, Numbers | None] = {(LIKES, word): None for word in dead}
    for key, now in numbers_under(generation, ((LIKES, word) for word in known)).items():
        belongs = any(is_like(word, key[1], names) for word in words)
        becomes[key] = amendment.becomes(now, belongs=belongs)
    _write(generation, becomes | _likes_of_new(generation, born, names))


def _words_among(generation: int, words: Iterable[str]) -> frozenset[str]:
    """The words of the register that one of these may be a like of."""
    parts = {part for word in words for part in parts_of(word)}
    rows = Keyword.objects.filter(generation=generation, about=TEXT, word__in=parts)
    return frozenset(rows.values_list("word", flat=True))


def _likes_of_new(
    generation: int, born: frozenset[str], names: frozenset[str]
) -> dict[Keys, Numbers | None]:
    """For words that are new in the register: the entries of all their likes, put together."""
    if not born:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(CONTAINING, [list(born), generation])
        pairs = [(of, word) for of, word in cursor.fetchall() if is_like(word, of, names)]
    found = numbers_under(generation, ((TEXT, word) for _, word in pairs))
    likes: dict[Keys, Numbers | None] = {}
    for of, word in pairs:
        likes[LIKES, of] = (likes.get((LIKES, of)) or Numbers()) | found[TEXT, word]
    return likes


def _amend_day(amendment: Amendment, day: Day, spans: tuple[tuple[int, int], ...]) -> None:
    """Cut the stretches of the day where this entry opens or closes, join those that are alike."""
    of_day = opening_word(day[0], 0, holiday=day[1])[:2]
    rows = Keyword.objects.filter(
        generation=amendment.generation, about=OPEN, word__startswith=of_day
    )
    words = rows.order_by("word").values_list("word", flat=True)
    present = numbers_under(amendment.generation, ((OPEN, word) for word in words))
    others = {int(word[2:]): now - amendment.own for (_, word), now in present.items()}
    becomes: dict[Keys, Numbers | None] = dict.fromkeys(present)
    stretches = _stretches(others, spans, amendment.own)
    for (_, before), (minute, now) in pairwise([(0, Numbers()), *stretches]):
        if now != before:
            becomes[OPEN, opening_word(day[0], minute, holiday=day[1])] = now
    changed = {key: now for key, now in becomes.items() if now is None or now != present.get(key)}
    _write(amendment.generation, changed)


def _stretches(
    others: Mapping[int, Numbers], spans: tuple[tuple[int, int], ...], own: Numbers
) -> Iterator[tuple[int, Numbers]]:
    now = Numbers()
    for minute in sorted({*others, *(edge for span in spans for edge in span)}):
        now = others.get(minute, now)
        is_open = any(opens <= minute < closes for opens, closes in spans)
        yield minute, now | own if is_open else now


def _write(
    generation: int,
    becomes: Mapping[Keys, Numbers | None],
    spelt: Mapping[str, str] | None = None,
) -> None:
    """None: nothing stands under this keyword any more."""
    for about, words in _by_about(key for key, now in becomes.items() if now is None).items():
        Keyword.objects.filter(generation=generation, about=about, word__in=words).delete()
    Keyword.objects.bulk_create(
        [
            Keyword(
                generation_id=generation,
                about=about,
                word=word,
                spelt=(spelt or {}).get(word, "")[:LONGEST_WORD] if about == TEXT else "",
                count=len(now),
                numbers=written_numbers(now),
            )
            for (about, word), now in becomes.items()
            if now is not None
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["generation", "about", "word"],
        update_fields=["count", "numbers"],
    )


def _by_about(keys: Iterable[Keys]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for about, word in keys:
        found[about].append(word)
    return found
