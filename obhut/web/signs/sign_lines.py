"""A sign as a page shows it: its words, what it asks first, what follows from it and why."""

from dataclasses import dataclass
from itertools import groupby

from obhut.kernel.concept.kinds import IndicatorFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.next_steps import asked_events, steps_of_every_sign
from obhut.web.finder.plan_page import SourceLine, source_lines
from obhut.web.finder.words import EVIDENCE, review_in_words, said
from obhut.web.signs.words import ON_PAPER, QUESTIONS, SETTINGS

EVENT, FORM, EVERY = "event", "form", "every"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOfSign:
    """What a sign asks first, and the steps for a yes."""

    question: str
    short: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedSource:
    """A source with its number in the edition, by which a long page names it."""

    number: int
    line: SourceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class SignLine:
    key: str
    code: str
    title: str
    text: str
    urgent: bool
    questions: tuple[EventOfSign, ...]
    forms: tuple[str, ...]
    leads: str
    """Names of what follows from it on the page, for the ticking."""
    evidence: str
    review: str
    sources: tuple[NumberedSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignGroup:
    """Signs of one setting, under its name."""

    key: str
    title: str
    signs: tuple[SignLine, ...]


def sign_groups(
    signs: tuple[Statement[IndicatorFacts], ...], mechanism: Mechanism
) -> tuple[SignGroup, ...]:
    """The signs under the names of their settings, in the order of the edition."""
    return tuple(
        SignGroup(
            key=setting,
            title=str(SETTINGS[setting]),
            signs=tuple(sign_line(sign, mechanism) for sign in members),
        )
        for setting, members in groupby(signs, key=lambda sign: sign.facts.setting)
    )


def sign_line(sign: Statement[IndicatorFacts], mechanism: Mechanism) -> SignLine:
    node, facts = sign.node, sign.facts
    events = asked_events(sign, mechanism)
    leads = [f"{EVENT}-{event.facts.event}" for event in events]
    return SignLine(
        key=node.key,
        code=facts.code,
        title=said(node.title),
        text=said(node.text) if node.text else "",
        urgent=facts.urgent,
        questions=tuple(
            EventOfSign(
                question=str(QUESTIONS[event.facts.event]),
                short=str(ON_PAPER[event.facts.event]),
                steps=tuple(step_title(key, mechanism) for key in event.facts.steps),
            )
            for event in events
        ),
        forms=tuple(said(mechanism.forms[key].node.title) for key in facts.forms),
        leads=" ".join((*leads, EVERY, *(f"{FORM}-{key}" for key in facts.forms))),
        evidence=str(EVIDENCE[node.evidence]),
        review=review_in_words(node.review),
        sources=_numbered(node, mechanism),
    )


def titles_of_every_sign(mechanism: Mechanism) -> tuple[str, ...]:
    """The steps that follow from every sign, by name."""
    return tuple(step_title(each.step.key, mechanism) for each in steps_of_every_sign(mechanism))


def step_title(key: str, mechanism: Mechanism) -> str:
    return said(mechanism.steps[key].node.title)


def _numbered(node: Node, mechanism: Mechanism) -> tuple[NumberedSource, ...]:
    order = list(mechanism.sources)
    return tuple(
        NumberedSource(number=order.index(key) + 1, line=line)
        for key, line in zip(node.sources, source_lines(node, mechanism), strict=True)
    )
