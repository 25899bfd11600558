"""The editor's schema of a content file, generated from the kinds."""

from typing import Any, Literal

from pydantic import Field, create_model

from obhut.kernel.concept.kinds import KINDS
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Fact

FILE = "File"


def schema_of_a_file() -> dict[str, Any]:
    """JSON Schema (2020-12) of one file: a section and its nodes, each with the facts of its kind."""
    nodes = [_node_of(kind, facts) for kind, facts in KINDS.items()]
    union: Any = nodes[0]
    for node in nodes[1:]:
        union = union | node
    section = nodes[list(KINDS).index("section")]
    file = create_model(
        FILE,
        __base__=Fact,
        section=(section, ...),
        nodes=(_list_of(union), Field(default=[])),
    )
    return file.model_json_schema()


def _list_of(item: Any) -> Any:
    return list[item]


def _node_of(kind: str, facts: type[Fact]) -> Any:
    name = "".join(part.capitalize() for part in kind.split("-")) + "Node"
    fields: dict[str, Any] = {"kind": (Literal[kind], ...), "facts": (facts, ...)}
    plain_fields: dict[str, Any] = {
        field: (info.annotation, info)
        for field, info in Node.model_fields.items()
        if field not in fields
    }
    return create_model(name, __base__=Fact, **plain_fields, **fields)
