"""The signs as data: the same choice as on the page, each with the steps that follow and why."""

from collections.abc import Iterable
from typing import Any

from pydantic import Field

from obhut.kernel.concept.kinds import IndicatorFacts
from obhut.kernel.concept.links import OBSERVERS, Observer
from obhut.kernel.concept.process import Event
from obhut.kernel.concept.signs import SETTINGS, Setting
from obhut.kernel.concept.texts import Review, Text
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.next_steps import Cause, NextStep, asked_events, next_steps
from obhut.knowledge.queries import InForce
from obhut.web.api.answers import speaks_from_as_data
from obhut.web.api.schema import Schema
from obhut.web.api.schemas import SPEAKS_FROM, SpeaksFromOut

PARAMETERS: dict[str, tuple[dict[str, Any], str]] = {
    "card": ({"type": "string"}, "Only the signs on this sheet, in its order"),
    "setting": ({"type": "string", "enum": ["", *SETTINGS]}, "Where or in what it shows itself"),
    "form": ({"type": "string"}, "Only signs of this form of exploitation"),
    "observer": (
        {"type": "string", "enum": ["", *OBSERVERS]},
        "Who may see it; what everybody may see belongs to each",
    ),
}


class NextStepOut(Schema):
    """A step that follows. With ``event`` only if the event is happening: ask first."""

    step: str
    number: str
    title: Text
    cause: Cause
    because: str = Field(description="Key of the node that is the reason")
    reason: Text
    partners: list[str]


class SignOut(Schema):
    """A reason to look more closely. It proves nothing, has no weight and is never added up."""

    sign: str
    code: str
    title: Text
    text: Text | None
    setting: Setting
    observers: list[Observer]
    asks: list[Event] = Field(description="Events to ask about first; danger before all others")
    forms: list[str]
    next_steps: list[NextStepOut]
    evidence: str
    sources: list[str]
    review: Review


class SignsOut(Schema):
    edition: str = Field(description="Digest of the edition that was answered from")
    speaks_from: SpeaksFromOut = SPEAKS_FROM
    signs: list[SignOut]


def signs_as_data(signs: Iterable[Statement[IndicatorFacts]], present: InForce) -> SignsOut:
    """The signs in their order, in both languages."""
    return SignsOut(
        edition=present.mechanism.digest,
        speaks_from=speaks_from_as_data(present.edition),
        signs=[_sign(sign, present.mechanism) for sign in signs],
    )


def _sign(sign: Statement[IndicatorFacts], mechanism: Mechanism) -> SignOut:
    node, facts = sign.node, sign.facts
    return SignOut(
        sign=node.key,
        code=facts.code,
        title=node.title,
        text=node.text,
        setting=facts.setting,
        observers=facts.observers,
        asks=[event.facts.event for event in asked_events(sign, mechanism)],
        forms=facts.forms,
        next_steps=[_next_step(each) for each in next_steps(sign, mechanism)],
        evidence=node.evidence,
        sources=node.sources,
        review=node.review,
    )


def _next_step(found: NextStep) -> NextStepOut:
    return NextStepOut(
        step=found.step.key,
        number=found.step.facts.number,
        title=found.step.node.title,
        cause=found.cause,
        because=found.because.key,
        reason=found.because.text or found.because.title,
        partners=list(found.partners),
    )
