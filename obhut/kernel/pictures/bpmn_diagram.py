"""Where things stand in BPMN: the coordinates of the picture, below the name of the pool."""

from xml.etree import ElementTree as ET

from obhut.kernel.pictures.shapes import Arrow, Bounds, Drawing, Mark, Shape
from obhut.kernel.pictures.writing import COLLABORATION, POOL, flow_id, node_id, number

HEAD = 40.0
"""Of the pool, above the lanes."""
UPRIGHT = {"isHorizontal": "false"}
NUMBER_WIDTH, NUMBER_HEIGHT = 24.0, 14.0


def draw(root: ET.Element, drawing: Drawing) -> None:
    diagram = ET.SubElement(root, "bpmndi:BPMNDiagram", {"id": "diagram"})
    said = {"id": "plane", "bpmnElement": COLLABORATION}
    plane = ET.SubElement(diagram, "bpmndi:BPMNPlane", said)
    whole = Bounds(x=0, y=-HEAD, width=drawing.width, height=drawing.height + HEAD)
    if drawing.lanes:
        first, last = drawing.lanes[0].bounds, drawing.lanes[-1].bounds
        height = first.bottom - first.y + HEAD
        whole = Bounds(x=first.x, y=first.y - HEAD, width=last.right - first.x, height=height)
    _bounds(_shape(plane, POOL, UPRIGHT), whole)
    for lane in drawing.lanes:
        _bounds(_shape(plane, f"lane.{lane.key}", UPRIGHT), lane.bounds)
    for shape in drawing.shapes:
        _node(plane, shape)
    for arrow in drawing.arrows:
        _edge(plane, arrow)


def _node(plane: ET.Element, shape: Shape) -> None:
    said = {"isMarkerVisible": "true"} if shape.mark is Mark.JOIN else {}
    element = _shape(plane, node_id(shape.key), said)
    _bounds(element, shape.bounds)
    if shape.label:
        _label(element, shape.label.bounds)


def _edge(plane: ET.Element, arrow: Arrow) -> None:
    name = flow_id(arrow)
    said = {"id": f"{name}.edge", "bpmnElement": name}
    element = ET.SubElement(plane, "bpmndi:BPMNEdge", said)
    for x, y in arrow.spots:
        ET.SubElement(element, "di:waypoint", {"x": number(x), "y": number(y + HEAD)})
    if arrow.label:
        _label(element, arrow.label.bounds)
    elif arrow.number:
        x, y = arrow.spots[min(2, len(arrow.spots) - 1)]
        bounds = Bounds(x=x, y=y - NUMBER_HEIGHT, width=NUMBER_WIDTH, height=NUMBER_HEIGHT)
        _label(element, bounds)


def _shape(plane: ET.Element, of: str, said: dict[str, str]) -> ET.Element:
    return ET.SubElement(plane, "bpmndi:BPMNShape", {"id": f"{of}.shape", "bpmnElement": of} | said)


def _label(element: ET.Element, bounds: Bounds) -> None:
    _bounds(ET.SubElement(element, "bpmndi:BPMNLabel"), bounds)


def _bounds(element: ET.Element, bounds: Bounds) -> None:
    said = {
        "x": bounds.x,
        "y": bounds.y + HEAD,
        "width": bounds.width,
        "height": bounds.height,
    }
    ET.SubElement(element, "dc:Bounds", {name: number(each) for name, each in said.items()})
