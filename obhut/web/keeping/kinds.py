"""Kinds of fields of a row: from what the row says to what a form holds, and back.

What a form holds are strings by the end of an input's name; "" is the input of the field itself.
What somebody did not touch is never read back, so it stays to the letter as it was.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

Held = dict[str, tuple[str, ...]]
"""End of an input's name -> what it holds."""
Options = Callable[[], Mapping[str, str]]
"""Values to choose from -> what they are called."""


class Unreadable(ValueError):
    """What an input holds cannot be read. Says what would be right, in the reader's language."""


class Kind(Protocol):
    """How a field is asked for."""

    @property
    def name(self) -> str:
        """By which the template knows it."""

    def held(self, value: Any) -> Held:
        """What the inputs hold for a value of the row."""

    def meant(self, held: Held) -> Any:
        """The value; None where nothing is said. Raises Unreadable."""

    def told(self, value: Any) -> tuple[str, ...]:
        """A value as people read it, line by line; also one that the row would refuse."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line."""

    name: str = "line"
    input_type: str = "text"

    def held(self, value: Any) -> Held:
        return {"": (value or "",)}

    def meant(self, held: Held) -> Any:
        return _only(held).strip() or None

    def told(self, value: Any) -> tuple[str, ...]:
        if value and self.input_type == "date":
            return (_day(value),)
        return (str(value),) if value else ()


@dataclass(frozen=True, slots=True)
class Named:
    """The key of something else, which people know by its name."""

    naming: Callable[[str], str]
    name: str = "line"

    def held(self, value: Any) -> Held:
        return {"": (value or "",)}

    def meant(self, held: Held) -> Any:
        return _only(held).strip() or None

    def told(self, value: Any) -> tuple[str, ...]:
        return (self.naming(value),) if value else ()


@dataclass(frozen=True, slots=True)
class Both:
    """The same in German and English."""

    name: str = "both"

    def held(self, value: Any) -> Held:
        said = value or {}
        return {"de": (said.get("de", ""),), "en": (said.get("en", ""),)}

    def meant(self, held: Held) -> Any:
        said = {language: _only(held, language).strip() for language in ("de", "en")}
        return {language: words for language, words in said.items() if words} or None

    def told(self, value: Any) -> tuple[str, ...]:
        said = value or {}
        return tuple(
            f"{language}: {said[language]}" for language in ("de", "en") if language in said
        )


@dataclass(frozen=True, slots=True)
class Lines:
    """Several of a kind, one a line."""

    name: str = "lines"

    def held(self, value: Any) -> Held:
        return {"": ("\n".join(value or ()),)}

    def meant(self, held: Held) -> Any:
        return [line.strip() for line in _only(held).splitlines() if line.strip()] or None

    def told(self, value: Any) -> tuple[str, ...]:
        return tuple(value or ())


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: Options
    is_optional: bool = True
    name: str = "choice"

    def held(self, value: Any) -> Held:
        return {"": (value or "",)}

    def meant(self, held: Held) -> Any:
        return _only(held) or None

    def told(self, value: Any) -> tuple[str, ...]:
        return (self.options().get(value, value),) if value else ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Any number of several. A hidden input tells "none of them" from "not asked"."""

    options: Options
    name: str = "choices"

    def held(self, value: Any) -> Held:
        return {"": ("", *sorted(value or ()))}

    def meant(self, held: Held) -> Any:
        return sorted({each for each in held[""] if each}) or None

    def told(self, value: Any) -> tuple[str, ...]:
        names = self.options()
        return tuple(names.get(each, each) for each in value or ())


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """Yes, no, or not said."""

    name: str = "choice"
    is_optional: bool = True

    def options(self) -> Mapping[str, str]:
        return {"yes": _("yes"), "no": _("no")}

    def held(self, value: Any) -> Held:
        return {"": ({True: "yes", False: "no"}.get(value, ""),)}

    def meant(self, held: Held) -> Any:
        return {"yes": True, "no": False}.get(_only(held))

    def told(self, value: Any) -> tuple[str, ...]:
        return () if value is None else (_("yes") if value else _("no"),)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from zero on."""

    name: str = "number"

    def held(self, value: Any) -> Held:
        return {"": ("" if value is None else str(value),)}

    def meant(self, held: Held) -> Any:
        said = _only(held).strip()
        if not said:
            return None
        if not (said.isascii() and said.isdecimal() and len(said) < 10):  # noqa: PLR2004 -- no more people than that
            raise Unreadable(_("A whole number is expected, such as 2."))
        return int(said)

    def told(self, value: Any) -> tuple[str, ...]:
        return () if value is None else (str(value),)


@dataclass(frozen=True, slots=True)
class Told:
    """What is written elsewhere and only told here."""

    telling: Callable[[Any], str]
    name: str = "told"

    def held(self, _value: Any) -> Held:
        return {}

    def meant(self, _held: Held) -> Any:
        raise Unreadable

    def told(self, value: Any) -> tuple[str, ...]:
        return (self.telling(value),) if value else ()


def _day(said: str) -> str:
    """A day as people write it; as it was typed where it is none."""
    try:
        return f"{date.fromisoformat(said):%d.%m.%Y}"
    except ValueError:
        return said


def _only(held: Held, part: str = "") -> str:
    """One input holds one text; a browser ends its lines in a way of its own."""
    return unbroken(held[part][-1])


def unbroken(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
