"""One step of a node in its tree: up, down, in below its neighbour, out beside what it stands below."""

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from obhut.kernel.concept.tree import Parent, Tree


class Way(StrEnum):
    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"


class Target(NamedTuple):
    """Below which node, and after which of those that stand there."""

    below: Parent
    after: UUID | None


def stepped(tree: Tree, node: UUID, way: Way) -> Target | None:
    """Where the step leads; None where there is no way on. Up or down stays below the same node."""
    below = tree.parents[node]
    siblings = tree.children[below]
    place = siblings.index(node)
    match way:
        case Way.UP if place > 0:
            return Target(below, siblings[place - 2] if place > 1 else None)
        case Way.DOWN if place + 1 < len(siblings):
            return Target(below, siblings[place + 1])
        case Way.IN if place > 0:
            above = siblings[place - 1]
            there = tree.children.get(above, ())
            return Target(above, there[-1] if there else None)
        case Way.OUT if below is not None:
            return Target(tree.parents[below], below)
    return None
