"""What the gate answers as data, field by field."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from obhut.kernel.concept.kinds import ConsentOf, First, Purpose
from obhut.kernel.concept.questions import Danger
from obhut.kernel.concept.texts import Review, Text
from obhut.kernel.gate.answer import Decided, Gap
from obhut.kernel.gate.permission import Permission
from obhut.kernel.gate.question import Agreed
from obhut.web.api.schema import Schema
from obhut.web.api.schemas import SPEAKS_FROM, GroundOut, SpeaksFromOut


class GateQuestionOut(Schema):
    """The question as it was understood."""

    sender: str = Field(description="The function of whoever asks")
    profession: str | None
    recipient: str
    data_class: str
    purpose: Purpose | None
    consent: Agreed
    danger: Danger


class DutyOut(Schema):
    """It must be told, or shall as a rule, when the condition is met."""

    binding: Literal["must", "should"]
    when: Text


class FirstOut(Schema):
    step: First
    text: Text


class RowOut(Schema):
    """A row that the answer comes from."""

    share: str
    title: Text
    purpose: Text
    evidence: str
    review: Review


class GateOut(Schema):
    """Exactly one permission, its ground, and what comes first. Nothing was kept or sent."""

    at: datetime
    edition: str = Field(description="Digest of the edition that was answered from")
    speaks_from: SpeaksFromOut = SPEAKS_FROM
    question: GateQuestionOut
    permission: Permission
    headline: Text
    decided: Decided
    gap: Gap | None = Field(description="Why nobody has settled it, where nothing decided")
    call_first: bool = Field(description="There is danger now: call 110 before anything else")
    needs_kkg4: bool = Field(description="Holds only for a profession that § 4 KKG names")
    duties: list[DutyOut]
    otherwise: Permission | None = Field(
        description="What holds where the condition of a duty, or the profession, is not met"
    )
    consent_of: ConsentOf | None = Field(description="Whose consent counts, where one does")
    notes: list[Text]
    first: list[FirstOut]
    brakes: list[Text]
    rows: list[RowOut]
    grounds: list[GroundOut]
    recipient_must_act: list[GroundOut] = Field(
        description="Norms under which the recipient must act on what it is told"
    )
    review: Review = Field(description="The weakest of rows and grounds")
    ask: bool = Field(description="Ask a lawyer or a data protection officer before relying on it")
    ask_text: Text | None
    purposes: list[Purpose] = Field(
        description="For these purposes a row says something, where the one given decided nothing"
    )
    for_the_file: Text
