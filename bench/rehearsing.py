"""Rehearsals beside SimPy: the same cases on the same stage, the same course in the end.

Both ask the same routing, hours and terms. What is compared is who keeps the time: our queue of
steps, or SimPy's processes, events and timeouts. What counts as an event is the same for both: one
thing that happens in a rehearsal, as its page tells it.
"""

import time
from collections.abc import Callable, Generator, Iterable
from datetime import date, datetime, timedelta
from statistics import median

import simpy

from bench.measures import Result
from bench.ratios import percent
from bench.verifier import content
from obhut.directory.queries.calendars import calendar_for
from obhut.kernel.concept.kinds import Level, Moment, StepFacts
from obhut.kernel.mechanism.directory import desks_of
from obhut.kernel.rehearsal.course import rehearse
from obhut.kernel.rehearsal.generator import Generator as Cases
from obhut.kernel.rehearsal.net import cast
from obhut.kernel.rehearsal.practice import Pace, PracticeCase
from obhut.kernel.rehearsal.stage import Ladder, Stage, last_moment
from obhut.kernel.rehearsal.telling import told
from obhut.kernel.routing.desks import DeskBook
from obhut.kernel.verifier.needed_places import needed_places
from obhut.kernel.verifier.review import Review

LAND, YEAR, SEED = "DE-BY", 2026, 1
NET, COMPARED, ROUNDS = 10_000, 500, 5
LIMIT = 10.0
"""Seconds of CPU for a net: the worker does other work too."""
Begun = dict[str, datetime]
"""When each step begins."""


def on_stage() -> tuple[Stage, Cases]:
    """The content of this repository, played in Bavaria."""
    mechanism, directory = content()
    book = DeskBook(desks_of(directory))
    districts = {kreis.ags: kreis.land for kreis in directory.districts.kreise}
    review = Review(
        mechanism=mechanism,
        districts={ags: land for ags, land in districts.items() if land == LAND},
        today=date(YEAR, 1, 1),
    )
    places = needed_places(review)[Level.DISTRICT].values()
    stage = Stage(
        mechanism=mechanism,
        book_for=lambda _asker: book,
        calendar=calendar_for(LAND, year=YEAR),
    )
    return stage, Cases(mechanism, places=places, year=YEAR, seed=SEED)


def measure() -> list[Result]:
    stage, cases = on_stage()
    begun = time.process_time()
    net = cast(stage, cases, NET)
    seconds = time.process_time() - begun
    return [
        Result(
            key="net",
            ratio=percent(seconds / LIMIT),
            met=seconds <= LIMIT,
            raw=f"{seconds:.1f} s CPU, {net.steps:,} steps; {len(net.caught)} dead ends in "
            f"{net.stalled:,} of {net.cases:,} cases",
        ),
        _beside_simpy(stage, cases),
    ]


def _beside_simpy(stage: Stage, cases: Cases) -> Result:
    """Turn by turn, so that a busy minute troubles both alike."""
    # Who is silent moves no step, so the clock of a course is that of the undisturbed case.
    drawn = [_undisturbed(cases.case(number)) for number in range(COMPARED)]
    same = sum(by_ours(case, stage) == by_simpy(case, stage) for case in drawn)
    events = sum(len(told(rehearse(case, stage), stage)) for case in drawn)
    ours, peer = [], []
    for _ in range(ROUNDS):
        ours.append(events / _seconds(by_ours, drawn, stage))
        peer.append(events / _seconds(by_simpy, drawn, stage))
    share = median(a / b for a, b in zip(ours, peer, strict=True))
    return Result(
        key="rehearsal",
        ratio=percent(share),
        raw=f"{median(ours):,.0f} and {median(peer):,.0f} events per second of CPU, "
        f"{same} of {len(drawn)} courses the same",
    )


def _seconds(
    play: Callable[[PracticeCase, Stage], Begun], cases: Iterable[PracticeCase], stage: Stage
) -> float:
    begun = time.process_time()
    for case in cases:
        play(case, stage)
    return time.process_time() - begun


