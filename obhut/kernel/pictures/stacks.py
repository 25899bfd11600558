"""One step with all that stands around it, from the way in to the way out, before it has a place.

Counted from the left edge of the box and the upper edge of the row.
"""

from dataclasses import dataclass, field

from obhut.kernel.pictures.measure import wrap
from obhut.kernel.pictures.picture_words import PictureWords
from obhut.kernel.pictures.rows import StepRow, WayKind, WayLine
from obhut.kernel.pictures.shapes import Arrow, Bounds, Drawing, Label, Mark, Shape, Spot, around

BOX, IN, OUT = 216.0, 20.0, 198.0
"""Width of a step; where arrows come in and where they go out, from its left edge."""
WAYS_IN, THEIR_LINE = 64.0, 44.0
"""Where the circles of ways in stand, and the line that gathers them."""
DIAMOND, CIRCLE, SMALL_CIRCLE = 26.0, 24.0, 16.0
TITLE_SIZE, TITLE_LINE, SIZE, LINE = 13.0, 17.0, 12.0, 15.0
PADDING, GAP, ROOM_ABOVE = 8.0, 12.0, 20.0
ASK_WIDTH, TAG = 142.0, 150.0
WAY_IN_MARKS = {
    WayKind.BEGINNING: Mark.BEGINNING,
    WayKind.EVENT: Mark.EVENT,
    WayKind.NOT_KNOWN: Mark.NO_WAY_HERE,
    WayKind.ELSEWHERE: Mark.FROM_ELSEWHERE,
}
WAY_OUT_MARKS = {
    WayKind.END: Mark.END,
    WayKind.NOT_KNOWN: Mark.NO_WAY_ON,
    WayKind.ELSEWHERE: Mark.TO_ELSEWHERE,
}


@dataclass(slots=True)
class Stack:
    row: StepRow
    wording: PictureWords
    shapes: list[Shape] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    height: float = ROOM_ABOVE
    enters_at: float = 0
    """The height at which arrows turn in."""
    leaves_at: float = 0
    """The height from which arrows go out, at ``OUT``."""
    runs_at: float = 0
    """The height at which arrows run to other lanes; free of shapes."""
    plate: Label | None = None
    """The deadlines, on the arrow into the step."""

    @property
    def entry(self) -> str:
        """The shape at which every arrow arrives."""
        return f"join.{self.row.step}" if self.joins else self.row.step

    @property
    def exit(self) -> str:
        """The shape from which every arrow leaves."""
        return f"fork.{self.row.step}" if self.forks else self.row.step

    @property
    def joins(self) -> bool:
        return len(self.row.before) + len(self.row.ways_in) > 1

    @property
    def forks(self) -> bool:
        return len(self.row.after) + len(self.row.ways_out) > 1

    @property
    def box(self) -> Bounds:
        return next(each.bounds for each in self.shapes if each.mark is Mark.STEP)

    def arriving(self) -> tuple[Spot, ...]:
        """The last spots of an arrow that comes from the side."""
        if self.joins:
            return ((IN - DIAMOND / 2, self.enters_at),)
        return ((IN, self.enters_at), (IN, self.box.y))

    def arriving_from_above(self) -> tuple[Spot, ...]:
        return ((IN, self.enters_at - DIAMOND / 2 if self.joins else self.box.y),)


def stack_of(row: StepRow, wording: PictureWords) -> Stack:
    """The shapes of a step and the arrows among them."""
    stack = Stack(row, wording)
    _ways_in(stack)
    _step(stack)
    _nobody_answers(stack)
    _ways_out(stack)
    stack.runs_at = stack.height + GAP / 2
    stack.height = stack.runs_at + GAP
    return stack


