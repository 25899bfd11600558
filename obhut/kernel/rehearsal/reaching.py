"""Who answers, from when on, and why nobody does.

Whoever calls tries everybody once, in order. If nobody answers they wait for whoever opens first,
as long as the step lets them wait; then they turn to whom the step names for that.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from obhut.kernel.concept.kinds import Unanswered
from obhut.kernel.rehearsal.stage import APPOINTED, Ladder, Rung, Stage
from obhut.kernel.routing.answers import Missing, Unknown
from obhut.kernel.routing.hours import HoursUnknown, is_open
from obhut.kernel.routing.places import Place


class Stall(StrEnum):
    """Why it goes no further. From what is nearest to an answer to what is farthest from it."""

    SILENT = "silent"
    """Somebody is there and does not answer."""
    CLOSED = "closed"
    """Nobody opens before the term is over."""
    HOURS_UNKNOWN = "hours_unknown"
    """There is a desk, and nobody has seen when somebody is there."""
    HELD = "held"
    """There is a desk, and its number is shown to nobody yet."""
    UNSTAFFED = "unstaffed"
    NO_DESK = "no_desk"
    LEADS_NOWHERE = "leads_nowhere"
    """The step is no end, and nothing follows in this situation."""
    STEPS_IN_A_CIRCLE = "steps_in_a_circle"
    """The steps lead to each other and to no end."""


class Part(StrEnum):
    """What in a step needs somebody."""

    BEARER = "bearer"
    CALLS = "calls"
    WAY = "way"


ORDER = {stall: place for place, stall in enumerate(Stall)}


class Stalled(NamedTuple):
    """Why a part of a step goes no further: whom it needed, and who was to step in."""

    why: Stall
    function: str = ""
    instead: str = ""
    """Empty where the step does not say who then."""
    leads_back: bool = False
    """Who was to step in is nobody else than was asked before."""


class Reach(NamedTuple):
    """What came of asking for one function from a moment on."""

    function: str
    ladder: Ladder | None
    """None: it is whoever asks, so nobody has to be called."""
    answered_at: datetime | None
    by: Rung | None


class TriedPart(NamedTuple):
    """What came of one part of a step: everybody who was asked, and how it ended."""

    part: Part
    begins_at: datetime
    asked: tuple[Reach, ...]
    until: datetime
    """So long an answer was waited for."""
    help_lines: tuple[Reach, ...]
    take_over: Reach | None
    take_over_until: datetime
    answered_at: datetime | None
    stalled: Stalled | None

    @property
    def over_at(self) -> datetime:
        """When it goes on: with the answer, else when the last who could answer has not."""
        return self.answered_at or self.take_over_until


class Caller(NamedTuple):
    """Who asks, where, and who is silent meanwhile. ``advised``: only desks that advise them count."""

    function: str
    advised: str | None
    places: tuple[Place, ...]
    silent: frozenset[str]
    reads_the_page: bool
    """Whoever has the plan before them also sees the help lines."""


def reach(
    function: str, caller: Caller, stage: Stage, begins_at: datetime, until: datetime
) -> Reach:
    """The first of a function to answer: at once whoever is open, else whoever opens first."""
    if function == caller.function:
        return Reach(function, None, begins_at, None)
    ladder = stage.ladder(caller.advised, function, caller.places)
    return _asked(function, ladder, caller.silent, begins_at, until)


def try_part(  # noqa: PLR0913 -- what is asked, by whom, on which stage and when: its parts
    part: Part,
    functions: Iterable[str],
    unanswered: Unanswered,
    *,
    caller: Caller,
    stage: Stage,
    begins_at: datetime,
) -> TriedPart:
    """Ask for these functions; where nobody answers in time, whom the step names for that."""
    until = stage.waits_until(unanswered.after, begins_at)
    asked = tuple(reach(key, caller, stage, begins_at, until) for key in functions)
    answered = _earliest(asked)
    helped: tuple[Reach, ...] = ()
    if answered is None and caller.reads_the_page and _is_unknown(asked):
        lines = stage.help_lines(caller.advised, caller.places)
        helped = tuple(
            _asked(line.call.function.key, line, caller.silent, begins_at, begins_at)
            for line in lines
        )
        answered = _earliest(helped)
    instead, end = None, until
    if answered is None and unanswered.to is not None:
        end = stage.waits_until(unanswered.after, until)
        instead = reach(unanswered.to, caller, stage, until, end)
        answered = instead.answered_at
    stalled = None
    if answered is None:
        stalled = _stall(asked, instead, caller, stage, begins_at)
    return TriedPart(part, begins_at, asked, until, helped, instead, end, answered, stalled)


def why_not(found: Reach, silent: frozenset[str], stage: Stage, at: datetime) -> Stall:
    """What of all that kept a function from answering is nearest to an answer."""
    ladder = found.ladder
    if ladder is None or ladder.is_appointed:
        return Stall.SILENT
    reasons = [why_not_there(rung, silent, stage, at) for rung in ladder.rungs]
    if not reasons:
        answer = ladder.call.answer
        unstaffed = isinstance(answer, Unknown) and answer.reason is Missing.UNSTAFFED
        return Stall.UNSTAFFED if unstaffed or ladder.call.unstaffed else Stall.NO_DESK
    return min(reasons, key=ORDER.__getitem__)


def why_not_there(rung: Rung, silent: frozenset[str], stage: Stage, at: datetime) -> Stall:
    if rung.door is None:
        return Stall.HELD if rung.desk.held else Stall.UNSTAFFED
    if rung.desk.key in silent:
        return Stall.SILENT
    state = is_open(rung.desk.hours, at, stage.calendar)
    return Stall.HOURS_UNKNOWN if isinstance(state, HoursUnknown) else Stall.CLOSED


def _asked(
    function: str, ladder: Ladder, silent: frozenset[str], begins_at: datetime, until: datetime
) -> Reach:
    if ladder.is_appointed:
        answers = APPOINTED + function not in silent
        return Reach(function, ladder, begins_at if answers else None, None)
    best: datetime | None = None
    by: Rung | None = None
    for rung in ladder.rungs:
        if rung.door is None or rung.desk.key in silent:
            continue
        opens = rung.door.open_from(begins_at)
        if opens is None:
            continue
        if opens == begins_at:
            return Reach(function, ladder, begins_at, rung)
        if opens < until and (best is None or opens < best):
            best, by = opens, rung
    return Reach(function, ladder, best, by)


def _earliest(asked: tuple[Reach, ...]) -> datetime | None:
    return min((each.answered_at for each in asked if each.answered_at), default=None)


def _is_unknown(asked: tuple[Reach, ...]) -> bool:
    return all(each.ladder is not None and each.ladder.is_unknown for each in asked)


def _stall(
    asked: tuple[Reach, ...], instead: Reach | None, caller: Caller, stage: Stage, at: datetime
) -> Stalled:
    """The reason nearest to an answer, of all that were asked before the take-over."""
    reasons = [(why_not(each, caller.silent, stage, at), each.function) for each in asked]
    why, function = min(reasons, key=lambda each: ORDER[each[0]])
    before: set[str] = set().union(*(each.ladder.keys for each in asked if each.ladder))
    then = instead.ladder.keys if instead and instead.ladder else frozenset()
    named = instead.function if instead else ""
    leads_back = named in {each.function for each in asked} or bool(then and then <= before)
    return Stalled(why, function, named, leads_back)
