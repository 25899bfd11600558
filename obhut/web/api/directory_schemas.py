"""What the API answers on the directory, field by field."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from obhut.kernel.concept.texts import Text
from obhut.kernel.routing.freshness import Freshness
from obhut.kernel.searching.lexicon import How
from obhut.web.api.desk_schemas import OpenOrNot, SaidByDesk
from obhut.web.api.schema import Schema

Said = Literal["yes", "no", "unclear", "not_stated"]


class DeskOut(SaidByDesk):
    """A desk of an entry: one function of the mechanism, as it is staffed here."""

    desk: str
    function: str
    staffed: bool
    mailbox: str | None
    confirmed_on: date | None


class ServicePointOut(Schema):
    """An entry. While it is held it shows no phone, no mailbox and no note.

    While nobody sits at any of its desks its state is "unstaffed" and it shows no phone either.
    An empty field means "not seen", never "does not exist".
    """

    key: str
    kind: str
    name: Text
    carrier: str | None
    city: str | None
    laender: list[str] = Field(description="DE: works nationwide")
    phones: list[str]
    emails: list[str]
    web: str | None
    state: OpenOrNot
    next_opening: datetime | None
    hours: Text | None
    minors: Said
    professionals: Said
    forms: list[str]
    languages: list[str] = Field(description="As far as the text names them")
    languages_text: Text | None
    target_group: Text | None
    note: Text | None
    held: bool
    held_because: Text | None
    confidence: Literal["page", "secondary"]
    seen_on: date
    confirmed_on: date | None
    freshness: Freshness
    desks: list[DeskOut]
    source: str


class WordOut(Schema):
    """A word that was typed, folded, and what it was taken for."""

    typed: str
    understood: How
    as_spelt: list[str]


class ServicePointsOut(Schema):
    """A page of entries. None found does not mean that there is none."""

    at: datetime
    count: int
    page: int
    pages: int
    by_land: dict[str, int] = Field(description="How many there would be, whatever Land is chosen")
    words: list[WordOut]
    not_searched: list[str] = Field(description="Words beyond the first eight")
    entries: list[ServicePointOut]
