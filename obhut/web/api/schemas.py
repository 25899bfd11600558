"""What the API answers, field by field. The OpenAPI document is made from these classes."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from obhut.kernel.concept.counting import Counting
from obhut.kernel.concept.process import Moment, SetBy
from obhut.kernel.concept.texts import Review, Text
from obhut.kernel.plan.situation import Age, Carers, Company, Danger, Missing
from obhut.kernel.routing.answers import Missing as WhyNobody
from obhut.kernel.routing.answers import Reason, Why
from obhut.kernel.routing.desks import Confidence, Minors
from obhut.kernel.routing.places import Level
from obhut.kernel.verifier.findings import Weight


class Schema(BaseModel):
    """Read from our own values. Not ninja's: its look into Django's models cost most of an answer."""

    model_config = ConfigDict(from_attributes=True)


OpenOrNot = Literal["open", "closed", "unknown"]


class AreaOut(Schema):
    level: Level
    key: str


class PlaceOut(Schema):
    land: str | None
    kreis: str | None
    gemeinde: str | None
    bezirk: str | None
    postcode: str | None


class LinkOut(Schema):
    """A desk in a chain. While it is held it shows no phone, no mailbox and no note.

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
    languages: Text | None
    note: Text | None
    held: bool
    held_because: Text | None
    confidence: Confidence
    seen_on: date
    confirmed_on: date | None
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


class UnknownOut(Schema):
    """Nobody is known to be responsible. That does not mean that there is nobody."""

    outcome: Literal["unknown"] = "unknown"
    reason: WhyNobody
    ask: Level | None


AnswerOut = Annotated[SoleOut | SeveralOut | UnknownOut, Field(discriminator="outcome")]


class InsteadOut(Schema):
    """Another function to turn to, where nobody is known for the one asked for."""

    function: str
    title: Text
    answer: AnswerOut


class ResponsibleOut(Schema):
    function: str
    title: Text
    at: datetime
    edition: str = Field(description="Digest of the edition that was answered from")
    answer: AnswerOut
    instead: InsteadOut | None = Field(
        description="Where nobody is known: the fallback the edition names, and who answers there"
    )


class GroundOut(Schema):
    norm: str
    citation: str
    title: Text
    address: str | None
    review: Review
    recheck: Text | None


class DueOut(Schema):
    """What follows if it begins now. ``by`` says how the day is meant."""

    by: Literal["due", "not_before", "expires"]
    day: date
    until: datetime | None
    moved_from: date | None


class DeadlineOut(Schema):
    """A time rule. ``due`` is null where the source gives no number, or it does not begin now."""

    term: str
    code: str
    title: Text
    starts: Text
    counting: Counting
    set_by: SetBy
    due: DueOut | None
    review: Review
    grounds: list[GroundOut]


class CallOut(Schema):
    function: str
    title: Text
    step: str
    stands_in_for: list[str]
    answer: AnswerOut


class BecauseOut(Schema):
    """The node that brought an entry, and which answer to which question; empty where always."""

    node: str
    question: str
    answer: str


class UnansweredOut(Schema):
    text: Text
    to: str | None
    after: str | None


class EntryOut(Schema):
    node: str
    number: str
    title: Text
    text: Text | None
    moment: Moment
    bearer: str
    involves: list[str]
    because: list[BecauseOut]
    deadlines: list[DeadlineOut]
    grounds: list[GroundOut]
    calls: list[CallOut]
    documents: list[Text]
    allowed: list[str]
    write_down: list[Text]
    avoid: list[Text]
    unanswered: UnansweredOut
    evidence: str
    review: Review


class InterruptOut(Schema):
    node: str
    event: str
    title: Text
    text: Text | None
    first: list[Text]
    grounds: list[GroundOut]


class ProfessionOut(Schema):
    profession: str
    title: Text
    legal_line: Text
    grounds: list[GroundOut]


class SituationOut(Schema):
    danger: Danger
    age: Age
    company: Company
    carers: Carers
    missing: Missing


class PlanOut(Schema):
    """What to do, in order. ``calls`` is the short list for the next minutes."""

    at: datetime
    edition: str = Field(description="Digest of the edition that was answered from")
    profession: ProfessionOut
    situation: SituationOut
    interrupts: list[InterruptOut]
    calls: list[CallOut]
    entries: list[EntryOut]


class ChapterOut(Schema):
    """A section and its nodes, in order; each with the facts of its kind."""

    section: dict[str, Any]
    nodes: list[dict[str, Any]]


class MechanismOut(Schema):
    """The edition in force as data. The digest is made over all nodes in their order."""

    id: UUID
    number: int
    concept: str
    digest: str
    in_force_at: datetime
    chapters: list[ChapterOut]


class FindingOut(Schema):
    """One thing to mend in a mechanism or its desks."""

    rule: str
    weight: Weight
    where: str
    facts: dict[str, str]
    why: Text
    mend: Text


class FindingsOut(Schema):
    findings: list[FindingOut]
    count: dict[Weight, int]


class ErrorOut(Schema):
    """One thing that does not fit: which field, why, and what would."""

    field: str
    reason_de: str
    reason_en: str
    allowed: list[str] | None = None


class ProblemOut(Schema):
    """A no, in the form of RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    errors: list[ErrorOut] | None = None
