"""What the API answers, field by field. The OpenAPI document is made from these classes."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from obhut.kernel.concept.counting import Counting
from obhut.kernel.concept.process import Moment, SetBy
from obhut.kernel.concept.texts import Review, Text
from obhut.kernel.plan.situation import Age, Carers, Company, Danger, Missing
from obhut.kernel.verifier.findings import Weight
from obhut.web.api.desk_schemas import AnswerOut, UnstaffedOut
from obhut.web.api.schema import Schema


class SpeaksFromOut(Schema):
    """The edition an answer comes from. ``past_at``: since then another one holds."""

    concept: str
    kind: str
    title: Text
    level: str
    area: str
    number: int
    digest: str
    in_force_at: datetime
    past_at: datetime | None


SPEAKS_FROM = Field(description="The text of the narrowest area around the place, then or now")


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
    speaks_from: SpeaksFromOut = SPEAKS_FROM
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
    unstaffed: list[UnstaffedOut] = Field(
        description="Desks of those functions, unstaffed at present"
    )
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
    speaks_from: SpeaksFromOut = SPEAKS_FROM
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
    kind: str
    title: Text
    level: str
    area: str
    digest: str
    in_force_at: datetime
    past_at: datetime | None
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
