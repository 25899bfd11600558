"""Where everything stands: each function a column, each step its own row, arrows at right angles.

Arrows to one step share one line, left of its lane; no arrow ever crosses a shape. Where a step
follows in the same lane, its arrow runs straight down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures.measure import wrap
from obhut.kernel.pictures.picture_words import PictureWords
from obhut.kernel.pictures.rows import StepRow, rows_of
from obhut.kernel.pictures.shapes import Arrow, Bounds, Drawing, Lane, Spot
from obhut.kernel.pictures.stacks import (
    BOX,
    GAP,
    IN,
    LINE,
    OUT,
    SIZE,
    Stack,
    nothing,
    stack_of,
)

MARGIN, TRACK, RIGHT, NAME = 4.0, 17.0, 18.0, 160.0
STRAIGHT_AT = 5.0
"""Below the upper edge of a row: where an arrow from straight above turns to the left."""


@dataclass(frozen=True, slots=True)
class _Span:
    """The stretch of height that the line to a step takes."""

    top: float
    bottom: float

    def meets(self, other: "_Span") -> bool:
        return self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class _Places:
    stacks: dict[str, Stack]
    tops: dict[str, float]
    lefts: dict[str, float]
    """Of the boxes, by lane."""
    lines: dict[str, float]
    """Where the line to a step runs, by step."""

    def of(self, stack: Stack) -> Spot:
        return self.lefts[stack.row.lane], self.tops[stack.row.step]


def drawing_of(
    mechanism: Mechanism, wording: PictureWords, part: Sequence[str] | None = None
) -> Drawing:
    """The picture of a mechanism, or of some of its steps."""
    rows = rows_of(mechanism, wording, part)
    if not rows:
        return nothing(wording)
    names = {row.lane: wrap(row.lane_title, NAME, SIZE) for row in rows}
    head = max(len(lines) for lines in names.values()) * LINE + GAP
    stacks = {row.step: stack_of(row, wording) for row in rows}
    heads, tops, bottom = _heights(stacks, head)
    straight = _straight(rows)
    tracks = _tracks(stacks, tops, straight)
    lanes = _lanes(rows, names, tracks, height=bottom - MARGIN)
    lefts = {lane.key: lane.left for lane in lanes}
    lines = {step: lefts[stacks[step].row.lane] - TRACK * (at + 1) for step, at in tracks.items()}
    places = _Places(stacks, tops, lefts, lines)
    return Drawing(
        width=lanes[-1].bounds.right + MARGIN,
        height=bottom + MARGIN,
        head=head,
        heads=heads,
        lanes=lanes,
        shapes=tuple(
            shape.moved(*places.of(stack)) for stack in stacks.values() for shape in stack.shapes
        ),
        arrows=(
            *(
                arrow.moved(*places.of(stack))
                for stack in stacks.values()
                for arrow in stack.arrows
            ),
            *(
                _arrow(stack, stacks[target], places, is_straight=(step, target) in straight)
                for step, stack in stacks.items()
                for target in stack.row.after
            ),
        ),
    )


def _heights(
    stacks: dict[str, Stack], head: float
) -> tuple[tuple[float, ...], dict[str, float], float]:
    """Where the names of the lanes stand, once for each phase; where each row begins; the end."""
    heads, tops, y = [MARGIN], {}, MARGIN + head
    phase = None
    for step, stack in stacks.items():
        if phase not in (None, stack.row.phase):
            heads.append(y)
            y += head
        phase = stack.row.phase
        tops[step] = y
        y += stack.height
    return tuple(heads), tops, y


def _straight(rows: Sequence[StepRow]) -> frozenset[tuple[str, str]]:
    """The pairs of which the second is the next step of the same lane."""
    last: dict[str, StepRow] = {}
    pairs = set()
    for row in rows:
        above = last.get(row.lane)
        if above and row.step in above.after:
            pairs.add((above.step, row.step))
        last[row.lane] = row
    return frozenset(pairs)


def _tracks(
    stacks: dict[str, Stack], tops: dict[str, float], straight: frozenset[tuple[str, str]]
) -> dict[str, int]:
    """For each step with a line beside its lane, which one: no two share a stretch of height."""
    taken: dict[str, list[list[_Span]]] = {}
    found = {}
    for step, stack in stacks.items():
        sources = [each for each in stack.row.before if (each, step) not in straight]
        if not sources:
            continue
        ends = [tops[each] + stacks[each].runs_at for each in sources]
        ends.append(tops[step] + stack.enters_at)
        span = _Span(min(ends) - GAP, max(ends) + GAP)
        tracks = taken.setdefault(stack.row.lane, [])
        free = (at for at, spans in enumerate(tracks) if not any(map(span.meets, spans)))
        found[step] = next(free, len(tracks))
        if found[step] == len(tracks):
            tracks.append([])
        tracks[found[step]].append(span)
    return found


def _lanes(
    rows: Sequence[StepRow],
    names: dict[str, tuple[str, ...]],
    tracks: dict[str, int],
    *,
    height: float,
) -> tuple[Lane, ...]:
    lanes: list[Lane] = []
    for key, lines in names.items():
        of_lane = [row for row in rows if row.lane == key]
        most = max((tracks.get(row.step, -1) for row in of_lane), default=-1)
        x = lanes[-1].bounds.right if lanes else MARGIN
        width = GAP + TRACK * (most + 1) + BOX + RIGHT
        bounds = Bounds(x=x, y=MARGIN, width=width, height=height)
        left, title = bounds.right - RIGHT - BOX, of_lane[0].lane_title
        lanes.append(Lane(key=key, title=title, lines=lines, bounds=bounds, left=left))
    return tuple(lanes)


def _arrow(source: Stack, target: Stack, places: _Places, *, is_straight: bool) -> Arrow:
    """From one step to another: straight down, or along the line beside the lane of the other."""
    left, top = places.of(source)
    out = (left + OUT, top + source.leaves_at)
    x, y = places.of(target)
    if is_straight:
        turn = y + STRAIGHT_AT
        way: list[Spot] = [out, (out[0], turn), (x + IN, turn)]
        end = target.arriving_from_above()
    else:
        run, line = top + source.runs_at, places.lines[target.row.step]
        way = [out, (out[0], run), (line, run), (line, y + target.enters_at)]
        end = target.arriving()
    label = target.plate if not target.joins else None
    return Arrow(
        source=source.exit,
        target=target.entry,
        spots=(*way, *((x + dx, y + dy) for dx, dy in end)),
        label=label.moved(x, y) if label else None,
        number=target.row.number if source.forks else "",
        between=(source.row.step, target.row.step),
    )
