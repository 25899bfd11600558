"""How numbers, words and names stand in XML."""

import re

from obhut.kernel.pictures.shapes import Arrow

NEVER_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PREFIXES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
POOL, COLLABORATION = "pool", "collaboration"


def number(value: float) -> str:
    """Short and the same everywhere: 12, 12.5."""
    return f"{value:.1f}".removesuffix(".0")


def writable(words: str) -> str:
    """The words without the few signs that XML knows no way to write."""
    return NEVER_IN_XML.sub("\ufffd", words)


def node_id(key: str) -> str:
    """Begins with a letter, as XML wants it; only keys of steps have no dot."""
    return key if "." in key else f"step.{key}"


def flow_id(arrow: Arrow) -> str:
    return f"flow.{arrow.source}..{arrow.target}"
