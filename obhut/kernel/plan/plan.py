"""Situation + mechanism + desks -> the ordered plan.

Pure and deterministic: the same arguments give the same plan. Every entry says which node of
the edition and which answer brought it there.

Three things hold whatever the content says. In danger the steps of danger come first, and their
first call is the first call of the plan. Nobody who cares for the child is involved by the one
who asks, unless it was answered that this does not endanger it: the youth office decides later.
And a day is only counted from now where the step begins now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from obhut.kernel.concept.kinds import (
    Condition,
    InterruptFacts,
    Moment,
    StepFacts,
    TermFacts,
)
from obhut.kernel.deadlines.arithmetic import Outcome, due
from obhut.kernel.deadlines.calendars import WorkingCalendar, YearNotKnown
from obhut.kernel.deadlines.terms import AfterAge, UntilAge
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.terms import term_of
from obhut.kernel.plan.certain import certain_to_answer
from obhut.kernel.plan.fallback import AskWhoIsResponsible, Call, call_for
from obhut.kernel.plan.situation import Carers, Danger, Situation

__all__ = [
    "Because",
    "Call",
    "Chosen",
    "Deadline",
    "Entry",
    "Plan",
    "choose",
    "make_plan",
    "plan_of",
]

IMMEDIATE = ("danger", "missing")
"""Events whose steps come before all others, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Which node brought an entry, and which answer to which question; none where always."""

    node: str
    question: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A time rule of a step. ``outcome`` counts from now and is None where that is not its start.

    None too where its end lies beyond the years whose holidays are known: nothing is guessed.
    """

    term: Statement[TermFacts]
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    step: Statement[StepFacts]
    moment: Moment
    because: tuple[Because, ...]
    calls: tuple[Call, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do, in order. ``calls`` is the short list for the next minutes."""

    situation: Situation
    at: datetime
    digest: str
    interrupts: tuple[Statement[InterruptFacts], ...]
    calls: tuple[Call, ...]
    entries: tuple[Entry, ...]

    def of(self, moment: Moment) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.moment is moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a situation alone decides: the events, and the steps in their order with their reasons."""

    situation: Situation
    interrupts: tuple[Statement[InterruptFacts], ...]
    steps: tuple[tuple[Statement[StepFacts], Moment, tuple[Because, ...]], ...]


def choose(situation: Situation, mechanism: Mechanism) -> Chosen:
    """The steps of a plan, before anybody asks where, when and whom to call."""
    interrupts = tuple(
        event for event in mechanism.interrupts.values() if _holds(event.facts.when, situation)
    )
    steps = []
    for step in mechanism.steps.values():
        if _belongs(step, situation, interrupts):
            calling = tuple(event for event in interrupts if step.key in event.facts.steps)
            because = tuple(_reasons(step, situation, calling))
            steps.append((step, _moment(step, calling, situation), because))
    ordered = sorted(steps, key=lambda each: _order(each[0], each[1], interrupts))
    return Chosen(situation=situation, interrupts=interrupts, steps=tuple(ordered))


def make_plan(
    situation: Situation,
    *,
    mechanism: Mechanism,
    ask: AskWhoIsResponsible,
    calendar: WorkingCalendar,
    at: datetime,
) -> Plan:
    """The ordered plan for a situation, at a moment, with the desks of a place."""
    chosen = choose(situation, mechanism)
    return plan_of(chosen, mechanism=mechanism, ask=ask, calendar=calendar, at=at)


def plan_of(
    chosen: Chosen,
    *,
    mechanism: Mechanism,
    ask: AskWhoIsResponsible,
    calendar: WorkingCalendar,
    at: datetime,
) -> Plan:
    """The plan of steps that were chosen from this mechanism."""
    called = cache(lambda key: call_for(key, mechanism=mechanism, ask=ask))
    due_from_now = cache(lambda key: _outcome(mechanism.terms[key], calendar, at))
    entries = tuple(
        Entry(
            step=step,
            moment=moment,
            because=because,
            calls=tuple(called(key).wanted_by(step.key) for key in step.facts.calls),
            deadlines=tuple(
                # What an event brings forward begins when that step is taken, not when it is read.
                Deadline(
                    term=mechanism.terms[key],
                    outcome=None if step.facts.moment is Moment.LATER else due_from_now(key),
                )
                for key in step.facts.terms
            ),
        )
        for step, moment, because in chosen.steps
    )
    return Plan(
        situation=chosen.situation,
        at=at,
        digest=mechanism.digest,
        interrupts=chosen.interrupts,
        calls=_first_calls(entries, chosen.situation, mechanism),
        entries=entries,
    )


def _holds(conditions: Iterable[Condition], situation: Situation) -> bool:
    return all(situation.answer(each.question) in each.answers for each in conditions)


def _belongs(
    step: Statement[StepFacts],
    situation: Situation,
    interrupts: tuple[Statement[InterruptFacts], ...],
) -> bool:
    if _tells_carers_unasked(step, situation) and step.facts.moment is not Moment.LATER:
        return False
    called_in = any(step.key in event.facts.steps for event in interrupts)
    return called_in or _holds(step.facts.when, situation)


def _tells_carers_unasked(step: Statement[StepFacts], situation: Situation) -> bool:
    """What is done later is done by the youth office and the guardian, who decide it then."""
    return bool(step.facts.tells_carers) and situation.carers is not Carers.MAY_BE_INVOLVED


def _order(
    step: Statement[StepFacts],
    moment: Moment,
    interrupts: tuple[Statement[InterruptFacts], ...],
) -> tuple[int, int, int, int]:
    """By moment; of what is to be done now, the steps of danger first, as the event lists them."""
    when = list(Moment).index(moment)
    ranks = [
        (IMMEDIATE.index(event.facts.event), event.facts.steps.index(step.key))
        for event in interrupts
        if event.facts.event in IMMEDIATE and step.key in event.facts.steps
    ]
    if not ranks:
        return (when, 1, 0, 0)
    return (when, 0, *min(ranks))


def _moment(
    step: Statement[StepFacts],
    calling: tuple[Statement[InterruptFacts], ...],
    situation: Situation,
) -> Moment:
    """An immediate event brings its steps to now; any other brings them to next."""
    if _tells_carers_unasked(step, situation):
        return step.facts.moment
    if any(event.facts.event in IMMEDIATE for event in calling):
        return Moment.NOW
    if calling and step.facts.moment is Moment.LATER:
        return Moment.NEXT
    return step.facts.moment


def _reasons(
    step: Statement[StepFacts],
    situation: Situation,
    calling: tuple[Statement[InterruptFacts], ...],
) -> Iterator[Because]:
    for event in calling:
        yield from (_because(event.key, each, situation) for each in event.facts.when)
    if _holds(step.facts.when, situation):
        yield from (_because(step.key, each, situation) for each in step.facts.when)
        if not step.facts.when:
            yield Because(node=step.key)


def _because(node: str, condition: Condition, situation: Situation) -> Because:
    question = condition.question
    return Because(node=node, question=question, answer=situation.answer(question))


def _outcome(term: Statement[TermFacts], calendar: WorkingCalendar, at: datetime) -> Outcome | None:
    counted = term_of(term.facts)
    if isinstance(counted, UntilAge | AfterAge):
        return None
    try:
        return due(counted, begun_at=at, calendar=calendar)
    except YearNotKnown:
        return None


def _first_calls(
    entries: tuple[Entry, ...], situation: Situation, mechanism: Mechanism
) -> tuple[Call, ...]:
    """Each function once, in the order of the steps; whoever can be reached now comes first.

    In danger only the steps of now count, and the very first call stays where it is: nothing may
    stand between the reader and 110.
    """
    in_danger = situation.danger is Danger.NOW
    moments = (Moment.NOW,) if in_danger else (Moment.NOW, Moment.NEXT)
    once: dict[str, Call] = {}
    for entry in entries:
        if entry.moment in moments:
            for call in entry.calls:
                key = call.function.key
                once[key] = _together(once[key], call) if key in once else call
    calls = list(once.values())
    kept = calls[:1] if in_danger else []
    rest = sorted(calls[len(kept) :], key=lambda call: not certain_to_answer(call, mechanism))
    return (*kept, *rest)


def _together(first: Call, other: Call) -> Call:
    """One call for both, for everybody it stands in for."""
    everybody = dict.fromkeys((*first.stands_in_for, *other.stands_in_for))
    unstaffed = {desk.key: desk for desk in (*first.unstaffed, *other.unstaffed)}
    return replace(first, stands_in_for=tuple(everybody), unstaffed=tuple(unstaffed.values()))
