"""Writing the register of a generation: which words and properties lead to which service points."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from django.db import connection

from obhut.directory.actions.listing import LONGEST_WORD, Day, Keys, listing_of
from obhut.directory.enums import KeywordAbout
from obhut.directory.models import Generation, Keyword
from obhut.directory.queries.generations import directory_of, reading_of
from obhut.kernel.mechanism.directory import SERVICE_POINTS, DirectoryText
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.findable import (
    Names,
    in_order,
    names_in,
    opening_word,
    words_of_places,
)
from obhut.kernel.searching.lexicon import Lexicon
from obhut.kernel.searching.numbers import Numbers, numbers_of, written_numbers

NUMBER_ROWS = """
    UPDATE directory_directoryrow AS entry SET number = listed.number
    FROM unnest(%s::text[], %s::int[]) AS listed(key, number)
    WHERE entry.generation_id = %s AND entry.file = %s AND entry.key = listed.key
"""


NEVER_AGAIN = "SELECT nextval(pg_get_serial_sequence('directory_rowchange', 'id'))"
"""Whoever keeps something of the register before sees that this is another one."""


def write_register(generation: Generation, directory: DirectoryText) -> None:
    """List the service points of this generation under their keywords, once and for all."""
    points = in_order(directory.service_points.service_points)
    with connection.cursor() as cursor:
        keys = [point.key for point in points]
        cursor.execute(NUMBER_ROWS, [keys, list(range(len(keys))), generation.pk, SERVICE_POINTS])
    Keyword.objects.bulk_create(
        [
            Keyword(
                generation=generation,
                about=about,
                word=word,
                spelt=spelt,
                count=len(numbers),
                numbers=written_numbers(numbers),
            )
            for about, word, spelt, numbers in written(
                points, names_in(directory.districts), desks_by_point(directory)
            )
        ],
        batch_size=500,
    )


def write_register_anew(generation: Generation) -> None:
    """The same once more, with new numbers in the order readers see."""
    generation.keywords.all().delete()
    generation.rows.exclude(number=None).update(number=None)
    write_register(generation, directory_of(reading_of(generation)))
    with connection.cursor() as cursor:
        cursor.execute(NEVER_AGAIN)
        (generation.listed,) = cursor.fetchone() or (generation.listed,)
    generation.save(update_fields=["listed"])


def desks_by_point(directory: DirectoryText) -> Mapping[str, tuple[DeskRow, ...]]:
    found: defaultdict[str, tuple[DeskRow, ...]] = defaultdict(tuple)
    for desk in directory.desks.desks:
        found[desk.service_point] += (desk,)
    return found


def written(
    points: Iterable[ServicePointRow],
    names: Names,
    desks: Mapping[str, tuple[DeskRow, ...]] | None = None,
) -> Iterator[tuple[str, str, str, Numbers]]:
    """Every keyword of these points, numbered in their order: about what, word, spelling."""
    spellings: dict[str, str] = {}
    found: defaultdict[Keys, list[int]] = defaultdict(list)
    openings: defaultdict[Day, list[tuple[int, int, int]]] = defaultdict(list)
    for number, point in enumerate(points):
        listing = listing_of(point, (desks or {}).get(point.key, ()), names)
        spellings.update(listing.words)
        for key in listing.keys:
            found[key].append(number)
        for day, spans in listing.openings.items():
            openings[day].extend((opens, closes, number) for opens, closes in spans)
    whole = {key: numbers_of(each) for key, each in found.items()}
    for day, numbered in openings.items():
        whole.update(_open_from_minute_to_minute(*day, numbered))
    for (about, word), numbers in (whole | _with_likes(whole, names)).items():
        spelt = spellings.get(word, "") if about == KeywordAbout.TEXT else ""
        yield about, word, spelt[:LONGEST_WORD], numbers


def _with_likes(found: Mapping[Keys, Numbers], names: Names) -> dict[Keys, Numbers]:
    """For each word that others contain: the entries of those, put together beforehand."""
    lexicon = Lexicon(
        tuple(word for about, word in found if about == KeywordAbout.TEXT), words_of_places(names)
    )
    likes: dict[Keys, Numbers] = {}
    for word in lexicon.words:
        if others := lexicon.likes(word):
            sets = (found[KeywordAbout.TEXT, each] for each in others)
            likes[KeywordAbout.LIKES, word] = Numbers().union(*sets)
    return likes


def _open_from_minute_to_minute(
    weekday: int,
    holiday: bool,  # noqa: FBT001 -- half of a kind of day
    spans: list[tuple[int, int, int]],
) -> dict[Keys, Numbers]:
    """For each stretch between two changes, who is open; nobody after the last of them.

    Where one closes and opens again in the same minute nothing changes.
    """
    edges = sorted({edge for opens, closes, _ in spans for edge in (opens, closes)})
    stretches = [
        (
            minute,
            numbers_of({number for opens, closes, number in spans if opens <= minute < closes}),
        )
        for minute in edges
    ]
    return {
        (KeywordAbout.OPEN.value, opening_word(weekday, minute, holiday=holiday)): numbers
        for (_, before), (minute, numbers) in pairwise([(0, Numbers()), *stretches])
        if numbers != before
    }
