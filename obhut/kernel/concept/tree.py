"""An edition as a tree: nodes by their lasting id, and below each its children in order.

The files know where a node stands by its chapter, its order and ``under``; work on a text (moving,
comparing, merging) knows it by parent and place. Both say the same, and one becomes the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.nodes import Node

Parent = UUID | None
"""None: the node is a chapter of its own."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Every node once; ``children[None]`` are the chapters. Raises ValueError for what is no tree."""

    nodes: Mapping[UUID, Node]
    children: Mapping[Parent, tuple[UUID, ...]]
    parents: Mapping[UUID, Parent] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parents = {child: parent for parent, below in self.children.items() for child in below}
        object.__setattr__(self, "parents", parents)
        placed = sum(len(below) for below in self.children.values())
        reached = sum(1 for _each in self.walk())
        if not placed == reached == len(self.nodes) == len(parents):
            raise ValueError("Every node stands at one place of the tree, and none in a circle.")

    def walk(self, below: Parent = None) -> Iterator[tuple[UUID, int]]:
        """Ids in the order a reader meets them, each with its depth (chapters: 0)."""
        waiting = [(each, 0) for each in reversed(self.children.get(below, ()))]
        while waiting:
            each, depth = waiting.pop()
            yield each, depth
            waiting.extend((one, depth + 1) for one in reversed(self.children.get(each, ())))

    def ancestors(self, node: UUID) -> Iterator[UUID]:
        """The node it stands below, and what that stands below, up to the chapter."""
        above = self.parents[node]
        while above is not None:
            yield above
            above = self.parents[above]


def tree_of(edition: EditionText) -> Tree:
    """The tree an edition describes."""
    nodes: dict[UUID, Node] = {}
    children: dict[Parent, list[UUID]] = {None: []}
    for chapter in edition.chapters:
        children[None].append(chapter.section.id)
        for node in (chapter.section, *chapter.nodes):
            nodes[node.id] = node
        for node in chapter.nodes:
            parent = edition.by_key[node.under].id if node.under else chapter.section.id
            children.setdefault(parent, []).append(node.id)
    return Tree(nodes, {parent: tuple(below) for parent, below in children.items()})


def edition_of(tree: Tree) -> EditionText:
    """The edition a tree describes: each node says itself below which it stands."""
    return EditionText(
        tuple(
            Chapter(
                _placed(tree, chapter, under=None),
                tuple(
                    _placed(tree, each, under=_under(tree, each)) for each, _ in tree.walk(chapter)
                ),
            )
            for chapter in tree.children.get(None, ())
        )
    )


def numbers_of(tree: Tree) -> dict[UUID, str]:
    """The computed number of each node: "4", "4.2", "4.2.1"."""
    numbers: dict[UUID, str] = {}
    for parent in (None, *(each for each, _ in tree.walk())):
        before = f"{numbers[parent]}." if parent is not None else ""
        for place, child in enumerate(tree.children.get(parent, ()), start=1):
            numbers[child] = f"{before}{place}"
    return numbers


def _placed(tree: Tree, node: UUID, *, under: str | None) -> Node:
    found = tree.nodes[node]
    return found if found.under == under else found.model_copy(update={"under": under})


def _under(tree: Tree, node: UUID) -> str | None:
    parent = tree.parents[node]
    if parent is None or tree.parents[parent] is None:
        return None
    return tree.nodes[parent].key
