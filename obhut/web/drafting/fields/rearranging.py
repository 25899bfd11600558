"""Rows of lists: one more, one less, another order. Done to what was typed, so nothing is lost."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from obhut.web.drafting.fields.forms import Given
from obhut.web.drafting.fields.nested import MOST_ROWS, Group, ListOf, Variants
from obhut.web.drafting.fields.shapes import parts_of_node
from obhut.web.drafting.fields.titles import Titles
from obhut.web.drafting.fields.typed import Shape, Typed

ADD, REMOVE, UP, DOWN = "add", "remove", "up", "down"
LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """A value inside what was typed: what holds it, under which name, and its shape."""

    holder: Any
    at: Any
    shape: Shape
    around: "_Place | None" = None

    @property
    def typed(self) -> Typed:
        return self.holder[self.at]


def rearranged(kind: str, given: Given, do: str, titles: Titles) -> Given:
    """``do``: "up facts.calls.2". What makes no sense changes nothing."""
    deed, _space, path = do.partition(" ")
    held = dict(deepcopy(given))
    name = next((each for each in held if path == each or path.startswith(f"{each}.")), None)
    if name is None or len(path) > LONGEST:
        return given
    place = _Place(held, name, parts_of_node(kind)[name].shape)
    for step in path.removeprefix(name).split(".")[1:]:
        inner = _inside(place, step)
        if inner is None:
            return given
        place = inner
    _do(deed, place, titles)
    return held


def _inside(place: _Place, step: str) -> _Place | None:
    shape, typed = place.shape, place.typed
    if isinstance(shape, ListOf) and isinstance(typed, list):
        is_row = step.isascii() and step.isdecimal() and len(step) < len("1000")
        at = int(step) if is_row else len(typed)
        return _Place(typed, at, shape.item, place) if at < len(typed) else None
    if isinstance(shape, Variants):
        shape = shape.ways.get(typed.get(shape.by, ""), Group(parts=()))
    if isinstance(shape, Group) and isinstance(typed, dict):
        part = next((each for each in shape.parts if each.name == step), None)
        return _Place(typed, step, part.shape, place) if part else None
    return None


def _do(deed: str, place: _Place, titles: Titles) -> None:
    if deed == ADD:
        _add(place, titles)
    elif isinstance(place.shape, Group) and place.shape.is_optional:
        if deed == REMOVE:
            place.holder[place.at] = None
    elif isinstance(place.holder, list):
        _in_the_list(deed, place)


def _add(place: _Place, titles: Titles) -> None:
    if isinstance(place.shape, ListOf):
        if not place.shape.is_fixed and len(place.typed) < MOST_ROWS:
            place.typed.append(place.shape.item.typed(None, titles))
    elif isinstance(place.shape, Group) and place.shape.is_optional and place.typed is None:
        place.holder[place.at] = place.shape.typed({}, titles)


def _in_the_list(deed: str, place: _Place) -> None:
    rows, at = place.holder, place.at
    around = place.around.shape if place.around else None
    if deed == REMOVE and isinstance(around, ListOf) and not around.is_fixed:
        del rows[at]
    other = at - 1 if deed == UP else at + 1
    if deed in (UP, DOWN) and 0 <= other < len(rows):
        rows[at], rows[other] = rows[other], rows[at]
