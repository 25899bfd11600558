"""The mechanism as BPMN 2.0, with the layout of the picture, for the tools of others.

No engine runs it here, and none should take a case from people: conditions are names, answered by
whoever carries the step. Several arrows out of a step mean one or several of them.
"""

from xml.etree import ElementTree as ET

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures.bpmn_diagram import draw
from obhut.kernel.pictures.durations import duration_of
from obhut.kernel.pictures.layout import drawing_of
from obhut.kernel.pictures.picture_words import PictureWords
from obhut.kernel.pictures.rows import StepRow, rows_of
from obhut.kernel.pictures.shapes import Arrow, Drawing, Mark, Shape
from obhut.kernel.pictures.writing import COLLABORATION, POOL, PREFIXES, flow_id, node_id, writable

TAGS = {
    Mark.BEGINNING: "startEvent",
    Mark.EVENT: "startEvent",
    Mark.NO_WAY_HERE: "startEvent",
    Mark.JOIN: "exclusiveGateway",
    Mark.STEP: "task",
    Mark.FORK: "inclusiveGateway",
    Mark.END: "endEvent",
    Mark.NO_WAY_ON: "endEvent",
    Mark.UNANSWERED: "boundaryEvent",
    Mark.ASK_NEXT: "task",
    Mark.HANDED_ON: "endEvent",
}
PROCESS, ESCALATION = "process", "escalation"
EXPRESSION = {"xsi:type": "bpmn:tFormalExpression"}


def bpmn_of(mechanism: Mechanism, wording: PictureWords, *, title: str) -> str:
    """The whole mechanism in one file."""
    drawing = drawing_of(mechanism, wording)
    rows = {row.step: row for row in rows_of(mechanism, wording)}
    name = writable(title)
    root = ET.Element("bpmn:definitions", {f"xmlns:{each}": uri for each, uri in PREFIXES.items()})
    root.set("id", "definitions")
    root.set("targetNamespace", f"urn:obhut:edition:{mechanism.digest}")
    escalation = {"id": ESCALATION, "name": wording.handed_on, "escalationCode": "handed-on"}
    ET.SubElement(root, "bpmn:escalation", escalation)
    pool = ET.SubElement(root, "bpmn:collaboration", {"id": COLLABORATION})
    ET.SubElement(pool, "bpmn:participant", {"id": POOL, "name": name, "processRef": PROCESS})
    process = ET.SubElement(root, "bpmn:process", {"id": PROCESS, "name": name})
    if drawing.lanes:
        _lanes(process, drawing, rows)
    for shape in drawing.shapes:
        _node(process, shape, drawing, rows.get(shape.step))
    forks = {shape.key for shape in drawing.shapes if shape.mark is Mark.FORK}
    for arrow in drawing.arrows:
        _flow(process, arrow, is_one_of_several=arrow.source in forks)
    draw(root, drawing)
    ET.indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{declaration}{ET.tostring(root, encoding='unicode')}\n"


def _lanes(process: ET.Element, drawing: Drawing, rows: dict[str, StepRow]) -> None:
    lanes = ET.SubElement(process, "bpmn:laneSet", {"id": "lanes"})
    for lane in drawing.lanes:
        said = {"id": f"lane.{lane.key}", "name": writable(lane.title)}
        element = ET.SubElement(lanes, "bpmn:lane", said)
        for shape in drawing.shapes:
            if rows[shape.step].lane == lane.key:
                ET.SubElement(element, "bpmn:flowNodeRef").text = node_id(shape.key)


def _node(process: ET.Element, shape: Shape, drawing: Drawing, row: StepRow | None) -> None:
    element = ET.SubElement(process, f"bpmn:{TAGS[shape.mark]}", {"id": node_id(shape.key)})
    if shape.text:
        element.set("name", writable(shape.text))
    if shape.mark is Mark.UNANSWERED:
        element.set("attachedToRef", node_id(shape.step))
        element.set("cancelActivity", "false")
    more = {Mark.STEP: row.text, Mark.ASK_NEXT: row.unanswered.text} if row else {}
    if said := more.get(shape.mark):
        ET.SubElement(element, "bpmn:documentation").text = writable(said)
    for arrow in drawing.arrows:
        if arrow.target == shape.key:
            ET.SubElement(element, "bpmn:incoming").text = flow_id(arrow)
    for arrow in drawing.arrows:
        if arrow.source == shape.key:
            ET.SubElement(element, "bpmn:outgoing").text = flow_id(arrow)
    _what_happens(element, shape)


def _what_happens(element: ET.Element, shape: Shape) -> None:
    """What makes an event happen: time has passed, somebody sees that it is so, or nothing at all."""
    said = {"id": f"{node_id(shape.key)}.event"}
    match shape.mark:
        case Mark.UNANSWERED if shape.counting:
            timer = ET.SubElement(element, "bpmn:timerEventDefinition", said)
            duration = ET.SubElement(timer, "bpmn:timeDuration", EXPRESSION)
            duration.text = duration_of(shape.counting)
        case Mark.UNANSWERED | Mark.EVENT | Mark.NO_WAY_HERE:
            seen = ET.SubElement(element, "bpmn:conditionalEventDefinition", said)
            ET.SubElement(seen, "bpmn:condition", EXPRESSION).text = _condition(shape.key)
        case Mark.HANDED_ON:
            said["escalationRef"] = ESCALATION
            ET.SubElement(element, "bpmn:escalationEventDefinition", said)
        case _:
            pass


def _flow(process: ET.Element, arrow: Arrow, *, is_one_of_several: bool) -> None:
    ends = {"sourceRef": node_id(arrow.source), "targetRef": node_id(arrow.target)}
    flow = ET.SubElement(process, "bpmn:sequenceFlow", {"id": flow_id(arrow)} | ends)
    if name := arrow.label.text if arrow.label else arrow.number:
        flow.set("name", writable(name))
    if is_one_of_several:
        condition = ET.SubElement(flow, "bpmn:conditionExpression", EXPRESSION)
        condition.text = _condition(f"on.{arrow.source}.{arrow.target}")


def _condition(key: str) -> str:
    """A name that a person answers with yes or no; letters, digits and underscores alone."""
    return key.replace(".", "_").replace("-", "_")
