"""Values made of others: lists in their order, some of several, fields that belong together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from obhut.web.drafting.fields.leaves import Options
from obhut.web.drafting.fields.titles import Titles
from obhut.web.drafting.fields.typed import MISSING, Post, Reading, Shape, Typed, words_in

ROWS = ".rows"
"""End of the name of the hidden input that says how many rows a list has."""
MOST_ROWS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """Several of a kind. A row in which nothing was typed is no row; at the end it may wait there."""

    item: Shape
    fewest: int = 0
    most: int | None = None
    is_optional: bool = True

    @property
    def is_fixed(self) -> bool:
        """Whether it always has the same number of rows."""
        return self.fewest == self.most

    def typed(self, value: Any, titles: Titles) -> Typed:
        return [self.item.typed(each, titles) for each in value or ()]

    def taken(self, post: Post, name: str) -> Typed:
        said = words_in(post, f"{name}{ROWS}")
        rows = int(said) if said.isascii() and said.isdecimal() and len(said) < len("1000") else 0
        found = [self.item.taken(post, f"{name}.{at}") for at in range(min(rows, MOST_ROWS))]
        blank = [self.item.is_blank(each) for each in found]
        last = max((at for at, nothing in enumerate(blank) if not nothing), default=-1)
        return [
            each for at, each in enumerate(found) if self.is_fixed or at > last or not blank[at]
        ]

    def is_blank(self, typed: Typed) -> bool:
        return all(self.item.is_blank(each) for each in typed)

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        return [
            self.item.meant(each, f"{name}.{at}", reading)
            for at, each in enumerate(self.without_blanks(typed))
        ]

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        for at, each in enumerate(value or (), start=1):
            for line in self.item.told(each, titles):
                yield f"{at}. {line}"

    def without_blanks(self, typed: Typed) -> list[Typed]:
        """The rows in which something stands. A list of a fixed length keeps them all."""
        return [each for each in typed if self.is_fixed or not self.item.is_blank(each)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeOf:
    """Any number of several values. Those that were there keep their order."""

    options: Options
    """What may be chosen; where ``kind`` is given, the nodes of that kind."""
    kind: str = ""
    is_optional: bool = True

    def typed(self, value: Any, titles: Titles) -> Typed:
        return list(value or ())

    def taken(self, post: Post, name: str) -> Typed:
        given = dict.fromkeys(each for each in post.getlist(name) if isinstance(each, str))
        before = words_in(post, f"{name}.order").split()
        return [each for each in before if each in given] + [
            each for each in given if each and each not in before
        ]

    def is_blank(self, typed: Typed) -> bool:
        return not typed

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        known = self.known(reading.titles)
        strange = [each for each in typed if each not in known]
        if strange:
            return reading.refuse(name, _("Please choose among what is offered here."))
        return list(typed)

    def known(self, titles: Titles) -> Options:
        return titles.labels(self.kind) if self.kind else self.options

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        known = self.known(titles)
        if value:
            yield ", ".join(str(known.get(each, each)) for each in value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field of fields that belong together: how it is called and asked for."""

    name: str
    label: Any
    help: Any
    shape: Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together. Where it may be left out, it is there once it was asked for."""

    parts: tuple[Part, ...]
    is_optional: bool = False

    def typed(self, value: Any, titles: Titles) -> Typed:
        if value is None and self.is_optional:
            return None
        said = value or {}
        return {each.name: each.shape.typed(said.get(each.name), titles) for each in self.parts}

    def taken(self, post: Post, name: str) -> Typed:
        if self.is_optional and f"{name}{ROWS}" not in post:
            return None
        return {each.name: each.shape.taken(post, f"{name}.{each.name}") for each in self.parts}

    def is_blank(self, typed: Typed) -> bool:
        return typed is None or all(
            each.shape.is_blank(typed.get(each.name, "")) for each in self.parts
        )

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        if typed is None:
            return MISSING
        said = {
            each.name: each.shape.meant(typed[each.name], f"{name}.{each.name}", reading)
            for each in self.parts
        }
        return {part: value for part, value in said.items() if value is not MISSING}

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        for each in self.parts:
            for line in each.shape.told((value or {}).get(each.name), titles):
                yield f"{each.label}: {line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """One of several ways to say it; each way has fields of its own.

    What was typed under one way stays when another one is chosen, as far as it has that field too.
    """

    by: str
    """The field that says which way it is."""
    label: Any
    help: Any
    options: Options
    ways: Mapping[str, Group] = field(repr=False)
    is_optional: bool = False

    def typed(self, value: Any, titles: Titles) -> Typed:
        said = value or {}
        way = said.get(self.by, "")
        own = self.ways[way].typed(said, titles) if way in self.ways else {}
        return {self.by: way, **own}

    def taken(self, post: Post, name: str) -> Typed:
        way = words_in(post, f"{name}.{self.by}")
        own = self.ways[way].taken(post, name) if way in self.ways else {}
        return {self.by: way, **own}

    def is_blank(self, typed: Typed) -> bool:
        way = typed.get(self.by, "")
        return way not in self.ways

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        way = typed.get(self.by, "")
        if way not in self.ways:
            return reading.refuse(f"{name}.{self.by}", _("Please choose one."))
        own = self.ways[way].meant(typed, name, reading)
        return {self.by: way, **own}

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        way = (value or {}).get(self.by, "")
        if way in self.ways:
            yield str(self.options.get(way, way))
            yield from self.ways[way].told(value, titles)
