"""Where a node may stand in a tree: putting in, taking out, moving. Every result is a tree again."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Parent, Tree
from obhut.kernel.refusals import Fault, Faulty

LEVELS = 9
"""So deep may nodes stand below each other: a longer number nobody reads aloud."""
MOST_NODES = 10_000


class Spot(NamedTuple):
    """Where a node stands: below which, after which of its siblings, as the how manieth of them."""

    below: Parent
    after: UUID | None
    place: int


class Seat(NamedTuple):
    """Where the files have it: in which chapter, as the how manieth, below which key."""

    chapter: int
    place: int
    under: str | None


def spot_of(tree: Tree, node: UUID) -> Spot:
    below = tree.parents[node]
    siblings = tree.children[below]
    place = siblings.index(node)
    return Spot(below, siblings[place - 1] if place else None, place)


def branch_of(tree: Tree, root: UUID) -> Tree:
    """A node with everything below it, as a tree of its own."""
    ids = [root, *(each for each, _depth in tree.walk(root))]
    below: dict[Parent, tuple[UUID, ...]] = {
        each: tree.children[each] for each in ids if tree.children.get(each)
    }
    return Tree({each: tree.nodes[each] for each in ids}, below | {None: (root,)})


def without(tree: Tree, root: UUID) -> Tree:
    """The tree without a node and everything below it."""
    gone = {root, *(each for each, _depth in tree.walk(root))}
    return Tree(
        {each: node for each, node in tree.nodes.items() if each not in gone},
        {
            parent: tuple(each for each in below if each not in gone)
            for parent, below in tree.children.items()
            if parent not in gone
        },
    )


def grafted(tree: Tree, branch: Tree, *, below: Parent, after: UUID | None) -> Tree:
    """The tree with this branch at this place. Raises Faulty where it cannot stand there."""
    (root,) = branch.children[None]
    key = branch.nodes[root].key
    _check_place(tree, branch, key, below=below, after=after)
    siblings = tree.children.get(below, ())
    place = siblings.index(after) + 1 if after is not None else 0
    children: dict[Parent, tuple[UUID, ...]] = {**tree.children, **branch.children}
    children[None] = tree.children.get(None, ())
    children[below] = (*siblings[:place], root, *siblings[place:])
    return Tree({**tree.nodes, **branch.nodes}, children)


def moved(tree: Tree, node: UUID, *, below: Parent, after: UUID | None) -> Tree:
    """The tree with a node, and all below it, at another place. Raises Faulty."""
    branch = branch_of(tree, node)
    if below in branch.nodes or after in branch.nodes:
        raise _misplaced(
            branch.nodes[node].key,
            "Ein Baustein kann nicht unter sich selbst stehen.",
            "A node cannot stand below itself.",
        )
    return grafted(without(tree, node), branch, below=below, after=after)


def alone(node: Node) -> Tree:
    """A branch of one node."""
    return Tree({node.id: node}, {None: (node.id,)})


def seats(edition: EditionText) -> dict[UUID, Seat]:
    """Where each node stands in the files; a chapter itself has the place 0."""
    return {
        node.id: Seat(at, place, node.under)
        for at, chapter in enumerate(edition.chapters, start=1)
        for place, node in enumerate((chapter.section, *chapter.nodes))
    }


def _check_place(tree: Tree, branch: Tree, key: str, *, below: Parent, after: UUID | None) -> None:
    if below is not None and below not in tree.nodes:
        raise _misplaced(
            key,
            "Den Baustein, unter dem er stehen soll, gibt es hier nicht mehr.",
            "The node it is to stand below is no longer here.",
        )
    if after is not None and after not in tree.children.get(below, ()):
        raise _misplaced(
            key,
            "Der Baustein, hinter dem er stehen soll, steht nicht mehr dort.",
            "The node it is to stand after is no longer there.",
        )
    for de, en in _too_much(tree, branch, below):
        raise _misplaced(key, de, en)


def _too_much(tree: Tree, branch: Tree, below: Parent) -> Iterator[tuple[str, str]]:
    (root,) = branch.children[None]
    if below is None and branch.nodes[root].kind != "section":
        yield "Nur ein Abschnitt kann ein Kapitel sein.", "Only a section can be a chapter."
    above = 0 if below is None else 1 + sum(1 for _each in tree.ancestors(below))
    if above + 1 + max(depth for _each, depth in branch.walk()) > LEVELS:
        yield (
            f"Hier ist zu tief geschachtelt; höchstens {LEVELS} Ebenen.",
            f"This is nested too deeply; at most {LEVELS} levels.",
        )
    if len(tree.nodes) + len(branch.nodes) > MOST_NODES:
        yield (
            f"Eine Fassung hat höchstens {MOST_NODES} Bausteine.",
            f"An edition has at most {MOST_NODES} nodes.",
        )


def _misplaced(key: str, de: str, en: str) -> Faulty:
    return Faulty((Fault(where=key, field="", de=de, en=en),))
