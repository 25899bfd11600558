"""The picture as SVG: black on white, no colour says anything, and every word is text.

What it looks like stands in attributes, so that a file prints as it is; a page may say otherwise
by the classes (dark, forced colours). No style, no script: nothing that a strict page refuses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures.layout import drawing_of
from obhut.kernel.pictures.picture_words import PictureWords
from obhut.kernel.pictures.shapes import Arrow, Bounds, Drawing, Label, Mark, Shape, Spot
from obhut.kernel.pictures.stacks import BOX, LINE, SIZE, TITLE_LINE, TITLE_SIZE
from obhut.kernel.pictures.symbols import CIRCLES, symbol
from obhut.kernel.pictures.writing import number, writable

NAMESPACE = "http://www.w3.org/2000/svg"
INK, PAPER, SHADE = "#000", "#fff", "#f2f2f2"
FONT = "'Fira Sans', 'Liberation Sans', Arial, sans-serif"
BOLD = {"font-weight": "600"}
BEGINS, ENDS = {"text-anchor": "start"}, {"text-anchor": "end"}
CORNER = 6.0
DASHES = "5 4"
ENOUGH_TO_TURN = 3
EXPLAINED_ONCE = (Mark.FORK, Mark.HANDED_ON)
"""Marks whose words stand in the legend of a page, not beside each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a picture is called by whoever cannot see it."""

    title: str
    description: str
    name: str = "picture"
    """Tells its ids from those of another picture on the same page."""


def svg_of(
    mechanism: Mechanism,
    wording: PictureWords,
    heading: Heading,
    *,
    part: Sequence[str] | None = None,
) -> str:
    """The picture of a mechanism, or of some of its steps."""
    drawing, name = drawing_of(mechanism, wording, part), heading.name
    width, height = number(drawing.width), number(drawing.height)
    svg = ET.Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "class": "picture",
            "lang": wording.language,
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "font-family": FONT,
            "font-size": number(SIZE),
            "fill": INK,
        },
    )
    ET.SubElement(svg, "title", {"id": f"{name}-title"}).text = writable(heading.title)
    description = ET.SubElement(svg, "desc", {"id": f"{name}-description"})
    description.text = writable(heading.description)
    _arrow_head(svg, name)
    _rect(svg, Bounds(x=0, y=0, width=drawing.width, height=drawing.height), "ground", fill=PAPER)
    _lanes(svg, drawing)
    for arrow in drawing.arrows:
        _arrow(svg, arrow, name)
    for shape in drawing.shapes:
        _shape(svg, shape)
    return ET.tostring(svg, encoding="unicode")


def _arrow_head(svg: ET.Element, name: str) -> None:
    head = {"id": f"{name}-head", "viewBox": "0 0 10 10", "refX": "9", "refY": "5"}
    size = {"markerWidth": "8", "markerHeight": "8", "orient": "auto"}
    marker = ET.SubElement(ET.SubElement(svg, "defs"), "marker", head | size)
    ET.SubElement(marker, "path", {"class": "head", "d": "M0 1L10 5L0 9z", "fill": INK})


def _lanes(svg: ET.Element, drawing: Drawing) -> None:
    for lane in drawing.lanes:
        group = ET.SubElement(svg, "g", {"class": "lane", "data-lane": lane.key})
        _rect(group, lane.bounds, "lane__ground", fill=PAPER, stroke=INK)
        x, width = lane.bounds.x, lane.bounds.width
        for y in drawing.heads:
            head = Bounds(x=x, y=y, width=width, height=drawing.head)
            _rect(group, head, "lane__head", fill=SHADE, stroke=INK)
            name = Bounds(x=lane.left, y=y, width=BOX, height=drawing.head)
            _lines(group, lane.lines, name, LINE, **BOLD)


def _arrow(svg: ET.Element, arrow: Arrow, name: str) -> None:
    kind = "arrow arrow--unanswered" if arrow.escalates else "arrow"
    said = {"class": kind}
    if arrow.between:
        said |= dict(zip(("data-from", "data-to"), arrow.between, strict=True))
    group = ET.SubElement(svg, "g", said)
    line = {"class": "line", "d": _rounded(arrow.spots), "fill": "none", "stroke": INK}
    line |= {"stroke-width": "1.4", "marker-end": f"url(#{name}-head)"}
    if arrow.escalates:
        line["stroke-dasharray"] = DASHES
    ET.SubElement(group, "path", line)
    if arrow.number and len(arrow.spots) > ENOUGH_TO_TURN:
        x, y = arrow.spots[2]
        _text(group, (x + 3, y - 4), arrow.number, {"font-size": "11", "text-anchor": "start"})
    if arrow.label:
        plate = ET.SubElement(group, "g", {"class": "by-when"})
        _lines(plate, arrow.label.lines, arrow.label.bounds, LINE, **BEGINS)


def _shape(svg: ET.Element, shape: Shape) -> None:
    said = {"class": f"shape shape--{shape.mark}", "data-mark": shape.mark, "data-step": shape.step}
    group = ET.SubElement(svg, "g", said)
    bounds = shape.bounds
    match shape.mark:
        case Mark.STEP:
            _rect(group, bounds, "box", fill=PAPER, stroke=INK, rx="8", **{"stroke-width": "2"})
            size = {"font-size": number(TITLE_SIZE)}
            _lines(group, shape.lines, bounds, TITLE_LINE, **BOLD, **size)
        case Mark.ASK_NEXT:
            dashed = {"stroke-dasharray": DASHES}
            _rect(group, bounds, "box", fill=PAPER, stroke=INK, rx="8", **dashed)
            _lines(group, shape.lines, bounds, LINE)
        case Mark.JOIN | Mark.FORK:
            _diamond(group, bounds)
        case _:
            _circle(group, bounds, shape.mark)
    symbol(group, shape)
    if shape.label and shape.mark not in EXPLAINED_ONCE:
        _lines(group, shape.label.lines, shape.label.bounds, LINE, **_side(shape, shape.label))


def _side(shape: Shape, label: Label) -> dict[str, str]:
    return BEGINS if label.bounds.x > shape.bounds.x else ENDS


def _circle(group: ET.Element, bounds: Bounds, mark: Mark) -> None:
    x, y = bounds.middle
    said = {"cx": number(x), "cy": number(y), "class": "box", "fill": PAPER, "stroke": INK}
    outer = said | {"r": number(bounds.width / 2)} | CIRCLES.get(mark, {})
    ET.SubElement(group, "circle", outer)
    if mark in (Mark.UNANSWERED, Mark.EVENT):
        ET.SubElement(group, "circle", outer | {"r": number(bounds.width / 2 - 3)})


def _diamond(group: ET.Element, bounds: Bounds) -> None:
    x, y = bounds.middle
    corners = ((x, bounds.y), (bounds.right, y), (x, bounds.bottom), (bounds.x, y))
    way = "L".join(f"{number(a)} {number(b)}" for a, b in corners)
    said = {"class": "box", "d": f"M{way}z", "fill": PAPER, "stroke": INK, "stroke-width": "1.4"}
    ET.SubElement(group, "path", said)


def _rect(parent: ET.Element, bounds: Bounds, kind: str, **said: str) -> None:
    size = {"x": bounds.x, "y": bounds.y, "width": bounds.width, "height": bounds.height}
    ET.SubElement(
        parent,
        "rect",
        {name: number(value) for name, value in size.items()} | {"class": kind} | said,
    )


def _lines(
    parent: ET.Element,
    lines: Sequence[str],
    bounds: Bounds,
    line_height: float,
    **said: str,
) -> None:
    """Lines of text in the middle of their bounds, or at the side they begin or end at."""
    at = {"start": bounds.x, "end": bounds.right}
    x = at.get(said.get("text-anchor", ""), bounds.middle[0])
    first = bounds.middle[1] - (len(lines) - 1) / 2 * line_height + line_height * 0.28
    for place, line in enumerate(lines):
        spot = (x, first + place * line_height)
        _text(parent, spot, line, said)


def _text(parent: ET.Element, spot: Spot, words: str, said: dict[str, str] | None = None) -> None:
    place = {"x": number(spot[0]), "y": number(spot[1]), "text-anchor": "middle"}
    ET.SubElement(parent, "text", place | (said or {})).text = writable(words)


def _rounded(spots: Sequence[Spot]) -> str:
    """A line along its spots whose corners are rounded: the bend shows which way an arrow turns."""
    spots = [spot for at, spot in enumerate(spots) if not at or spot != spots[at - 1]]
    way = [f"M{number(spots[0][0])} {number(spots[0][1])}"]
    for before, corner, after in zip(spots, spots[1:], spots[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        way.append(f"L{number(start[0])} {number(start[1])}")
        way.append("Q" + " ".join(number(each) for each in (*corner, *end)))
    way.append(f"L{number(spots[-1][0])} {number(spots[-1][1])}")
    return "".join(way)


def _towards(corner: Spot, other: Spot) -> Spot:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = abs(dx) + abs(dy)
    part = min(CORNER, length / 2) / length if length else 0
    return corner[0] + dx * part, corner[1] + dy * part
