"""Searching the directory: what was asked, what was found, and what to loosen where nothing was."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from obhut.directory.enums import KeywordAbout
from obhut.directory.models import DirectoryRow
from obhut.directory.queries.register import Register, numbers_behind, open_at, register
from obhut.directory.queries.vacancies import numbers_of_empty_points
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.searching.folding import words_in
from obhut.kernel.searching.lexicon import How, Meant
from obhut.kernel.searching.numbers import Numbers

PAGE = 20
AT_ONCE = 500
"""So many entries are read at a time where all are wanted."""
MOST_WORDS = 8
PROPERTIES = ("land", "minors", "professionals", "form", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a reader looks for. Nothing named means everything."""

    text: str = ""
    land: str = ""
    minors: str = ""
    professionals: str = ""
    form: str = ""
    language: str = ""
    open_at: datetime | None = None

    @property
    def is_everything(self) -> bool:
        return self == Wanted(text=self.text) and not words_in(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of entries, and how they were found."""

    count: int
    page: int
    points: tuple[ServicePointRow, ...]
    meant: tuple[Meant, ...]
    spelt: Mapping[str, str]
    """The words that were meant, as an entry writes them."""
    left_out: tuple[str, ...]
    """Words beyond the first eight: they were not searched for."""
    by_land: Mapping[str, int]
    """How many there would be in each Land: all else that is wanted, whatever Land is chosen."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


def find(wanted: Wanted, *, page: int = 1) -> Found:
    """The entries that fit, the very word before its likes. Raises NotRegistered before a load."""
    kept = register()
    words = words_in(wanted.text)
    meant = tuple(kept.lexicon.meant(word) for word in words[:MOST_WORDS])
    wherever, exactly = fitting_numbers(replace(wanted, land=""), meant, kept)
    fitting = wherever & _of_land(wanted.land, kept) if wanted.land else wherever
    numbers = _page(fitting, exactly, skipped=(page - 1) * PAGE)
    return Found(
        count=len(fitting),
        page=page,
        points=_points(numbers, kept),
        meant=meant,
        spelt={word: kept.spelt.get(word, word) for each in meant for word in each.exactly},
        left_out=words[MOST_WORDS:],
        by_land={
            land: wherever.intersection_cardinality(there) for land, there in kept.by_land.items()
        },
    )


def numbers_that_fit(wanted: Wanted) -> Numbers:
    """All that fits, as numbers of the register. Raises NotRegistered before a load."""
    fitting, _before = _all_fitting(wanted, register())
    return fitting


def all_that_fit(wanted: Wanted) -> Iterator[ServicePointRow]:
    """Every entry that fits, in the order of the pages. Raises NotRegistered before a load."""
    kept = register()
    fitting, before = _all_fitting(wanted, kept)
    numbers = (*before, *(fitting - before))
    for at in range(0, len(numbers), AT_ONCE):
        yield from _points(numbers[at : at + AT_ONCE], kept)


def _all_fitting(wanted: Wanted, kept: Register) -> tuple[Numbers, Numbers]:
    """What fits, and what of it stands first: every word just as it was typed."""
    words = words_in(wanted.text)[:MOST_WORDS]
    meant = tuple(kept.lexicon.meant(word) for word in words)
    fitting, exactly = fitting_numbers(replace(wanted, land=""), meant, kept)
    if wanted.land:
        fitting &= _of_land(wanted.land, kept)
    return fitting, _all_of([fitting, *exactly])


def values() -> Mapping[str, Mapping[str, int]]:
    """By which properties the directory can be narrowed: their values, and how often they occur."""
    return register().values


def count_without(wanted: Wanted) -> Mapping[str, int]:
    """How many there would be if one of the wishes, or one of the words, were dropped."""
    kept = register()
    words = words_in(wanted.text)[:MOST_WORDS]
    fewer = {name: _without(wanted, name) for name in PROPERTIES if getattr(wanted, name)}
    if wanted.open_at:
        fewer["open_at"] = replace(wanted, open_at=None)
    if len(words) > 1:
        rest = {word: " ".join(other for other in words if other != word) for word in words}
        fewer |= {f"word {word}": replace(wanted, text=text) for word, text in rest.items()}
    elif words and fewer:
        fewer["text"] = replace(wanted, text="")
    return {name: _count(each, kept) for name, each in fewer.items()}


def _without(wanted: Wanted, name: str) -> Wanted:
    dropped: dict[str, Any] = {name: ""}
    return replace(wanted, **dropped)


def _count(wanted: Wanted, kept: Register) -> int:
    meant = tuple(kept.lexicon.meant(word) for word in words_in(wanted.text))
    fitting, _ = fitting_numbers(replace(wanted, land=""), meant, kept)
    return len(fitting & _of_land(wanted.land, kept) if wanted.land else fitting)


def fitting_numbers(
    wanted: Wanted, meant: tuple[Meant, ...], kept: Register
) -> tuple[Numbers, list[Numbers]]:
    """What fits; and for each word found in other ways too, where it stands as it was typed."""
    if any(word.how is How.UNKNOWN for word in meant):
        return Numbers(), []
    wishes = [
        (name, value) for name in PROPERTIES if (value := getattr(wanted, name)) and name != "land"
    ]
    asked = [(KeywordAbout.TEXT, word) for each in meant for group in each.groups for word in group]
    likes = [
        (KeywordAbout.LIKES, word) for each in meant for word in each.exactly if word in kept.likes
    ]
    found = numbers_behind(kept, [*asked, *likes, *wishes])
    very = {word: found[about, word] for about, word in asked}
    wide = very | {word: very[word] | found[about, word] for about, word in likes}
    sets = [
        _any_of((wide if each.exactly else very)[word] for word in group)
        for each in meant
        for group in each.groups
    ]
    sets += [found[wish] for wish in wishes]
    if wanted.open_at:
        sets.append(open_at(wanted.open_at, kept) - numbers_of_empty_points())
    exactly = [
        _any_of(very[word] for word in each.exactly)
        for each in meant
        if not each.exactly or any(word in kept.likes for word in each.exactly)
    ]
    return (_all_of(sets) if sets else kept.everything), exactly


def _any_of(sets: Iterable[Numbers]) -> Numbers:
    some = [each for each in sets if each]
    return some[0] if len(some) == 1 else Numbers().union(*some)


def _all_of(sets: Iterable[Numbers]) -> Numbers:
    """What is in all of them, the smallest first."""
    first, *others = sorted(sets, key=len)
    for other in others:
        first &= other
    return first


def _of_land(land: str, kept: Register) -> Numbers:
    return kept.by_land.get(land, Numbers())


def _page(fitting: Numbers, exactly: list[Numbers], *, skipped: int) -> tuple[int, ...]:
    """The very words before their likes, each in the order readers see."""
    before = _all_of([fitting, *exactly])
    taken = before[skipped : skipped + PAGE]
    if len(taken) == PAGE or len(before) == len(fitting):
        return tuple(taken)
    rest = max(0, skipped - len(before))
    return (*taken, *(fitting - before)[rest : rest + PAGE - len(taken)])


def _points(numbers: tuple[int, ...], kept: Register) -> tuple[ServicePointRow, ...]:
    rows = DirectoryRow.objects.filter(generation=kept.generation, number__in=numbers)
    contents = dict(rows.values_list("number", "content").order_by())
    return tuple(
        ServicePointRow.model_validate(contents[number]) for number in numbers if number in contents
    )