def _undisturbed(case: PracticeCase) -> PracticeCase:
    return PracticeCase(
        situation=case.situation, places=case.places, at=case.at, pace=case.pace, number=case.number
    )


def by_ours(case: PracticeCase, stage: Stage) -> Begun:
    return {each.step: each.begins_at for each in rehearse(case, stage).played}


def by_simpy(case: PracticeCase, stage: Stage) -> Begun:
    """The same with a process for each step and a timeout for each desk and each wait."""
    model = _Model(case, stage)
    for key in model.passage.first:
        model.env.process(model.step(key))
    model.env.run()
    return model.begun


class _Model:
    """A case as processes. Time is seconds since it began."""

    def __init__(self, case: PracticeCase, stage: Stage) -> None:
        self.case, self.stage, self.env = case, stage, simpy.Environment()
        self.passage = stage.passage(case.situation)
        self.asker = stage.mechanism.professions[case.situation.profession].facts.function
        self.begun: Begun = {}

    @property
    def now(self) -> datetime:
        return self.case.at + timedelta(seconds=self.env.now)

    def step(self, key: str) -> Generator[simpy.Event, object, None]:
        if key in self.begun:
            return
        self.begun[key] = begins_at = self.now
        facts = self.passage.steps[key].facts
        own = facts.moment is not Moment.LATER
        yield from self.part(
            (facts.bearer,), facts, caller=self.asker, advised=self.asker if own else None, own=own
        )
        if facts.calls:
            carries = self.asker if own else facts.bearer
            yield from self.part(facts.calls, facts, caller=carries, advised=carries, own=own)
        end = self.stage.shortest(facts.terms, begins_at)
        if self.case.pace is Pace.LAST_DAY and end is not None:
            yield self.until(max(self.now, last_moment(end, begins_at)))
        for target in self.passage.follows[key]:
            self.env.process(self.step(target))

    def part(
        self,
        functions: Iterable[str],
        facts: StepFacts,
        *,
        caller: str,
        advised: str | None,
        own: bool,
    ) -> Generator[simpy.Event, object, None]:
        """Ask, wait as long as one may, then turn to whom the step names."""
        ladders = [
            None if key == caller else self.stage.ladder(advised, key, self.case.places)
            for key in functions
        ]
        patience = self.stage.waits_until(facts.unanswered.after, self.now)
        answered = yield from self.asked(ladders, patience)
        if answered:
            return
        if own and all(ladder is not None and ladder.is_unknown for ladder in ladders):
            lines = self.stage.help_lines(advised, self.case.places)
            if (yield from self.asked(list(lines), self.now)):
                return
        yield self.until(patience)
        to = facts.unanswered.to
        if to is None:
            return
        then = self.stage.waits_until(facts.unanswered.after, self.now)
        ladder = None if to == caller else self.stage.ladder(advised, to, self.case.places)
        if not (yield from self.asked([ladder], then)):
            yield self.until(then)

    def asked(
        self, ladders: list[Ladder | None], patience: datetime
    ) -> Generator[simpy.Event, object, bool]:
        """Whether anybody answers; it is then the moment at which they do."""
        opens = [opening for ladder in ladders for opening in self.openings(ladder)]
        if any(opening == self.now for opening in opens):
            return True
        answers = [self.until(opening) for opening in opens if opening < patience]
        if not answers:
            return False
        yield simpy.AnyOf(self.env, answers)
        return True

    def openings(self, ladder: Ladder | None) -> Iterable[datetime]:
        if ladder is None or ladder.is_appointed:
            return (self.now,)
        doors = (rung.door for rung in ladder.rungs if rung.door is not None)
        return [opens for door in doors if (opens := door.open_from(self.now)) is not None]

    def until(self, moment: datetime) -> simpy.Timeout:
        return self.env.timeout(max(0.0, (moment - self.now).total_seconds()))
