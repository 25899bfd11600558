"""What a picture and its table both say of each step: one reading, so that they cannot differ."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from obhut.kernel.concept.counting import CountedFact, Counting, EndOfNextDayFact
from obhut.kernel.concept.kinds import Phase, SetBy, StepFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.pictures.picture_words import PictureWords

Step = Statement[StepFacts]

MOST_STEPS, MOST_LANES = 3, 3
"""In one part: so much stays readable on a sheet of A4."""


class WayKind(StrEnum):
    """How one comes to a step from outside of the arrows, or leaves them."""

    BEGINNING = "beginning"
    EVENT = "event"  # may break in at every step
    END = "end"
    NOT_KNOWN = "not_known"  # a gap of a draft: nothing leads here, or nothing leads on
    ELSEWHERE = "elsewhere"  # an arrow from or to another part of the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLine:
    way: WayKind
    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByWhen:
    """A time rule on the arrow to its step."""

    code: str
    rule: str
    set_by: SetBy
    set_by_text: str

    @property
    def text(self) -> str:
        return f"{self.code}: {self.rule} ({self.set_by_text})"


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyAnswers:
    """Whom to turn to next, by when, and how the edition puts it."""

    to: str
    rule: str
    counting: Counting | None
    """None where it can be counted from nothing: the source gives no number."""
    text: str

    def in_words(self, wording: PictureWords) -> str:
        return wording.nobody_answers_by(self.rule) if self.rule else wording.nobody_answers

    def whom(self, wording: PictureWords) -> str:
        return wording.ask_next(self.to) if self.to else wording.ask_nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    step: str
    number: str
    title: str
    text: str
    phase: Phase
    lane: str
    lane_title: str
    by_when: tuple[ByWhen, ...]
    ways_in: tuple[WayLine, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    ways_out: tuple[WayLine, ...]
    unanswered: NobodyAnswers

    @property
    def name(self) -> str:
        return f"{self.number} {self.title}"


def rows_of(
    mechanism: Mechanism, wording: PictureWords, part: Collection[str] | None = None
) -> tuple[StepRow, ...]:
    """The steps in the order of the edition; of a part, with the ways to all others named."""
    inside = mechanism.steps.keys() if part is None else part
    sources: dict[str, list[str]] = {key: [] for key in mechanism.steps}
    for key, step in mechanism.steps.items():
        for target in dict.fromkeys(step.facts.leads_to):
            sources[target].append(key)
    return tuple(
        _row(step, mechanism, wording, inside=inside, sources=sources[key])
        for key, step in mechanism.steps.items()
        if key in inside
    )


def parts_of(mechanism: Mechanism) -> tuple[tuple[str, ...], ...]:
    """The steps in parts that can be read on paper: of one phase, few steps, few lanes."""
    parts: list[list[Step]] = []
    for _phase, steps in groupby(mechanism.steps.values(), key=lambda step: step.facts.phase):
        of_phase = list(steps)
        few = _cut(of_phase, MOST_STEPS)
        even = _cut(of_phase, -(-len(of_phase) // len(few)))
        parts += even if len(even) == len(few) else few
    return tuple(tuple(step.key for step in part) for part in parts)


def _cut(steps: Iterable[Step], most: int) -> list[list[Step]]:
    parts: list[list[Step]] = [[]]
    for step in steps:
        lanes = {each.facts.bearer for each in (*parts[-1], step)}
        if parts[-1] and (len(parts[-1]) == most or len(lanes) > MOST_LANES):
            parts.append([])
        parts[-1].append(step)
    return parts


def _row(
    step: Step,
    mechanism: Mechanism,
    wording: PictureWords,
    *,
    inside: Collection[str],
    sources: list[str],
) -> StepRow:
    facts = step.facts
    targets = tuple(dict.fromkeys(facts.leads_to))
    outside = tuple(key for key in sources if key not in inside)
    return StepRow(
        step=step.key,
        number=facts.number,
        title=wording.said(step.node.title),
        text=wording.said(step.node.text) if step.node.text else "",
        phase=facts.phase,
        lane=facts.bearer,
        lane_title=wording.said(mechanism.functions[facts.bearer].node.title),
        by_when=tuple(_by_when(facts.terms, mechanism, wording)),
        ways_in=(
            *_beginnings(step.key, mechanism, wording, is_led_to=bool(sources)),
            *_elsewhere(outside, mechanism, wording.comes_from),
        ),
        before=tuple(key for key in sources if key in inside),
        after=tuple(key for key in targets if key in inside),
        ways_out=(
            *_endings(facts, wording),
            *_elsewhere(
                [key for key in targets if key not in inside], mechanism, wording.goes_on_with
            ),
        ),
        unanswered=_unanswered(facts, mechanism, wording),
    )


def _by_when(terms: Iterable[str], mechanism: Mechanism, wording: PictureWords) -> Iterator[ByWhen]:
    for key in dict.fromkeys(terms):
        facts = mechanism.terms[key].facts
        yield ByWhen(
            code=facts.code,
            rule=wording.rule(facts),
            set_by=facts.set_by,
            set_by_text=wording.set_by(facts.set_by),
        )


def _beginnings(
    key: str, mechanism: Mechanism, wording: PictureWords, *, is_led_to: bool
) -> Iterator[WayLine]:
    is_first = key == next(iter(mechanism.steps))
    if is_first:
        yield WayLine(way=WayKind.BEGINNING, key="beginning", text=wording.beginning)
    events = [event for event in mechanism.interrupts.values() if key in event.facts.steps]
    for event in events:
        yield WayLine(way=WayKind.EVENT, key=event.key, text=wording.said(event.node.title))
    if not (is_first or events or is_led_to):
        yield WayLine(way=WayKind.NOT_KNOWN, key="from-nowhere", text=wording.no_way_here)


def _endings(facts: StepFacts, wording: PictureWords) -> Iterator[WayLine]:
    if facts.ends:
        yield WayLine(way=WayKind.END, key="end", text=wording.end)
    elif not facts.leads_to:
        yield WayLine(way=WayKind.NOT_KNOWN, key="to-nowhere", text=wording.no_way_on)


def _elsewhere(
    keys: Collection[str], mechanism: Mechanism, words: Callable[[str], str]
) -> Iterator[WayLine]:
    if keys:
        numbers = ", ".join(mechanism.steps[key].facts.number for key in keys)
        yield WayLine(way=WayKind.ELSEWHERE, key="elsewhere", text=words(numbers))


def _unanswered(facts: StepFacts, mechanism: Mechanism, wording: PictureWords) -> NobodyAnswers:
    to, after = facts.unanswered.to, facts.unanswered.after
    term = mechanism.terms[after].facts if after else None
    counted = term and isinstance(term.counting, CountedFact | EndOfNextDayFact)
    return NobodyAnswers(
        to=wording.said(mechanism.functions[to].node.title) if to else "",
        rule=wording.rule(term) if term else "",
        counting=term.counting if term and counted else None,
        text=wording.said(facts.unanswered.text),
    )
