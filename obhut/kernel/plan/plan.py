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
from obhut.kernel.plan.fallback import AskWhoIsResponsible, Call, call_for
from obhut.kernel.plan.situation import Carers, Danger, Situation
from obhut.kernel.routing.answers import Answer, Several, Sole, Unknown

__all__ = ["Because", "Call", "Deadline", "Entry", "Plan", "make_plan", "open_now"]

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


def make_plan(
    situation: Situation,
    *,
    mechanism: Mechanism,
    ask: AskWhoIsResponsible,
    calendar: WorkingCalendar,
    at: datetime,
) -> Plan:
    """The ordered plan for a situation, at a moment, with the desks of a place."""
    interrupts = tuple(
        event for event in mechanism.interrupts.values() if _holds(event.facts.when, situation)
    )
    question = _Question(
        situation=situation,
        interrupts=interrupts,
        mechanism=mechanism,
        ask=ask,
        calendar=calendar,
        at=at,
    )
    found = [
        _entry(step, question) for step in mechanism.steps.values() if _belongs(step, question)
    ]
    entries = tuple(sorted(found, key=lambda entry: _order(entry, interrupts)))
    return Plan(
        situation=situation,
        at=at,
        digest=mechanism.digest,
        interrupts=interrupts,
        calls=_first_calls(entries, situation),
        entries=entries,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """All that a plan is made from."""

    situation: Situation
    interrupts: tuple[Statement[InterruptFacts], ...]
    mechanism: Mechanism
    ask: AskWhoIsResponsible
    calendar: WorkingCalendar
    at: datetime


def _holds(conditions: Iterable[Condition], situation: Situation) -> bool:
    return all(situation.answer(each.question) in each.answers for each in conditions)


def _belongs(step: Statement[StepFacts], question: _Question) -> bool:
    if _tells_carers_unasked(step, question.situation) and step.facts.moment is not Moment.LATER:
        return False
    called_in = any(step.key in event.facts.steps for event in question.interrupts)
    return called_in or _holds(step.facts.when, question.situation)


def _tells_carers_unasked(step: Statement[StepFacts], situation: Situation) -> bool:
    """What is done later is done by the youth office and the guardian, who decide it then."""
    return bool(step.facts.tells_carers) and situation.carers is not Carers.MAY_BE_INVOLVED


def _entry(step: Statement[StepFacts], question: _Question) -> Entry:
    calling = tuple(event for event in question.interrupts if step.key in event.facts.steps)
    terms = [question.mechanism.terms[key] for key in step.facts.terms]
    # What an event brings forward begins when that step is taken, not when it is read.
    begins_now = step.facts.moment is not Moment.LATER
    return Entry(
        step=step,
        moment=_moment(step, calling, question.situation),
        because=tuple(_reasons(step, question.situation, calling)),
        calls=tuple(
            call_for(key, step=step.key, mechanism=question.mechanism, ask=question.ask)
            for key in step.facts.calls
        ),
        deadlines=tuple(_deadline(term, question, begins_now=begins_now) for term in terms),
    )


def _order(
    entry: Entry, interrupts: tuple[Statement[InterruptFacts], ...]
) -> tuple[int, int, int, int]:
    """By moment; of what is to be done now, the steps of danger first, as the event lists them."""
    moment = list(Moment).index(entry.moment)
    ranks = [
        (IMMEDIATE.index(event.facts.event), event.facts.steps.index(entry.step.key))
        for event in interrupts
        if event.facts.event in IMMEDIATE and entry.step.key in event.facts.steps
    ]
    if not ranks:
        return (moment, 1, 0, 0)
    return (moment, 0, *min(ranks))


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


def _deadline(term: Statement[TermFacts], question: _Question, *, begins_now: bool) -> Deadline:
    if not begins_now:
        return Deadline(term=term, outcome=None)
    counted = term_of(term.facts)
    if isinstance(counted, UntilAge | AfterAge):
        return Deadline(term=term, outcome=None)
    try:
        outcome = due(counted, begun_at=question.at, calendar=question.calendar)
    except YearNotKnown:
        return Deadline(term=term, outcome=None)
    return Deadline(term=term, outcome=outcome)


def _first_calls(entries: tuple[Entry, ...], situation: Situation) -> tuple[Call, ...]:
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
    rest = sorted(calls[len(kept) :], key=lambda call: not open_now(call.answer))
    return (*kept, *rest)


def _together(first: Call, other: Call) -> Call:
    """One call for both, for everybody it stands in for."""
    everybody = dict.fromkeys((*first.stands_in_for, *other.stands_in_for))
    return replace(first, stands_in_for=tuple(everybody))


def open_now(answer: Answer) -> bool:
    """Whether somebody is certain to answer at the moment of the plan."""
    match answer:
        case Sole():
            return answer.first_open is not None
        case Several(choices=choices):
            return any(choice.first_open is not None for choice in choices)
        case Unknown():
            return False
