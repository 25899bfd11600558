"""What every statement carries: words in two languages, evidence, state of review."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

MAILBOX = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A stable word from the content: small letters, digits, hyphens."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=False)]
"""Words on one or several lines; never empty."""

Flag = Annotated[bool, Strict()]
"""true or false, and nothing that merely looks like it: "yes" is a word."""

Whole = Annotated[int, Strict()]
"""A whole number, written as one."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check_day(given: Any) -> Any:
    """A day is written in one way only: 2026-11-24. And it has to exist."""
    if isinstance(given, date):
        return given
    try:
        if DAY.fullmatch(given):
            date.fromisoformat(given)
            return given
    except (TypeError, ValueError):
        pass
    raise PydanticCustomError("date_parsing", "no such day")


Day = Annotated[date, BeforeValidator(check_day)]


class Fact(BaseModel):
    """Base of everything typed that content may say. Unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Text(Fact):
    """The same statement for people, in both languages. German is the original."""

    de: Line
    en: Line


class Evidence(StrEnum):
    """On what a statement rests."""

    PAGE = "page"  # a public page was read, at least its beginning
    GENERAL_KNOWLEDGE = "general_knowledge"  # no page read
    INFERENCE = "inference"  # drawn from sources, stated by none
    PROPOSAL = "proposal"  # ours, for a Land to decide


class Unreviewed(Fact):
    """Nobody has compared this statement with the text of the law."""

    state: Literal["unreviewed"]


class Compared(Fact):
    """Compared with the text of a day; not yet confirmed by a named function."""

    state: Literal["compared"]
    text_of: Line
    """Version of the text, e.g. "2026-04" or "2025-12-31"."""
    on: Day
    note: Text | None = None


class Confirmed(Fact):
    """A function with the law in front of it has confirmed the statement."""

    state: Literal["confirmed"]
    by: Line
    on: Day


Review = Annotated[Unreviewed | Compared | Confirmed, Field(discriminator="state")]


Seen = Literal["yes", "no", "partly", "not_seen"]
"""``not_seen`` is a value of its own: it never says that nothing is there."""


class Force(StrEnum):
    """How far a node binds."""

    LAW = "law"
    RECOMMENDED = "recommended"
    INFORMATION = "information"


class Freedom(StrEnum):
    """What a Land may do with a node."""

    FIXED = "fixed"
    ADAPTABLE = "adaptable"
    OPTIONAL = "optional"
