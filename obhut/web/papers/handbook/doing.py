"""Chapters on what is done: events, steps with their deadlines, the bodies involved."""

from dataclasses import dataclass
from itertools import groupby

from obhut.kernel.concept.kinds import ActorFacts, InterruptFacts, StepFacts, TermFacts
from obhut.kernel.mechanism.mechanism import Statement
from obhut.kernel.plan.plan import Because, Deadline, Entry
from obhut.web.finder import words
from obhut.web.finder.plan_page import EntryLine, entry_line
from obhut.web.knowledge.names import PHASES
from obhut.web.papers.handbook.names import named
from obhut.web.papers.handbook.statements import Ground, Reader, Told, all_said


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet:
    told: Told
    first: tuple[str, ...]
    steps: tuple[str, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSheet:
    told: Told
    step: EntryLine
    calls: tuple[str, ...]
    only_where: tuple[str, ...]
    """Answers for which the step stands on a plan; none: on every plan."""
    leads_to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSheet:
    title: str
    steps: tuple[StepSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    told: Told
    code: str
    rule: str
    starts: str
    set_by: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSheet:
    told: Told
    code: str
    task: str
    must: tuple[str, ...]
    involve: tuple[str, ...]
    limits: tuple[str, ...]
    grounds: tuple[Ground, ...]


def events(reader: Reader) -> tuple[EventSheet, ...]:
    return tuple(_event(reader, event) for event in reader.mechanism.interrupts.values())


def phases(reader: Reader) -> tuple[PhaseSheet, ...]:
    """The steps in their order; those of one phase under its name."""
    steps = reader.mechanism.steps.values()
    return tuple(
        PhaseSheet(title=named(PHASES, phase), steps=tuple(_step(reader, step) for step in members))
        for phase, members in groupby(steps, key=lambda step: str(step.facts.phase))
    )


def terms(reader: Reader) -> tuple[TermRow, ...]:
    return tuple(_term(reader, term) for term in reader.mechanism.terms.values())


def actors(reader: Reader) -> tuple[ActorSheet, ...]:
    return tuple(_actor(reader, actor) for actor in reader.mechanism.actors.values())


def _event(reader: Reader, event: Statement[InterruptFacts]) -> EventSheet:
    return EventSheet(
        told=reader.told(event.node),
        first=all_said(event.facts.first),
        steps=_numbered(reader, event.facts.steps),
        grounds=reader.grounds(event.facts.basis),
    )


def _step(reader: Reader, step: Statement[StepFacts]) -> StepSheet:
    mechanism = reader.mechanism
    because = tuple(
        Because(node=step.key, question=each.question, answer=answer)
        for each in step.facts.when
        for answer in each.answers
    )
    entry = Entry(
        step=step,
        moment=step.facts.moment,
        because=because,
        calls=(),
        deadlines=tuple(
            Deadline(term=mechanism.terms[key], outcome=None) for key in step.facts.terms
        ),
    )
    line = entry_line(entry, mechanism)
    return StepSheet(
        told=reader.told(step.node),
        step=line,
        calls=reader.functions(step.facts.calls),
        only_where=line.reasons,
        leads_to=_numbered(reader, step.facts.leads_to),
    )


def _numbered(reader: Reader, keys: list[str]) -> tuple[str, ...]:
    steps = (reader.mechanism.steps[key] for key in keys)
    return tuple(f"{step.facts.number} · {words.said(step.node.title)}" for step in steps)


def _term(reader: Reader, term: Statement[TermFacts]) -> TermRow:
    return TermRow(
        told=reader.told(term.node),
        code=term.facts.code,
        rule=words.rule_in_words(term.facts),
        starts=words.said(term.facts.starts),
        set_by=str(words.SET_BY[term.facts.set_by]),
        grounds=reader.grounds(term.facts.basis),
    )


def _actor(reader: Reader, actor: Statement[ActorFacts]) -> ActorSheet:
    facts = actor.facts
    return ActorSheet(
        told=reader.told(actor.node),
        code=facts.code,
        task=words.said(facts.task),
        must=all_said(facts.must),
        involve=all_said(facts.involve),
        limits=all_said(facts.limits),
        grounds=reader.grounds(facts.norms),
    )
