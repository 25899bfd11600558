"""The small signs inside circles and diamonds: drawn as lines, so that no font has to know them."""

from xml.etree import ElementTree as ET

from obhut.kernel.pictures.shapes import Mark, Shape
from obhut.kernel.pictures.writing import number

INK = "#000"
CIRCLES = {
    Mark.END: {"stroke-width": "4"},
    Mark.HANDED_ON: {"stroke-width": "3"},
    Mark.NO_WAY_ON: {"stroke-dasharray": "3 3"},
    Mark.NO_WAY_HERE: {"stroke-dasharray": "3 3"},
    Mark.UNANSWERED: {"stroke-dasharray": "4 2"},
}
"""How the edge of a circle is drawn, where it is not a plain line."""
LINES = {
    Mark.EVENT: "M-2 -5L2 0L-1 0L2 5",  # a flash: it may break in
    Mark.UNANSWERED: "M0 -5L0 0L4 2",  # the hands of a clock
    Mark.JOIN: "M-4 -4L4 4M4 -4L-4 4",
    Mark.FORK: "M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0",
    Mark.FROM_ELSEWHERE: "M5 0L-5 0M-1 -4L-5 0L-1 4",
    Mark.TO_ELSEWHERE: "M-5 0L5 0M1 -4L5 0L1 4",
    Mark.NO_WAY_HERE: "M-3 -3L3 3M3 -3L-3 3",
    Mark.NO_WAY_ON: "M-3 -3L3 3M3 -3L-3 3",
}


def symbol(group: ET.Element, shape: Shape) -> None:
    if shape.mark not in LINES:
        return
    x, y = shape.bounds.middle
    said = {"class": "line", "d": LINES[shape.mark], "fill": "none", "stroke": INK}
    said |= {"transform": f"translate({number(x)} {number(y)})", "stroke-width": "1.4"}
    ET.SubElement(group, "path", said)
