"""What the API answers on desks, field by field: who is responsible, and who answers instead."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from obhut.kernel.concept.texts import Text
from obhut.kernel.routing.answers import Missing as WhyNobody
from obhut.kernel.routing.answers import Reason, Why
from obhut.kernel.routing.desks import Confidence, Minors
from obhut.kernel.routing.freshness import Freshness
from obhut.kernel.routing.places import Level
from obhut.web.api.schema import Schema

OpenOrNot = Literal["open", "closed", "unknown", "unstaffed"]


class AreaOut(Schema):
    level: Level
    key: str


class PlaceOut(Schema):
    land: str | None
    kreis: str | None
    gemeinde: str | None
    bezirk: str | None
    postcode: str | None


class SaidByDesk(Schema):
    """What a desk says of itself, as far as it is said."""

    does: Text | None
    does_not: Text | None
    instead: Text | None = Field(description="Whom to turn to for what it does not do")
    accessibility: Text | None


class UnstaffedOut(Schema):
    """A desk that would be responsible, at which nobody sits and for which nobody stands in."""

    desk: str
    function: str
    name: Text


class LastCallOut(Schema):
    """The last test call of a desk that answers out of hours for others."""

    called_on: date
    reached: bool
    minutes: int | None = Field(description="Until somebody answered")
    in_vain: int = Field(description="How many calls in a row have reached nobody")


class LinkOut(SaidByDesk):
    """A desk in a chain. While it is held it shows no phone, no mailbox and no note.

    While nobody sits there (state "unstaffed") it shows no phone and no mailbox; only the first
    of a chain can be, and the others say who answers.

    An empty field means "not seen", never "does not exist".
    """

    desk: str
    function: str
    name: Text
    organisation: str
    phones: list[str]
    mailbox: str
    web: str
    state: OpenOrNot
    next_opening: datetime | None
    hours: Text | None
    why: Why
    area: AreaOut | None
    instead_of: str | None
    minors: Minors
    from_age: int | None
    to_age: int | None
    languages: Text | None
    note: Text | None
    held: bool
    held_because: Text | None
    confidence: Confidence
    seen_on: date
    confirmed_on: date | None
    doubted_on: date | None = Field(
        description="Since when its own mailbox says that it is no longer this desk; then amber at best"
    )
    last_call: LastCallOut | None
    freshness: Freshness = Field(
        description="Since the desk confirmed, or its page was seen: due after 6 months, amber from 9, red from 12"
    )
    source: str


class ChainOut(Schema):
    """A desk, then who answers in its place, in this order."""

    chain: list[LinkOut] = Field(min_length=1)
    ends_open: bool


class SoleOut(ChainOut):
    """One desk is responsible."""

    outcome: Literal["sole"] = "sole"


class SeveralOut(Schema):
    """Several are possible: say the place more exactly, or choose."""

    outcome: Literal["several"] = "several"
    reason: Reason
    ask: Level | None
    choices: list[ChainOut] = Field(min_length=1)
    without_desk: list[PlaceOut]
    unstaffed: list[UnstaffedOut]


class UnknownOut(Schema):
    """Nobody is known to be responsible. That does not mean that there is nobody."""

    outcome: Literal["unknown"] = "unknown"
    reason: WhyNobody
    ask: Level | None
    unstaffed: list[UnstaffedOut]


AnswerOut = Annotated[SoleOut | SeveralOut | UnknownOut, Field(discriminator="outcome")]
