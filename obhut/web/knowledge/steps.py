"""The steps of the mechanism in their order, and the events that break in."""

from collections.abc import Iterable
from dataclasses import dataclass

from obhut.kernel.concept.kinds import StepFacts, TermFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.web.finder import words
from obhut.web.knowledge import names
from obhut.web.knowledge.lines import (
    LinkLine,
    SectionLine,
    SureLine,
    all_said,
    function_links,
    link,
    maybe,
    norm_links,
    section_line,
    sure_line,
    text_of,
)

Step = Statement[StepFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOfTimeLine:
    """A time rule in one line, with the way to its full entry."""

    rule: str
    set_by: str
    kind: str
    to: LinkLine
    review: str
    grounds: tuple[LinkLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    key: str
    number: str
    title: str
    text: str
    bearer: LinkLine
    involves: tuple[LinkLine, ...]
    times: tuple[RuleOfTimeLine, ...]
    unanswered: str
    unanswered_to: str
    unanswered_after: str
    grounds: tuple[LinkLine, ...]
    allowed: tuple[str, ...]
    allowed_note: str
    documents: tuple[str, ...]
    write_down: tuple[str, ...]
    avoid: tuple[str, ...]
    leads_to: tuple[LinkLine, ...]
    failures: tuple[LinkLine, ...]
    ends: bool
    sure: SureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseLine:
    key: str
    title: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    key: str
    title: str
    text: str
    first: tuple[str, ...]
    steps: tuple[LinkLine, ...]
    grounds: tuple[LinkLine, ...]
    sure: SureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsPage:
    section: SectionLine | None
    phases: tuple[PhaseLine, ...]
    events_section: SectionLine | None
    events: tuple[EventLine, ...]


def steps_page(mechanism: Mechanism) -> StepsPage:
    steps = mechanism.steps.values()
    phases = (
        PhaseLine(
            key=phase,
            title=str(title),
            steps=tuple(step_line(step, mechanism) for step in steps if step.facts.phase == phase),
        )
        for phase, title in names.PHASES.items()
    )
    return StepsPage(
        section=section_line("steps", mechanism),
        phases=tuple(phase for phase in phases if phase.steps),
        events_section=section_line("interrupts", mechanism),
        events=tuple(
            EventLine(
                key=event.key,
                title=words.said(event.node.title),
                text=text_of(event.node),
                first=all_said(event.facts.first),
                steps=tuple(link(mechanism.steps[key].node) for key in event.facts.steps),
                grounds=norm_links(event.facts.basis, mechanism),
                sure=sure_line(event.node, mechanism),
            )
            for event in mechanism.interrupts.values()
        ),
    )


def times(
    terms: Iterable[Statement[TermFacts]], mechanism: Mechanism
) -> tuple[RuleOfTimeLine, ...]:
    return tuple(
        RuleOfTimeLine(
            rule=words.rule_in_words(term.facts),
            set_by=term.facts.set_by,
            kind=str(words.SET_BY[term.facts.set_by]),
            to=link(term.node),
            review=names.review(term.node.review),
            grounds=norm_links(term.facts.basis, mechanism),
        )
        for term in terms
    )


def step_line(step: Step, mechanism: Mechanism) -> StepLine:
    node, facts = step.node, step.facts
    after = mechanism.terms[facts.unanswered.after].facts if facts.unanswered.after else None
    to = facts.unanswered.to
    return StepLine(
        key=step.key,
        number=facts.number,
        title=words.said(node.title),
        text=text_of(node),
        bearer=function_links([facts.bearer], mechanism)[0],
        involves=function_links(facts.involves, mechanism),
        times=times((mechanism.terms[key] for key in facts.terms), mechanism),
        unanswered=words.said(facts.unanswered.text),
        unanswered_to=words.said(mechanism.functions[to].node.title) if to else "",
        unanswered_after=words.rule_in_words(after) if after else "",
        grounds=norm_links(facts.basis, mechanism),
        allowed=_classes(facts.allowed.classes, mechanism),
        allowed_note=maybe(facts.allowed.note),
        documents=all_said(facts.documents),
        write_down=all_said(facts.write_down),
        avoid=all_said(facts.avoid),
        leads_to=tuple(link(mechanism.steps[key].node) for key in facts.leads_to),
        failures=tuple(
            link(failure.node)
            for failure in mechanism.failures.values()
            if step.key in failure.facts.steps
        ),
        ends=facts.ends,
        sure=sure_line(node, mechanism),
    )


def _classes(keys: Iterable[str], mechanism: Mechanism) -> tuple[str, ...]:
    return tuple(
        f"{mechanism.data_classes[key].facts.code}: "
        f"{words.said(mechanism.data_classes[key].node.title)}"
        for key in keys
    )
