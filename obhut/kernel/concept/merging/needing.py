"""What has to be in a text for one of its nodes to make sense."""

from collections.abc import Iterator

from obhut.kernel.concept.conditions import strange_answers
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.questions import PROFESSION
from obhut.kernel.concept.references import references

Needs = tuple[str, str, str]
"""Field, kind and key of what a node refers to."""


def needs_of(node: Node) -> Iterator[Needs]:
    """What has to be in the text for a node to make sense."""
    for path, kind, key in references(node):
        yield _field(path), kind, key
    for path, answer, _possible in strange_answers(node, frozenset()):
        if _asks_profession(node, path):
            yield _field(path), PROFESSION, answer


def _asks_profession(node: Node, path: tuple[str | int, ...]) -> bool:
    when = getattr(node.facts, "when", [])
    return any(at == path[2] and each.question == PROFESSION for at, each in enumerate(when))


def _field(path: tuple[str | int, ...]) -> str:
    return f"facts.{path[1]}" if path[0] == "facts" else str(path[0])
