"""Which nodes a node refers to, and of which kind they must be."""

import typing
from collections.abc import Iterator
from typing import Any

from obhut.kernel.concept.kinds import Refers
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Fact

Path = tuple[str | int, ...]


def references(node: Node) -> Iterator[tuple[Path, str, str]]:
    """Path of the field, kind expected, key named: for each reference of a node."""
    for at, key in enumerate(node.sources):
        yield ("sources", at), "source", key
    yield from _of_model(node.facts, ("facts",))


def _of_model(facts: Fact, path: Path) -> Iterator[tuple[Path, str, str]]:
    for name, field in type(facts).model_fields.items():
        value = getattr(facts, name)
        yield from _of_value(field.annotation, field.metadata, value, (*path, name))


def _of_value(
    annotation: Any, metadata: typing.Iterable[Any], value: Any, path: Path
) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, str):
        yield from ((path, mark.kind, value) for mark in metadata if isinstance(mark, Refers))
    if isinstance(value, Fact):
        yield from _of_model(value, path)
        return
    inner = typing.get_args(annotation)
    match typing.get_origin(annotation):
        case typing.Annotated:
            yield from _of_value(inner[0], inner[1:], value, path)
        case origin if origin is list and isinstance(value, list):
            for at, item in enumerate(value):
                yield from _of_value(inner[0], (), item, (*path, at))
        case origin if origin is not None and value is not None and not isinstance(value, list):
            for choice in inner:
                if choice is not type(None):
                    yield from _of_value(choice, (), value, path)
