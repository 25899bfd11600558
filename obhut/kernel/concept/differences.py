"""What one text says otherwise than another: node by node, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from obhut.kernel.concept.aligning import out_of_order
from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Tree

LASTING = frozenset({"id", "under"})
"""Not compared as fields: the one never changes, the other is the place in the tree."""
LANGUAGES = {"de", "en"}


class NodeStanding(StrEnum):
    """What a derived text does with a node of its base."""

    INHERITED = "inherited"
    ADAPTED = "adapted"
    ADDED = "added"
    OMITTED = "omitted"


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field, as "title.de", "facts.terms", "under" (the key above it) or "place" (among its own)."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class NodeDifference:
    """What became of a node. ``moved``: it says the same at another place."""

    node: UUID
    what: Change
    before: Node | None
    after: Node | None
    fields: tuple[FieldDifference, ...] = ()


def standings(base: Tree, ours: Tree) -> dict[UUID, NodeStanding]:
    """Of every node in either: those of ours in reading order, then those left out."""
    moved = reordered(base, ours)
    found = {node: _standing(node, base, ours, moved) for node, _depth in ours.walk()}
    return found | {
        node: NodeStanding.OMITTED for node, _depth in base.walk() if node not in ours.nodes
    }


def changed(before: Tree, after: Tree) -> tuple[NodeDifference, ...]:
    """Every node that differs, in reading order; what was removed stands where it stood."""
    moved = reordered(before, after)
    found = (_difference(node, before, after, moved) for node in reading_order(before, after))
    return tuple(each for each in found if each)


def fields_of(node: Node) -> dict[str, Any]:
    """The fields of a node by path, as plain values. What was not said is not there."""
    found: dict[str, Any] = {}
    for name, value in plain(node).items():
        if name == "facts":
            found |= {f"facts.{inner}": fact for inner, fact in value.items()}
        elif name not in LASTING:
            found[name] = value
    return found


def split(path: str, *sides: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """A field in two languages is two fields, where every side says it."""
    if all(isinstance(side, dict) and set(side) == LANGUAGES for side in sides):
        for language in ("de", "en"):
            yield f"{path}.{language}", tuple(side[language] for side in sides)
    else:
        yield path, sides


def says_the_same(one: Node, other: Node) -> bool:
    """In every field, wherever the two stand."""
    return one is other or one == other or fields_of(one) == fields_of(other)


def field_differences(before: Node, after: Node) -> Iterator[FieldDifference]:
    """Every field that differs, in the order of the fields."""
    if before == after:
        return
    one, other = fields_of(before), fields_of(after)
    for name in one | other:
        for path, (was, now) in split(name, one.get(name), other.get(name)):
            if was != now:
                yield FieldDifference(path, was, now)


def reordered(before: Tree, after: Tree) -> frozenset[UUID]:
    """Nodes that stand below the same one as before, but in another order among their own."""
    return frozenset(
        node
        for parent, children in before.children.items()
        if children != after.children.get(parent, ())
        for node in out_of_order(children, after.children.get(parent, ()))
    )


def reading_order(before: Tree, after: Tree) -> Iterator[UUID]:
    """All nodes of both: those of ``after`` in order, each followed by what was removed behind it."""
    removed: dict[UUID | None, list[UUID]] = {}
    last: UUID | None = None
    for node, _depth in before.walk():
        if node in after.nodes:
            last = node
        else:
            removed.setdefault(last, []).append(node)
    yield from removed.get(None, ())
    for node, _depth in after.walk():
        yield node
        yield from removed.get(node, ())


def _standing(node: UUID, base: Tree, ours: Tree, moved: frozenset[UUID]) -> NodeStanding:
    if node not in base.nodes:
        return NodeStanding.ADDED
    stays = base.parents[node] == ours.parents[node] and node not in moved
    same = stays and says_the_same(base.nodes[node], ours.nodes[node])
    return NodeStanding.INHERITED if same else NodeStanding.ADAPTED


def _difference(
    node: UUID, before: Tree, after: Tree, moved: frozenset[UUID]
) -> NodeDifference | None:
    was, now = before.nodes.get(node), after.nodes.get(node)
    if was is None:
        return NodeDifference(node, Change.ADDED, None, now)
    if now is None:
        return NodeDifference(node, Change.REMOVED, was, None)
    fields = tuple(field_differences(was, now))
    places = tuple(_places(node, before, after, moved))
    if not (fields or places):
        return None
    return NodeDifference(
        node, Change.CHANGED if fields else Change.MOVED, was, now, fields + places
    )


def _places(
    node: UUID, before: Tree, after: Tree, moved: frozenset[UUID]
) -> Iterator[FieldDifference]:
    old, new = before.parents[node], after.parents[node]
    if old != new:
        yield FieldDifference("under", _key(before.nodes, old), _key(after.nodes, new))
    elif node in moved:
        yield FieldDifference("place", _place(before, node), _place(after, node))


def _key(nodes: Mapping[UUID, Node], node: UUID | None) -> str | None:
    return nodes[node].key if node else None


def _place(tree: Tree, node: UUID) -> int:
    return tree.children[tree.parents[node]].index(node) + 1
