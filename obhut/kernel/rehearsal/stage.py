"""What a case is played on: a mechanism, the desks as they are, a calendar.

Who is responsible does not depend on the moment, only whether they are there does. So routing is
asked once for each place, and opening hours for each moment.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from obhut.kernel.concept.kinds import Level
from obhut.kernel.concept.questions import PROFESSION
from obhut.kernel.deadlines.arithmetic import Due, Expires, Outcome, due
from obhut.kernel.deadlines.calendars import WorkingCalendar, YearNotKnown
from obhut.kernel.deadlines.days import GERMANY, day_of
from obhut.kernel.deadlines.terms import (
    AfterAge,
    Counted,
    EndOfNextDay,
    Measured,
    Term,
    Unit,
    UntilAge,
    WithoutNumber,
)
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.mechanism.terms import term_of
from obhut.kernel.plan.fallback import Call, call_for
from obhut.kernel.plan.situation import Situation
from obhut.kernel.rehearsal.doors import Door
from obhut.kernel.rehearsal.passage import Passage, passage_of
from obhut.kernel.rehearsal.practice import PracticeCase, Silence
from obhut.kernel.routing.answers import Answer, Several, Sole, Unknown, Why
from obhut.kernel.routing.desks import Desk, DeskBook
from obhut.kernel.routing.hours import OpeningHours
from obhut.kernel.routing.places import Place
from obhut.kernel.routing.responsible import responsible

HELP_LINES = ("helpline",)
"""Functions whose desks a page names where nobody is known."""
APPOINTED = "@"
"""Before a function that is chosen for the single child: it has no desk, but it can be silent."""


class Rung(NamedTuple):
    """A desk that may be called, in its turn. ``door``: None where it carries no number."""

    desk: Desk
    why: Why
    door: Door | None


class Ladder(NamedTuple):
    """Whom to call for a function at a place, in order; without a moment."""

    call: Call
    rungs: tuple[Rung, ...]
    keys: frozenset[str]
    is_appointed: bool = False
    """Chosen for the single child, and taken to be there."""

    @property
    def is_unknown(self) -> bool:
        return not self.is_appointed and isinstance(self.call.answer, Unknown)


@dataclass(slots=True, kw_only=True, repr=False)
class Stage:
    """One mechanism, one state of the desks, one calendar; what was found out once is kept."""

    mechanism: Mechanism
    book_for: Callable[[str | None], DeskBook]
    """The desks that advise this function; everybody's where None."""
    calendar: WorkingCalendar
    _ladders: dict[tuple[str | None, str, tuple[Place, ...]], Ladder] = field(default_factory=dict)
    _doors: dict[OpeningHours, Door] = field(default_factory=dict)
    _days: dict[tuple[str, date], Outcome | None] = field(default_factory=dict)
    _terms: dict[str, Term] = field(default_factory=dict)
    _callers: dict[str | None, str | None] = field(default_factory=dict)
    """Whom the same desks advise as everybody is everybody."""
    _asks_who: bool = field(init=False)
    """Whether any condition asks for the profession; else all take the same way."""
    _passages: dict[Situation, Passage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        steps = [each for step in self.mechanism.steps.values() for each in step.facts.when]
        events = [each for event in self.mechanism.interrupts.values() for each in event.facts.when]
        self._asks_who = any(each.question == PROFESSION for each in (*steps, *events))

    def passage(self, situation: Situation) -> Passage:
        """The steps of a situation and how they lead on."""
        if not self._asks_who:
            situation = replace(situation, profession="")
        if situation not in self._passages:
            self._passages[situation] = passage_of(situation, self.mechanism)
        return self._passages[situation]

    def ladder(self, caller: str | None, function: str, places: tuple[Place, ...]) -> Ladder:
        """Whom somebody of this function calls for that one."""
        if caller not in self._callers:
            own = self.book_for(caller) == self.book_for(None)
            self._callers[caller] = None if own else caller
        key = (self._callers[caller], function, places)
        if key not in self._ladders:
            self._ladders[key] = self._found(*key)
        return self._ladders[key]

    def help_lines(self, caller: str | None, places: tuple[Place, ...]) -> tuple[Ladder, ...]:
        known = (key for key in HELP_LINES if key in self.mechanism.functions)
        return tuple(self.ladder(caller, key, places) for key in known)

    def silent(self, case: PracticeCase) -> frozenset[str]:
        """The desks that do not answer in a case, and functions chosen for the child."""
        found: set[str] = set()
        for function, silence in case.silent.items():
            ladder = self.ladder(None, function, case.places)
            if ladder.is_appointed:
                found.add(APPOINTED + function)
            own = [rung.desk.key for rung in ladder.rungs if rung.desk.function == function]
            found.update(own if silence is Silence.ALL else own[:1])
        return frozenset(found)

    def outcome(self, term: str, begun_at: datetime) -> Outcome | None:
        """What follows from a term of the edition.

        None where it counts from a birthday, or ends beyond the years whose holidays are known.
        """
        if self.counts_from_a_birthday(term):
            return None
        counted = self._term(term)
        if isinstance(counted, Measured) and counted.unit is Unit.HOUR:
            return self._due(counted, begun_at)
        key = (term, day_of(begun_at))
        if key not in self._days:
            self._days[key] = self._due(counted, begun_at)
        return self._days[key]

    def waits_until(self, term: str | None, begun_at: datetime) -> datetime:
        """How long somebody waits for an answer; not at all where the term names no number."""
        if term is None or isinstance(self._term(term), WithoutNumber):
            return begun_at
        outcome = self.outcome(term, begun_at)
        return outcome.until if isinstance(outcome, Due | Expires) else begun_at

    def shortest(self, terms: Iterable[str], begun_at: datetime) -> Due | None:
        """The first day or hour at which one of these terms is over."""
        ends = [
            outcome
            for term in terms
            if self.ends(term) and isinstance(outcome := self.outcome(term, begun_at), Due)
        ]
        return min(ends, key=lambda end: end.until, default=None)

    def ends(self, term: str) -> bool:
        """Whether it sets an end; a rhythm goes on."""
        return isinstance(self._term(term), Counted | EndOfNextDay)

    def counts_from_a_birthday(self, term: str) -> bool:
        """Nothing is known of the child's, and nothing is made up."""
        return isinstance(self._term(term), UntilAge | AfterAge)

    def _term(self, key: str) -> Term:
        if key not in self._terms:
            self._terms[key] = term_of(self.mechanism.terms[key].facts)
        return self._terms[key]

    def _due(self, term: Term, begun_at: datetime) -> Outcome | None:
        try:
            return due(term, begun_at=begun_at, calendar=self.calendar)
        except YearNotKnown:
            return None

    def _found(self, caller: str | None, function: str, places: tuple[Place, ...]) -> Ladder:
        book = self.book_for(caller)
        noon = datetime.combine(date(self.calendar.years[0], 6, 1), time(12), tzinfo=UTC)

        def ask(key: str) -> Answer:
            return responsible(
                places,
                key,
                noon,
                desks=book,
                calendar=self.calendar,
                for_minors=self.mechanism.functions[key].facts.about_children,
            )

        of_the_case = self.mechanism.functions[function].facts.level is Level.CASE
        if of_the_case and isinstance(own := ask(function), Unknown):
            call = Call(function=self.mechanism.functions[function], answer=own)
            return Ladder(call, (), frozenset({APPOINTED + function}), is_appointed=True)
        call = call_for(function, mechanism=self.mechanism, ask=ask)
        rungs = tuple(self._rungs(call.answer))
        return Ladder(call, rungs, frozenset(rung.desk.key for rung in rungs))

    def _rungs(self, answer: Answer) -> list[Rung]:
        """Where several are possible, one after the other; nobody twice."""
        chains: tuple[Sole, ...] = ()
        match answer:
            case Sole():
                chains = (answer,)
            case Several(choices=choices):
                chains = choices
            case Unknown():
                pass
        found: dict[str, Rung] = {}
        for link in (link for chain in chains for link in chain.chain):
            desk = link.desk
            door = None if desk.held or not desk.staffed else self._door(desk.hours)
            found.setdefault(desk.key, Rung(desk, link.why, door))
        return list(found.values())

    def _door(self, hours: OpeningHours) -> Door:
        if hours not in self._doors:
            self._doors[hours] = Door(hours, self.calendar)
        return self._doors[hours]


def same_time_on(day: date, moment: datetime) -> datetime:
    """The time of day of a moment on another day, on a German wall clock; given in UTC."""
    clock = moment.astimezone(GERMANY).timetz().replace(tzinfo=None)
    return datetime.combine(day, clock, tzinfo=GERMANY).astimezone(UTC)


def last_moment(end: Due, begun_at: datetime) -> datetime:
    """On the last day of a term, at the time of day at which it began; never before that."""
    there = same_time_on(end.day, begun_at)
    return max(begun_at, min(there, end.until - timedelta(minutes=1)))