def _ways_in(stack: Stack) -> None:
    """The ways in, the join where there are several, and the deadlines beside the arrow below."""
    step, top = stack.row.step, stack.height
    stack.enters_at = top + (DIAMOND / 2 if stack.joins or stack.row.ways_in else 0)
    placed = [_way_in(way, stack) for way in stack.row.ways_in]
    begin = stack.enters_at
    if stack.joins:
        join = around((IN, stack.enters_at), DIAMOND, DIAMOND)
        stack.shapes.append(Shape(key=stack.entry, mark=Mark.JOIN, step=step, bounds=join))
        begin = join.bottom
    stack.height = max(stack.height, begin)
    stack.plate = _plate(stack)
    stack.height += 20
    if stack.joins:
        down = ((IN, begin), (IN, stack.height))
        stack.arrows.append(Arrow(source=stack.entry, target=step, spots=down, label=stack.plate))
    end: list[Spot] = [(IN + DIAMOND / 2, begin - DIAMOND / 2)]
    if not stack.joins:
        end = [(IN, begin), (IN, stack.height)]
    for shape in placed:
        x, y = shape.bounds.x, shape.bounds.middle[1]
        spots = ((x, y), (THEIR_LINE, y), (THEIR_LINE, stack.enters_at), *end)
        on_the_way = None if stack.joins else stack.plate
        stack.arrows.append(
            Arrow(source=shape.key, target=stack.entry, spots=spots, label=on_the_way)
        )


def _way_in(way: WayLine, stack: Stack) -> Shape:
    left = WAYS_IN + CIRCLE / 2 + 4
    lines = wrap(way.text, BOX - left, SIZE)
    height = len(lines) * LINE
    middle = (WAYS_IN, stack.height + DIAMOND / 2)
    top = max(middle[1] - height / 2, stack.height)
    words = Bounds(x=left, y=top, width=BOX - left, height=height)
    shape = Shape(
        key=f"in.{way.key}.{stack.row.step}",
        mark=WAY_IN_MARKS[way.way],
        step=stack.row.step,
        bounds=around(middle, CIRCLE, CIRCLE),
        text=way.text,
        label=Label(text=way.text, lines=lines, bounds=words),
    )
    stack.shapes.append(shape)
    stack.height = max(middle[1] + DIAMOND / 2, words.bottom) + 6
    return shape


def _plate(stack: Stack) -> Label | None:
    """The deadlines, and room for them between the way in and the step."""
    width = BOX - IN - PADDING
    lines = tuple(line for each in stack.row.by_when for line in wrap(each.text, width, SIZE))
    if not lines:
        return None
    text = "\n".join(each.text for each in stack.row.by_when)
    top = stack.height + PADDING
    bounds = Bounds(x=IN + PADDING, y=top, width=width, height=len(lines) * LINE)
    stack.height = bounds.bottom - GAP
    return Label(text=text, lines=lines, bounds=bounds)


def _step(stack: Stack) -> None:
    row = stack.row
    lines = wrap(row.name, BOX - 2 * PADDING, TITLE_SIZE)
    height = len(lines) * TITLE_LINE + CIRCLE
    bounds = Bounds(x=0, y=stack.height, width=BOX, height=height)
    shape = Shape(
        key=row.step, mark=Mark.STEP, step=row.step, bounds=bounds, text=row.name, lines=lines
    )
    stack.shapes.append(shape)
    stack.height = stack.leaves_at = bounds.bottom


def _nobody_answers(stack: Stack) -> None:
    """The clock on the edge of the step, and whom to turn to."""
    row, wording, said = stack.row, stack.wording, stack.row.unanswered
    clock = around((CIRCLE, stack.height), CIRCLE, CIRCLE)
    left = clock.right + 4
    text = said.in_words(wording)
    lines = wrap(text, OUT - left - GAP, SIZE)
    words = Bounds(x=left, y=stack.height + 4, width=OUT - left - GAP, height=len(lines) * LINE)
    ask = said.whom(wording)
    asks = wrap(ask, ASK_WIDTH - 2 * PADDING, SIZE)
    top = max(words.bottom, clock.bottom + GAP) + 4
    box = Bounds(x=0, y=top, width=ASK_WIDTH, height=len(asks) * LINE + PADDING)
    middle = box.middle[1]
    end = around((box.right + 12 + SMALL_CIRCLE / 2, middle), SMALL_CIRCLE, SMALL_CIRCLE)
    keys = [f"{mark}.{row.step}" for mark in ("unanswered", "ask-next", "handed-on")]
    stack.shapes += [
        Shape(
            key=keys[0],
            mark=Mark.UNANSWERED,
            step=row.step,
            bounds=clock,
            text=text,
            label=Label(text=text, lines=lines, bounds=words),
            counting=said.counting,
        ),
        Shape(key=keys[1], mark=Mark.ASK_NEXT, step=row.step, bounds=box, text=ask, lines=asks),
        Shape(key=keys[2], mark=Mark.HANDED_ON, step=row.step, bounds=end, text=wording.handed_on),
    ]
    down = ((CIRCLE, clock.bottom), (CIRCLE, box.y))
    across = ((box.right, middle), (end.x, middle))
    stack.arrows += [
        Arrow(source=keys[0], target=keys[1], spots=down, escalates=True),
        Arrow(source=keys[1], target=keys[2], spots=across, escalates=True),
    ]
    stack.height = box.bottom + GAP


