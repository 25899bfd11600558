"""An edition: all nodes of a concept in their order, as one value with a digest."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from obhut.kernel.concept.nodes import Node

FORM = "obhut-edition-1"
"""Name of the canonical form; it goes into the digest, so that a later form differs."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section and its nodes, in order. One file."""

    section: Node
    nodes: tuple[Node, ...]

    @property
    def file_name(self) -> str:
        return f"{self.section.key}.yaml"


@dataclass(frozen=True, slots=True)
class EditionText:
    """The content of one edition: chapters in order, each node by its key."""

    chapters: tuple[Chapter, ...]
    by_key: Mapping[str, Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {node.key: node for node in self.all_nodes()})

    def all_nodes(self) -> Iterator[Node]:
        for chapter in self.chapters:
            yield chapter.section
            yield from chapter.nodes

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        return tuple(node for node in self.all_nodes() if node.kind == kind)


def plain(node: Node) -> dict[str, Any]:
    """A node as plain values, in the order of its fields, without what was not said."""
    plain_values: dict[str, Any] = said(node.model_dump(mode="json"))
    return plain_values


def digest(edition: EditionText) -> str:
    """SHA-256 over the canonical form: UTF-8 JSON, keys sorted, no spaces, nodes in order."""
    form = [
        FORM,
        [
            [plain(node) for node in (chapter.section, *chapter.nodes)]
            for chapter in edition.chapters
        ],
    ]
    canonical = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def said(value: Any) -> Any:
    """Without nulls, empty lists and facts that keep their default of saying nothing."""
    match value:
        case dict():
            return {key: said(inner) for key, inner in value.items() if inner not in (None, [])}
        case list():
            return [said(inner) for inner in value]
        case _:
            return value
