"""Single values: words, numbers, days, one of several, another node."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from obhut.web.drafting.fields.titles import NotFound, Titles
from obhut.web.drafting.fields.typed import MISSING, Post, Reading, Typed, words_in

NUMBER = re.compile(r"-?[0-9]{1,9}")
YES = "yes"
Options = Mapping[str, Any]
"""Value -> what it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words in one language only: a code, an address, a citation."""

    is_optional: bool = False

    def typed(self, value: Any, titles: Titles) -> Typed:
        return value or ""

    def taken(self, post: Post, name: str) -> Typed:
        return words_in(post, name)

    def is_blank(self, typed: Typed) -> bool:
        return not str(typed).strip()

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        return MISSING if self.is_blank(typed) and self.is_optional else typed.strip()

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        if value:
            yield value


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """The same in German and English."""

    is_optional: bool = False
    is_title: bool = False
    is_prose: bool = False
    """Markdown, on several paragraphs."""

    def typed(self, value: Any, titles: Titles) -> Typed:
        said = value or {}
        return {"de": said.get("de", ""), "en": said.get("en", "")}

    def taken(self, post: Post, name: str) -> Typed:
        return {part: words_in(post, f"{name}.{part}") for part in ("de", "en")}

    def is_blank(self, typed: Typed) -> bool:
        return not any(str(words).strip() for words in typed.values())

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        if self.is_blank(typed) and self.is_optional:
            return MISSING
        return {part: words.strip() for part, words in typed.items()}

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        for part in ("de", "en"):
            if value and value.get(part):
                yield f"{part}: {value[part]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A whole number."""

    is_optional: bool = False

    def typed(self, value: Any, titles: Titles) -> Typed:
        return "" if value is None else str(value)

    def taken(self, post: Post, name: str) -> Typed:
        return words_in(post, name)

    def is_blank(self, typed: Typed) -> bool:
        return not typed.strip()

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        said = typed.strip()
        if not said and self.is_optional:
            return MISSING
        if not NUMBER.fullmatch(said):
            return reading.refuse(name, _("A whole number is expected, such as 2."))
        return int(said)

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        if value is not None:
            yield str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneDay:
    """A day as people here write it: 24.11.2026. 2026-11-24 is understood too."""

    is_optional: bool = False

    def typed(self, value: Any, titles: Titles) -> Typed:
        return f"{date.fromisoformat(value):%d.%m.%Y}" if value else ""

    def taken(self, post: Post, name: str) -> Typed:
        return words_in(post, name)

    def is_blank(self, typed: Typed) -> bool:
        return not typed.strip()

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        said = typed.strip()
        if not said and self.is_optional:
            return MISSING
        written = re.sub(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$", _turned, said)
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            sentence = _("A day that exists is expected, such as 24.11.2026.")
            return reading.refuse(name, sentence)

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        if value:
            yield f"{date.fromisoformat(value):%d.%m.%Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Yes, or not. ``silent``: where not yes, nothing is said, instead of no."""

    silent: bool = False
    is_optional: bool = True

    def typed(self, value: Any, titles: Titles) -> Typed:
        return YES if value else ""

    def taken(self, post: Post, name: str) -> Typed:
        return YES if YES in post.getlist(name) else ""

    def is_blank(self, typed: Typed) -> bool:
        return not typed

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        return True if typed == YES else MISSING if self.silent else False

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        yield _("yes") if value else _("no")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """One of several values."""

    options: Options
    is_optional: bool = False

    def typed(self, value: Any, titles: Titles) -> Typed:
        return value or ""

    def taken(self, post: Post, name: str) -> Typed:
        return words_in(post, name)

    def is_blank(self, typed: Typed) -> bool:
        return not typed

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        if not typed and self.is_optional:
            return MISSING
        if typed not in self.options:
            return reading.refuse(name, _("Please choose one."))
        return typed

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        if value:
            yield str(self.options.get(value, value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another node of one kind, searched for by its title."""

    kind: str
    is_optional: bool = False

    def typed(self, value: Any, titles: Titles) -> Typed:
        return titles.label(self.kind, value) if value else ""

    def taken(self, post: Post, name: str) -> Typed:
        return words_in(post, name)

    def is_blank(self, typed: Typed) -> bool:
        return not typed.strip()

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        said = typed.strip()
        if not said and self.is_optional:
            return MISSING
        if not said:
            return reading.refuse(name, _("Please choose one from the list."))
        try:
            return reading.titles.key(self.kind, said)
        except NotFound as strange:
            return reading.refuse(name, str(strange))

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        if value:
            yield titles.label(self.kind, value)


def _turned(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"
