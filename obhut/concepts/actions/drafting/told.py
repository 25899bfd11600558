"""How a change tells where a node stood and what stood below it, so that it can be taken back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.moving import Spot, branch_of, spot_of
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Parent, Tree


def place_told(tree: Tree, node: UUID) -> dict[str, Any]:
    spot = spot_of(tree, node)
    return {"below": _word(spot.below), "after": _word(spot.after), "place": spot.place}


def branch_told(tree: Tree, root: UUID) -> dict[str, Any]:
    """A node, its place, and everything below it in reading order."""
    branch = branch_of(tree, root)
    under = [
        {"content": plain(branch.nodes[each]), "below": str(branch.parents[each])}
        for each, _depth in branch.walk(root)
    ]
    return {"content": plain(tree.nodes[root]), **place_told(tree, root), "with": under}


def place_read(told: Mapping[str, Any], tree: Tree) -> Spot:
    """Where it stood. Where the one before it has gone, the place is counted."""
    below, after, place = _id(told["below"]), _id(told["after"]), int(told["place"])
    siblings = tree.children.get(below, ())
    if after is not None and after not in siblings:
        after = siblings[min(place, len(siblings)) - 1] if siblings and place else None
    return Spot(below, after, place)


def branch_read(told: Mapping[str, Any]) -> Tree:
    root = Node.model_validate(told["content"])
    nodes, children = {root.id: root}, {None: [root.id]}
    below: dict[Parent, list[UUID]] = children  # type: ignore[assignment]  # None is a parent too
    for each in told.get("with", ()):
        node = Node.model_validate(each["content"])
        nodes[node.id] = node
        below.setdefault(UUID(each["below"]), []).append(node.id)
    return Tree(nodes, {parent: tuple(ids) for parent, ids in below.items()})


def _word(node: UUID | None) -> str | None:
    return None if node is None else str(node)


def _id(word: str | None) -> UUID | None:
    return None if word is None else UUID(word)
