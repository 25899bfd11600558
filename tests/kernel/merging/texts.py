"""Small texts, written down as they stand: {"one": {"two": {}}} is a chapter with a node below it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from obhut.kernel.concept.merging import Merged, MergeItem
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Parent, Tree, edition_of, tree_of
from tests.build import node

if TYPE_CHECKING:
    from uuid import UUID

Shape = Mapping[str, Any]


def text(shape: Shape, *nodes: Node) -> Tree:
    """A text of this shape. Nodes not given are sections that say their key."""
    given = {each.key: each for each in nodes}
    children: dict[Parent, tuple[UUID, ...]] = {}
    found: dict[UUID, Node] = {}

    def place(below: Shape, parent: Parent) -> None:
        members = [given.get(key) or node(key, "section") for key in below]
        children[parent] = tuple(each.id for each in members)
        for member in members:
            found[member.id] = member
            if below[member.key]:
                place(below[member.key], member.id)

    place(shape, None)
    return tree_of(edition_of(Tree(found, children)))


def says(given: Node, **fields: Any) -> Node:
    """The same node with other words or facts."""
    facts = fields.pop("facts", {})
    said = given.model_dump(mode="json")
    return Node.model_validate(said | fields | {"facts": said["facts"] | facts})


def titled(key: str, de: str, en: str = "x", **fields: Any) -> Node:
    return says(node(key, "section"), title={"de": de, "en": en}, **fields)


def shape(tree: Tree, parent: Parent = None) -> dict[str, Any]:
    """What stands where, as it is written down above."""
    return {
        tree.nodes[each].key: shape(tree, each) if each in tree.children else {}
        for each in tree.children.get(parent, ())
    }


def title(merged: Merged, key: str) -> str:
    (found,) = (each for each in merged.tree.nodes.values() if each.key == key)
    return found.title.de


def items(merged: Merged) -> list[tuple[str, str, str, bool]]:
    """Key of the node, path, case, and whether a person must act."""
    return [(*named(each, merged), each.case.value, each.needs_person) for each in merged.items]


def named(item: MergeItem, merged: Merged) -> tuple[str, str]:
    return next(iter(_keys(item, merged)), "–"), item.path


def _keys(item: MergeItem, merged: Merged) -> Iterator[str]:
    if item.node and item.node in merged.tree.nodes:
        yield merged.tree.nodes[item.node].key
    for side in (item.ours, item.theirs, item.base):
        if isinstance(side, dict) and "key" in side:
            yield side["key"]
