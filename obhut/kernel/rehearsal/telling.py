"""A course as a list of what happens, one thing after the other. Data; pages word the sentences."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from obhut.kernel.deadlines.arithmetic import Due, Expires, NoDueDay, NotBefore
from obhut.kernel.rehearsal.course import Course, Played
from obhut.kernel.rehearsal.reaching import Reach, Stall, Stalled, TriedPart, why_not_there
from obhut.kernel.rehearsal.stage import Stage
from obhut.kernel.routing.answers import Reason, Several
from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.hours import Closed, is_open


class What(StrEnum):
    """What may happen in a rehearsal."""

    STEP_BEGINS = "step-begins"
    TERM_ENDS_AT = "term-ends-at"
    TERM_WITHOUT_DAY = "term-without-day"
    TERM_NOT_BEFORE = "term-not-before"
    TERM_OF_AN_AGE = "term-of-an-age"
    TERM_BEYOND_CALENDAR = "term-beyond-calendar"
    IS_AT_HAND = "is-at-hand"
    IS_APPOINTED = "is-appointed"
    IS_ASKED = "is-asked"
    STANDS_IN = "stands-in"
    PLACE_IS_UNCLEAR = "place-is-unclear"
    NOBODY_KNOWN = "nobody-known"
    ANSWERS = "answers"
    ANSWERS_LATER = "answers-later"
    IS_SILENT = "is-silent"
    IS_CLOSED = "is-closed"
    HOURS_UNKNOWN = "hours-unknown"
    IS_HELD = "is-held"
    IS_UNSTAFFED = "is-unstaffed"
    WAITED_UNTIL = "waited-until"
    HELP_LINES = "help-lines"
    TAKES_OVER = "takes-over"
    LATER_THAN_UNDISTURBED = "later-than-undisturbed"
    TERM_MISSED = "term-missed"
    STALLS = "stalls"
    GOES_ON = "goes-on"
    LEADS_NOWHERE = "leads-nowhere"
    STEPS_IN_A_CIRCLE = "steps-in-a-circle"
    NEVER_BEGINS = "never-begins"
    STEP_ENDS = "step-ends"


NOT_THERE = {
    Stall.SILENT: What.IS_SILENT,
    Stall.CLOSED: What.IS_CLOSED,
    Stall.HOURS_UNKNOWN: What.HOURS_UNKNOWN,
    Stall.HELD: What.IS_HELD,
    Stall.UNSTAFFED: What.IS_UNSTAFFED,
}
Facts = tuple[tuple[str, str], ...]


class Happening(NamedTuple):
    """One thing that happens: when, in which step, and the facts its sentence is made of."""

    what: What
    at: datetime
    step: str
    facts: Facts = ()


def told(course: Course, stage: Stage) -> tuple[Happening, ...]:
    """Everything that happens, step by step in the order in which they begin."""
    telling = _Telling(course, stage)
    found = [each for played in course.played for each in telling.step(played)]
    begun = {played.step for played in course.played}
    at = course.case.at
    never = [
        Happening(What.NEVER_BEGINS, at, key) for key in course.passage.steps if key not in begun
    ]
    return (*found, *never)


class _Telling:
    def __init__(self, course: Course, stage: Stage) -> None:
        self.course = course
        self.stage = stage

    def step(self, played: Played) -> Iterator[Happening]:
        facts = self.course.passage.steps[played.step].facts
        at, key = played.begins_at, played.step
        yield Happening(What.STEP_BEGINS, at, key, (("bearer", facts.bearer),))
        for term in facts.terms:
            yield self._runs(term, played)
        for tried, before in zip(played.tried_parts, played.undisturbed, strict=True):
            yield from self._part(key, tried, before)
        yield from self._missed(played)
        if key in self.course.passage.leads_nowhere:
            yield Happening(What.LEADS_NOWHERE, played.over_at, key)
        if key == self.course.passage.in_a_circle:
            yield Happening(What.STEPS_IN_A_CIRCLE, played.over_at, key)
        if facts.ends:
            yield Happening(What.STEP_ENDS, played.over_at, key)

    def _runs(self, term: str, played: Played) -> Happening:
        at = played.begins_at
        own: Facts = (("term", term),)
        facts: Facts = own
        match self.stage.outcome(term, at):
            case Due(until=until) | Expires(until=until):
                what, facts = What.TERM_ENDS_AT, (*own, ("until", until.isoformat()))
            case NotBefore(day=day):
                what, facts = What.TERM_NOT_BEFORE, (*own, ("day", day.isoformat()))
            case NoDueDay():
                what = What.TERM_WITHOUT_DAY
            case None:
                of_an_age = self.stage.counts_from_a_birthday(term)
                what = What.TERM_OF_AN_AGE if of_an_age else What.TERM_BEYOND_CALENDAR
        return Happening(what, at, played.step, facts)

    def _missed(self, played: Played) -> Iterator[Happening]:
        """Terms that are over before somebody has answered to every part of the step."""
        answered = [each.answered_at for each in played.tried_parts]
        for term in self.course.passage.steps[played.step].facts.terms:
            if not self.stage.ends(term):
                continue
            end = self.stage.outcome(term, played.begins_at)
            if isinstance(end, Due) and any(at is None or at >= end.until for at in answered):
                yield Happening(What.TERM_MISSED, end.until, played.step, (("term", term),))

    def _part(self, step: str, tried: TriedPart, before: TriedPart) -> Iterator[Happening]:
        for found in tried.asked:
            yield from self._asked(step, found, tried.begins_at, tried)
        if tried.help_lines:
            yield Happening(What.HELP_LINES, tried.begins_at, step)
            for found in tried.help_lines:
                yield from self._asked(step, found, tried.begins_at, tried)
        if tried.take_over is not None:
            yield from self._taken_over(step, tried, tried.take_over)
        if tried.stalled is not None:
            yield from _stalled(step, tried, tried.stalled)
        elif before.answered_at and tried.answered_at and before.answered_at < tried.answered_at:
            facts = (("undisturbed", before.answered_at.isoformat()), ("part", tried.part.value))
            yield Happening(What.LATER_THAN_UNDISTURBED, tried.answered_at, step, facts)

    def _taken_over(self, step: str, tried: TriedPart, instead: Reach) -> Iterator[Happening]:
        at = tried.until
        if at > tried.begins_at:
            yield Happening(What.WAITED_UNTIL, at, step, (("part", tried.part.value),))
        yield Happening(What.TAKES_OVER, at, step, (("function", instead.function),))
        yield from self._asked(step, instead, at, tried)

    def _asked(
        self, step: str, found: Reach, at: datetime, tried: TriedPart
    ) -> Iterator[Happening]:
        own = (("function", found.function),)
        if found.ladder is None:
            yield Happening(What.IS_AT_HAND, at, step, own)
            return
        if found.ladder.is_appointed:
            what = What.IS_APPOINTED if found.answered_at else What.IS_SILENT
            yield Happening(what, at, step, (*own, ("desk", "")))
            return
        part = (*own, ("part", tried.part.value))
        yield Happening(What.IS_ASKED, at, step, part)
        yield from self._whom(step, found, at)
        yield from self._desks(step, found, at)

    def _whom(self, step: str, found: Reach, at: datetime) -> Iterator[Happening]:
        """Who is asked in the end, where that is not who was meant or not certain."""
        ladder, own = found.ladder, (("function", found.function),)
        if ladder is None:
            return
        if ladder.call.stands_in_for:
            instead = ("instead", ladder.call.function.key)
            yield Happening(What.STANDS_IN, at, step, (*own, instead))
        answer = ladder.call.answer
        if isinstance(answer, Several) and answer.reason is Reason.PLACE:
            yield Happening(What.PLACE_IS_UNCLEAR, at, step, own)
        if ladder.is_unknown:
            yield Happening(What.NOBODY_KNOWN, at, step, (("function", ladder.call.function.key),))

    def _desks(self, step: str, found: Reach, at: datetime) -> Iterator[Happening]:
        """Everybody who was tried, until somebody answers."""
        if found.ladder is None:
            return
        for rung in found.ladder.rungs:
            own: Facts = (("function", found.function), ("desk", rung.desk.key))
            if rung is found.by and found.answered_at == at:
                yield Happening(What.ANSWERS, at, step, (*own, ("why", rung.why.value)))
                return
            why = why_not_there(rung, self.course.silent, self.stage, at)
            opens = self._opens(rung.desk, at) if why is Stall.CLOSED else ()
            yield Happening(NOT_THERE[why], at, step, (*own, *opens))
        if found.by is not None and found.answered_at is not None:
            by = found.by
            own = (("function", found.function), ("desk", by.desk.key), ("why", by.why.value))
            yield Happening(What.ANSWERS_LATER, found.answered_at, step, own)

    def _opens(self, desk: Desk, at: datetime) -> Facts:
        state = is_open(desk.hours, at, self.stage.calendar)
        known = isinstance(state, Closed) and state.next_opening
        return (("opens", known.isoformat() if known else ""),)


def _stalled(step: str, tried: TriedPart, why: Stalled) -> Iterator[Happening]:
    at = tried.take_over_until
    facts = (
        ("part", tried.part.value),
        ("why", why.why.value),
        ("function", why.function),
        ("instead", why.instead),
        ("leads_back", "yes" if why.leads_back else ""),
    )
    yield Happening(What.STALLS, at, step, facts)
    yield Happening(What.GOES_ON, at, step, (("part", tried.part.value),))
