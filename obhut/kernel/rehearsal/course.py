"""The course of a case: which step begins when, who carries it, who is called, where it stalls.

The clock of a course is that of the undisturbed case, in which everybody answers who is open. So
the silence of one desk changes what happens at a step and never when another begins: two courses
differ by who answers alone, and more who answer never make more dead ends. A stalled step is noted
and played on as if it had been made good when the last who could answer had not: a practice run
that ends at the first stall finds one a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import heappop, heappush
from typing import NamedTuple

from obhut.kernel.concept.kinds import Moment, StepFacts
from obhut.kernel.mechanism.mechanism import Statement
from obhut.kernel.rehearsal.passage import Passage
from obhut.kernel.rehearsal.practice import Pace, PracticeCase
from obhut.kernel.rehearsal.reaching import Caller, Part, Stall, Stalled, TriedPart, try_part
from obhut.kernel.rehearsal.stage import Stage, last_moment

NOBODY: frozenset[str] = frozenset()


class DeadEnd(NamedTuple):
    """Where it goes no further: in which step, with what of it, and why."""

    step: str
    part: Part
    stalled: Stalled


class Played(NamedTuple):
    """One step as it went. ``undisturbed``: the same while everybody answers who is open."""

    step: str
    begins_at: datetime
    tried_parts: tuple[TriedPart, ...]
    undisturbed: tuple[TriedPart, ...]
    over_at: datetime
    """When the steps after it begin."""


class Course(NamedTuple):
    case: PracticeCase
    passage: Passage
    asker: str
    """The function of whoever notices."""
    silent: frozenset[str]
    played: tuple[Played, ...]

    @property
    def dead_ends(self) -> tuple[DeadEnd, ...]:
        return tuple(_dead_ends(self))


def rehearse(case: PracticeCase, stage: Stage) -> Course:
    """Play a case through. The same case on the same stage always takes the same course."""
    passage = stage.passage(case.situation)
    play = _Play(
        case=case,
        stage=stage,
        asker=stage.mechanism.professions[case.situation.profession].facts.function,
        silent=stage.silent(case),
    )
    order = {key: place for place, key in enumerate(passage.steps)}
    waiting = sorted((case.at, order[key], key) for key in passage.first)
    done: dict[str, Played] = {}
    while waiting:
        begins_at, _, key = heappop(waiting)
        if key in done:
            continue
        done[key] = played = play.step(passage.steps[key], begins_at)
        for target in passage.follows[key]:
            if target not in done:
                heappush(waiting, (played.over_at, order[target], target))
    return Course(case, passage, play.asker, play.silent, tuple(done.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Play:
    """A case on its stage: what every step of it is played with."""

    case: PracticeCase
    stage: Stage
    asker: str
    silent: frozenset[str]

    def step(self, step: Statement[StepFacts], begins_at: datetime) -> Played:
        facts = step.facts
        undisturbed = self._tried(facts, begins_at, begins_at, NOBODY)
        tried_parts = undisturbed
        if not self.silent.isdisjoint(_asked_for(undisturbed)):
            tried_parts = self._tried(facts, begins_at, undisturbed[0].over_at, self.silent)
        over_at = undisturbed[-1].over_at
        if self.case.pace is Pace.LAST_DAY:
            end = self.stage.shortest(facts.terms, begins_at)
            over_at = max(over_at, last_moment(end, begins_at)) if end else over_at
        return Played(step.key, begins_at, tried_parts, undisturbed, over_at)

    def _tried(
        self, facts: StepFacts, begins_at: datetime, calls_at: datetime, silent: frozenset[str]
    ) -> tuple[TriedPart, ...]:
        """Somebody who carries the step, then somebody of those to be called.

        With nobody silent the calls begin when the bearer is there; with somebody silent at ``calls_at``.
        """
        own = facts.moment is not Moment.LATER
        begins = Caller(self.asker, self.asker if own else None, self.case.places, silent, own)
        bearer = try_part(
            Part.BEARER,
            (facts.bearer,),
            facts.unanswered,
            caller=begins,
            stage=self.stage,
            begins_at=begins_at,
        )
        if not facts.calls:
            return (bearer,)
        carries = self.asker if own else facts.bearer
        calls = try_part(
            Part.CALLS,
            facts.calls,
            facts.unanswered,
            caller=Caller(carries, carries, self.case.places, silent, own),
            stage=self.stage,
            begins_at=calls_at if silent else bearer.over_at,
        )
        return (bearer, calls)


def _asked_for(tried_parts: tuple[TriedPart, ...]) -> Iterator[str]:
    """Every desk that was asked, or might have been."""
    for each in tried_parts:
        for found in (*each.asked, *each.help_lines, *filter(None, [each.take_over])):
            if found.ladder is not None:
                yield from found.ladder.keys


def _dead_ends(course: Course) -> Iterator[DeadEnd]:
    for each in course.played:
        for part in each.tried_parts:
            if part.stalled is not None:
                yield DeadEnd(each.step, part.part, part.stalled)
        if each.step in course.passage.leads_nowhere:
            yield DeadEnd(each.step, Part.WAY, Stalled(Stall.LEADS_NOWHERE))
        if each.step == course.passage.in_a_circle:
            yield DeadEnd(each.step, Part.WAY, Stalled(Stall.STEPS_IN_A_CIRCLE))