def _beside(text: str, top: float) -> Label:
    """A word left of the way out that the legend of a page explains once for all."""
    width = OUT - DIAMOND - ASK_WIDTH / 2
    return Label(
        text=text, lines=(text,), bounds=Bounds(x=ASK_WIDTH / 2, y=top, width=width, height=LINE)
    )


def _ways_out(stack: Stack) -> None:
    spot = (OUT, stack.leaves_at)
    if stack.forks:
        top = stack.height
        fork = around((OUT, top + DIAMOND / 2), DIAMOND, DIAMOND)
        stack.shapes.append(
            Shape(
                key=stack.exit,
                mark=Mark.FORK,
                step=stack.row.step,
                bounds=fork,
                text=stack.wording.what_next,
                label=_beside(stack.wording.what_next, top + GAP),
            )
        )
        stack.arrows.append(
            Arrow(source=stack.row.step, target=stack.exit, spots=(spot, (OUT, top)))
        )
        stack.leaves_at = stack.height = fork.bottom
    for way in stack.row.ways_out:
        _way_out(way, stack)


def _way_out(way: WayLine, stack: Stack) -> None:
    lines = wrap(way.text, TAG, SIZE)
    height = max(CIRCLE, len(lines) * LINE)
    middle = (OUT, stack.height + GAP + CIRCLE / 2)
    width = OUT - CIRCLE / 2 - 4
    bounds = around((width / 2, middle[1]), width, len(lines) * LINE)
    if stack.forks:
        middle = (middle[0] - 34, middle[1])
        bounds = around((width / 2 - 34, middle[1]), width, len(lines) * LINE)
    shape = Shape(
        key=f"out.{way.key}.{stack.row.step}",
        mark=WAY_OUT_MARKS[way.way],
        step=stack.row.step,
        bounds=around(middle, CIRCLE, CIRCLE),
        text=way.text,
        label=Label(text=way.text, lines=lines, bounds=bounds),
    )
    start = (OUT, stack.leaves_at)
    end = (shape.bounds.right, middle[1]) if stack.forks else (OUT, shape.bounds.y)
    spots = (start, (OUT, middle[1]), end) if stack.forks else (start, end)
    stack.shapes.append(shape)
    number = way.text if stack.forks else ""
    stack.arrows.append(Arrow(source=stack.exit, target=shape.key, spots=spots, number=number))
    stack.height += height + GAP


def nothing(wording: PictureWords) -> Drawing:
    """An edition without steps: it begins, ends, and says so."""
    words = Bounds(x=0, y=CIRCLE + GAP, width=BOX, height=LINE)
    label = Label(text=wording.no_steps, lines=(wording.no_steps,), bounds=words)
    spots = [(CIRCLE, CIRCLE), (BOX - CIRCLE, CIRCLE)]
    begin, end = (around(spot, CIRCLE, CIRCLE) for spot in spots)
    return Drawing(
        width=BOX,
        height=words.bottom + GAP,
        head=0,
        heads=(),
        lanes=(),
        shapes=(
            Shape(
                key="in.beginning",
                mark=Mark.BEGINNING,
                step="",
                bounds=begin,
                text=wording.no_steps,
                label=label,
            ),
            Shape(key="out.end", mark=Mark.END, step="", bounds=end, text=wording.end),
        ),
        arrows=(
            Arrow(
                source="in.beginning",
                target="out.end",
                spots=((begin.right, CIRCLE), (end.x, CIRCLE)),
            ),
        ),
    )
