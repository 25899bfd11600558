"""Writing the register of a generation: which words and properties lead to which service points."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.db import connection

from obhut.directory.enums import KeywordAbout
from obhut.directory.models import Generation, Keyword
from obhut.directory.queries.generations import directory_of, reading_of
from obhut.kernel.mechanism.directory import SERVICE_POINTS, DirectoryText
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.mechanism.findable import (
    Names,
    Traits,
    in_order,
    names_of,
    opening_word,
    traits_of,
    words_of,
    words_of_places,
)
from obhut.kernel.routing.hours import certain_minutes
from obhut.kernel.searching.lexicon import Lexicon
from obhut.kernel.searching.numbers import Numbers, numbers_of, written_numbers

LONGEST_WORD = 120
NUMBER_ROWS = """
    UPDATE directory_directoryrow AS entry SET number = listed.number
    FROM unnest(%s::text[], %s::int[]) AS listed(key, number)
    WHERE entry.generation_id = %s AND entry.file = %s AND entry.key = listed.key
"""
DAYS = [(weekday, holiday) for weekday in range(7) for holiday in (False, True)]
Keys = tuple[str, str]
"""What a keyword is about, and its word."""


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
            for about, word, spelt, numbers in written(points, names_of(directory))
        ],
        batch_size=500,
    )


def write_register_anew(generation: Generation) -> None:
    """The same once more, after what it lists has changed."""
    generation.keywords.all().delete()
    generation.rows.exclude(number=None).update(number=None)
    write_register(generation, directory_of(reading_of(generation)))


def written(
    points: Iterable[ServicePointRow], names: Names
) -> Iterator[tuple[str, str, str, Numbers]]:
    """Every keyword of these points, numbered in their order: about what, word, spelling."""
    spellings: dict[str, str] = {}
    found: defaultdict[Keys, list[int]] = defaultdict(list)
    openings: defaultdict[tuple[int, bool], list[tuple[int, int, int]]] = defaultdict(list)
    for number, point in enumerate(points):
        traits = traits_of(point)
        words = words_of(point, names)
        spellings.update(words)
        for key in (*_properties(traits), *((KeywordAbout.TEXT.value, word) for word in words)):
            found[key].append(number)
        for weekday, holiday in DAYS:
            for opens, closes in certain_minutes(traits.hours, weekday, holiday=holiday):
                openings[weekday, holiday].append((opens, closes, number))
    for day, spans in openings.items():
        found.update(_open_from_minute_to_minute(*day, spans))
    fitting = {key: numbers_of(each) for key, each in found.items() if len(key[1]) <= LONGEST_WORD}
    for (about, word), numbers in (fitting | _with_likes(fitting, names)).items():
        spelt = spellings.get(word, "") if about == KeywordAbout.TEXT else ""
        yield about, word, spelt[:LONGEST_WORD], numbers


def _with_likes(found: Mapping[Keys, Numbers], names: Names) -> dict[Keys, Numbers]:
    """For each word that others contain: its entries and theirs, put together beforehand."""
    lexicon = Lexicon(
        tuple(word for about, word in found if about == KeywordAbout.TEXT), words_of_places(names)
    )
    likes: dict[Keys, Numbers] = {}
    for word in lexicon.words:
        if others := lexicon.likes(word):
            sets = (found[KeywordAbout.TEXT, each] for each in (word, *others))
            likes[KeywordAbout.LIKES, word] = Numbers().union(*sets)
    return likes


def _properties(traits: Traits) -> Iterator[Keys]:
    """The properties of one point; when it is open is told apart elsewhere."""
    yield from ((KeywordAbout.LAND, land) for land in traits.laender)
    yield KeywordAbout.MINORS, traits.minors
    yield KeywordAbout.PROFESSIONALS, traits.professionals
    yield from ((KeywordAbout.FORM, form) for form in traits.forms)
    yield from ((KeywordAbout.LANGUAGE, language) for language in traits.languages)
    yield KeywordAbout.HOLIDAYS, traits.holidays_of


def _open_from_minute_to_minute(
    weekday: int,
    holiday: bool,  # noqa: FBT001 -- half of a kind of day
    spans: list[tuple[int, int, int]],
) -> dict[Keys, list[int]]:
    """For each stretch between two changes, who is open; nobody after the last of them."""
    changes = sorted({edge for opens, closes, _ in spans for edge in (opens, closes)})
    return {
        (KeywordAbout.OPEN, opening_word(weekday, minute, holiday=holiday)): sorted(
            {number for opens, closes, number in spans if opens <= minute < closes}
        )
        for minute in changes
    }
