"""What a form holds: strings, as people typed them, in the shape of the value that is meant.

A pair of words is {"de": …, "en": …}, a list is a list, nested fields are a map. Inputs are named
by the path: ``facts.when.0.question``. What was typed is kept as it is, whether it fits or not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from obhut.web.drafting.fields.titles import Titles

Typed = Any
"""str, or a list or map of Typed."""
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""Signs that nobody typed and no file may hold: they come along from other programs."""
MISSING: Any = object()
"""Nothing was said, so the fact is left out."""


class Post(Protocol):
    """What was handed in, as a QueryDict has it."""

    def __contains__(self, name: object, /) -> bool: ...

    def getlist(self, name: str, /) -> list[Any]: ...


@dataclass(slots=True)
class Reading:
    """What is needed to read what was typed, and what could not be read, by the name of its input."""

    titles: Titles
    faults: dict[str, str] = field(default_factory=dict)

    def refuse(self, name: str, sentence: str) -> Any:
        self.faults[name] = sentence
        return MISSING


class Shape(Protocol):
    """How one value is asked for."""

    @property
    def is_optional(self) -> bool:
        """Whether nothing may be said."""

    def typed(self, value: Any, titles: Titles) -> Typed:
        """What a form holds for a value; None where nothing is said."""

    def taken(self, post: Post, name: str) -> Typed:
        """What was handed in under this name."""

    def is_blank(self, typed: Typed) -> bool: ...

    def meant(self, typed: Typed, name: str, reading: Reading) -> Any:
        """The value, or MISSING."""

    def told(self, value: Any, titles: Titles) -> Iterator[str]:
        """A value as people read it, line by line."""


def words_in(post: Post, name: str) -> str:
    """The last of what came under this name; a browser ends its lines in a way of its own."""
    said = post.getlist(name)[-1:] if name in post else []
    text = said[0] if said and isinstance(said[0], str) else ""
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
