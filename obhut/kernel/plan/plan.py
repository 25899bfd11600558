"""Situation + mechanism + desks -> the ordered plan.

Pure and deterministic: the same arguments give the same plan. Every entry says which node of
the edition and which answer brought it there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from obhut.kernel.concept.kinds import (
    Condition,
    FunctionFacts,
    InterruptFacts,
    Moment,
    StepFacts,
    TermFacts,
)
from obhut.kernel.deadlines.arithmetic import Outcome, due
from obhut.kernel.deadlines.calendars import WorkingCalendar
from obhut.kernel.deadlines.terms import AfterAge, UntilAge
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.terms import term_of
from obhut.kernel.plan.situation import Danger, Situation
from obhut.kernel.routing.answers import Answer, Several, Sole, Unknown

AskWhoIsResponsible = Callable[[str], Answer]
"""Function key -> who is responsible at the place and moment of the plan."""

IMMEDIATE = ("danger", "missing")
"""Events whose steps come before all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Which node brought an entry, and which answer to which question; none where always."""

    node: str
    question: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A function to call, who answers there now, and which step wants it."""

    function: Statement[FunctionFacts]
    answer: Answer
    step: str
    stands_in_for: tuple[str, ...] = ()
    """Functions nobody staffs here, for which this one is the fallback."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A time rule of a step. ``outcome`` counts from now and is None where that is not its start."""

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
    order = list(Moment)
    entries = tuple(sorted(found, key=lambda entry: order.index(entry.moment)))
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
    called_in = any(step.key in event.facts.steps for event in question.interrupts)
    return called_in or _holds(step.facts.when, question.situation)


def _entry(step: Statement[StepFacts], question: _Question) -> Entry:
    calling = tuple(event for event in question.interrupts if step.key in event.facts.steps)
    moment = _moment(step, calling)
    terms = [question.mechanism.terms[key] for key in step.facts.terms]
    return Entry(
        step=step,
        moment=moment,
        because=tuple(_reasons(step, question.situation, calling)),
        calls=tuple(_call(key, step.key, question) for key in step.facts.calls),
        deadlines=tuple(
            _deadline(term, question, counts_from_now=moment is not Moment.LATER) for term in terms
        ),
    )


def _moment(step: Statement[StepFacts], calling: tuple[Statement[InterruptFacts], ...]) -> Moment:
    """An immediate event brings its steps to now; any other brings them to next."""
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


def _call(key: str, step: str, question: _Question) -> Call:
    """Who answers for a function; where nobody staffs it, who answers for its fallback."""
    passed: list[str] = []
    while True:
        function = question.mechanism.functions[key]
        answer = question.ask(key)
        follow = function.facts.fallback
        if not isinstance(answer, Unknown) or follow is None or follow in (*passed, key):
            return Call(function=function, answer=answer, step=step, stands_in_for=tuple(passed))
        passed.append(key)
        key = follow


def _deadline(
    term: Statement[TermFacts], question: _Question, *, counts_from_now: bool
) -> Deadline:
    counted = term_of(term.facts)
    if not counts_from_now or isinstance(counted, UntilAge | AfterAge):
        return Deadline(term=term, outcome=None)
    outcome = due(counted, begun_at=question.at, calendar=question.calendar)
    return Deadline(term=term, outcome=outcome)


def _first_calls(entries: tuple[Entry, ...], situation: Situation) -> tuple[Call, ...]:
    """Each function once, in the order of the steps; whoever can be reached now comes first.

    In danger only the steps of now count: nothing may stand between the reader and 110.
    """
    moments = (Moment.NOW,) if situation.danger is Danger.NOW else (Moment.NOW, Moment.NEXT)
    once: dict[str, Call] = {}
    for entry in entries:
        if entry.moment in moments:
            for call in entry.calls:
                once.setdefault(call.function.key, call)
    return tuple(sorted(once.values(), key=lambda call: not open_now(call.answer)))


def open_now(answer: Answer) -> bool:
    """Whether somebody is certain to answer at the moment of the plan."""
    match answer:
        case Sole():
            return answer.first_open is not None
        case Several(choices=choices):
            return any(choice.first_open is not None for choice in choices)
        case Unknown():
            return False
