"""What stands in a picture and where: marks with their bounds, and the arrows between them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from obhut.kernel.concept.counting import Counting

Spot = tuple[float, float]


class Mark(StrEnum):
    """What a shape means."""

    BEGINNING = "beginning"
    EVENT = "event"
    NO_WAY_HERE = "no_way_here"
    FROM_ELSEWHERE = "from_elsewhere"
    JOIN = "join"
    STEP = "step"
    FORK = "fork"
    END = "end"
    NO_WAY_ON = "no_way_on"
    TO_ELSEWHERE = "to_elsewhere"
    UNANSWERED = "unanswered"  # on the edge of its step: nobody answers
    ASK_NEXT = "ask_next"
    HANDED_ON = "handed_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Spot:
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, dx: float, dy: float) -> "Bounds":
        return replace(self, x=self.x + dx, y=self.y + dy)


def around(middle: Spot, width: float, height: float) -> Bounds:
    x, y = middle
    return Bounds(x=x - width / 2, y=y - height / 2, width=width, height=height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words beside a shape or on a arrow."""

    text: str
    lines: tuple[str, ...]
    bounds: Bounds

    def moved(self, dx: float, dy: float) -> "Label":
        return replace(self, bounds=self.bounds.moved(dx, dy))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    key: str
    mark: Mark
    step: str
    """The step in whose row it stands."""
    bounds: Bounds
    text: str = ""
    lines: tuple[str, ...] = ()
    """Of the text, where it stands inside."""
    label: Label | None = None
    """Where it stands beside."""
    counting: Counting | None = None

    def moved(self, dx: float, dy: float) -> "Shape":
        label = self.label.moved(dx, dy) if self.label else None
        return replace(self, bounds=self.bounds.moved(dx, dy), label=label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow from shape to shape, along right angles."""

    source: str
    target: str
    spots: tuple[Spot, ...]
    label: Label | None = None
    number: str = ""
    """Of the step it leads to, where it turns off."""
    escalates: bool = False
    between: tuple[str, str] | None = None
    """The steps, of an arrow from one to another."""

    def moved(self, dx: float, dy: float) -> "Arrow":
        label = self.label.moved(dx, dy) if self.label else None
        return replace(self, spots=tuple((x + dx, y + dy) for x, y in self.spots), label=label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A column: a function that carries steps."""

    key: str
    title: str
    lines: tuple[str, ...]
    bounds: Bounds
    left: float
    """Edge of its steps; lines to them run left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture with its coordinates: the same for a page, for paper and for BPMN."""

    width: float
    height: float
    head: float
    """The height of the names of the lanes."""
    heads: tuple[float, ...]
    """Where these names stand: above all, and again where a phase begins."""
    lanes: tuple[Lane, ...]
    shapes: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]
