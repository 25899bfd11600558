"""Where a node is named: the references of an edition, read backwards."""

from collections.abc import Mapping
from dataclasses import dataclass

from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.references import references


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A node that names another, and the facts in which it does: ("basis", "terms")."""

    node: Node
    through: tuple[str, ...]


Mentions = Mapping[str, tuple[Mention, ...]]
"""Key of a node -> everything that names it, in the order of the edition."""


def mentions_of(edition: EditionText) -> Mentions:
    """All references of an edition by the node they lead to. A node mentions another once."""
    found: dict[str, dict[str, tuple[Node, dict[str, None]]]] = {}
    for node in edition.all_nodes():
        for path, _kind, key in references(node):
            _node, through = found.setdefault(key, {}).setdefault(node.key, (node, {}))
            through[_fact(path)] = None
    return {
        key: tuple(Mention(node=node, through=tuple(facts)) for node, facts in named.values())
        for key, named in found.items()
    }


def _fact(path: tuple[str | int, ...]) -> str:
    """The fact a path leads through, without places in lists: ("facts", "basis", 2) -> basis."""
    names = [part for part in path if isinstance(part, str)]
    return names[1] if names[0] == "facts" else names[0]
