"""Under which keywords of the register a service point stands, with the desks that it staffs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from obhut.directory.enums import KeywordAbout
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.findable import Names, Traits, traits_of, words_of
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.kernel.routing.hours import certain_minutes

LONGEST_WORD = 120
DAYS = [(weekday, holiday) for weekday in range(7) for holiday in (False, True)]
Keys = tuple[str, str]
"""What a keyword is about, and its word."""
Day = tuple[int, bool]
"""A kind of day: weekday, and whether it is a holiday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the register says of one service point, but for its number."""

    words: Mapping[str, str]
    """Folded word -> as the entry writes it."""
    properties: frozenset[Keys]
    openings: Mapping[Day, tuple[tuple[int, int], ...]]

    @property
    def keys(self) -> frozenset[Keys]:
        """All but the likes of its words and when it is open: those depend on others too."""
        return self.properties | {(KeywordAbout.TEXT.value, word) for word in self.words}


UNLISTED = Listing(words={}, properties=frozenset(), openings={})


def listing_of(point: ServicePointRow, desks: tuple[DeskRow, ...], names: Names) -> Listing:
    traits = traits_of(point)
    found = {*_properties(traits), *_kept_by(point, desks)}
    openings = {day: certain_minutes(traits.hours, day[0], holiday=day[1]) for day in DAYS}
    return Listing(
        words={
            word: spelt
            for word, spelt in words_of(point, names).items()
            if len(word) <= LONGEST_WORD
        },
        properties=frozenset(key for key in found if len(key[1]) <= LONGEST_WORD),
        openings={day: spans for day, spans in openings.items() if spans},
    )


def _properties(traits: Traits) -> Iterator[Keys]:
    """The properties of one point; when it is open is told apart elsewhere."""
    yield from ((KeywordAbout.LAND.value, land) for land in traits.laender)
    yield KeywordAbout.MINORS.value, traits.minors
    yield KeywordAbout.PROFESSIONALS.value, traits.professionals
    yield from ((KeywordAbout.FORM.value, form) for form in traits.forms)
    yield from ((KeywordAbout.LANGUAGE.value, language) for language in traits.languages)
    yield KeywordAbout.HOLIDAYS.value, traits.holidays_of


def _kept_by(point: ServicePointRow, desks: tuple[DeskRow, ...]) -> Iterator[Keys]:
    """By where and what for those find it who keep it."""
    areas = [*areas_of(point), *(area for desk in desks for area in areas_of(desk))]
    for area in areas:
        for level, key in (area.as_key, *area.within):
            yield KeywordAbout.AREA.value, f"{level}:{key}"
    yield from ((KeywordAbout.FUNCTION.value, desk.function) for desk in desks)
