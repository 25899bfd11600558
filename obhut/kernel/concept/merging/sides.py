"""The three sides of a merge, and what has to give way so that they fit together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from obhut.kernel.concept.differences import reading_order, says_the_same
from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.merging.items import Asked, MergeCase
from obhut.kernel.concept.merging.needing import Needs, needs_of
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Force, Freedom
from obhut.kernel.concept.tree import Parent, Tree


@dataclass(frozen=True)
class Three:
    """Old template, new template, and ours."""

    base: Tree
    theirs: Tree
    ours: Tree
    _differing: dict[tuple[UUID, bool], bool] = field(default_factory=dict, repr=False)
    _needs: dict[int, tuple[Node, tuple[Needs, ...]]] = field(default_factory=dict, repr=False)
    """Found once: a merge tries several times. The node is kept, so that its number stays its own."""

    @cached_property
    def every(self) -> tuple[UUID, ...]:
        """Each node that the new template or ours has, as one would read them."""
        return tuple(reading_order(self.ours, self.theirs))

    @cached_property
    def order(self) -> dict[UUID, int]:
        return {node: at for at, node in enumerate(self.every)}

    @cached_property
    def ours_by_key(self) -> dict[str, UUID]:
        return {node.key: each for each, node in self.ours.nodes.items()}

    @cached_property
    def theirs_by_key(self) -> dict[str, UUID]:
        return {node.key: each for each, node in self.theirs.nodes.items()}

    def in_order(self, nodes: Iterable[UUID]) -> tuple[UUID, ...]:
        return tuple(sorted(nodes, key=self.order.__getitem__))

    def below(self, node: UUID) -> tuple[UUID, ...]:
        """Whatever stands below it in either text, or below that in the other one."""
        found: set[UUID] = set()
        waiting = [node]
        while waiting:
            at = waiting.pop()
            children = (*self.theirs.children.get(at, ()), *self.ours.children.get(at, ()))
            waiting.extend(each for each in children if each not in found)
            found.update(children)
        return self.in_order(found - {node})

    def is_locked(self, node: UUID) -> bool:
        """Law, or fixed by the template: its word holds."""
        found = self.theirs.nodes.get(node)
        return found is not None and locked(found)

    def template_changed(self, node: UUID) -> bool:
        return self._differs(node, is_ours=False)

    def we_changed(self, node: UUID) -> bool:
        return self._differs(node, is_ours=True)

    def _differs(self, node: UUID, *, is_ours: bool) -> bool:
        at = (node, is_ours)
        if at not in self._differing:
            side = self.ours if is_ours else self.theirs
            self._differing[at] = differs(node, self.base, side)
        return self._differing[at]

    def needs_of(self, node: Node) -> tuple[Needs, ...]:
        found = self._needs.get(id(node))
        if found is None:
            found = self._needs[id(node)] = (node, tuple(needs_of(node)))
        return found[1]

    def key_of(self, node: Parent) -> str | None:
        """For a place or an order: the key of a node of any side; none: the chapters."""
        if node is None:
            return None
        side = next(each for each in (self.ours, self.theirs, self.base) if node in each.nodes)
        return side.nodes[node].key


@dataclass(slots=True)
class Bent:
    """What gives way. What is for good only ever grows, so that bending comes to an end.

    ``kept`` and ``required`` hold as long as their reasons do: whenever something else gives way
    for good, they are found anew.
    """

    kept: dict[UUID, set[UUID]] = field(default_factory=dict)
    """Stays, because these stand below it; a person may drop it with all that does."""
    required: dict[UUID, set[UUID]] = field(default_factory=dict)
    """Stays, because these nodes refer to it or cannot stand elsewhere."""
    left_out: dict[UUID, MergeCase] = field(default_factory=dict)
    """Nodes of the template alone that cannot come in."""
    dropped: dict[UUID, UUID] = field(default_factory=dict)
    """Goes with this node, below which it stands, as a person decided."""
    at_home: dict[UUID, MergeCase] = field(default_factory=dict)
    """Stays at our place."""
    own_fields: dict[tuple[UUID, str], MergeCase] = field(default_factory=dict)
    """Keeps our value."""

    @property
    def for_good(self) -> int:
        return len(self.left_out) + len(self.dropped) + len(self.at_home) + len(self.own_fields)

    @property
    def for_now(self) -> int:
        return sum(map(len, (*self.kept.values(), *self.required.values())))

    def begin_anew(self, three: Three) -> None:
        """Forget what stays, but not that a person was asked about it and let it go."""
        self.required.clear()
        self.kept.clear()
        for node, above in self.dropped.items():
            if above in three.base.nodes:
                self.kept.setdefault(above, set()).add(node)

    def goes_along(self, node: UUID) -> bool:
        """Whether it is out because what it stands below is."""
        if node not in self.dropped or node in self.required:
            return False
        above = self.dropped[node]
        return self.goes_along(above) if above in self.dropped else above not in self.required


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at a result: the sides, what gives way so far, and what a person is asked."""

    three: Three
    bent: Bent
    asked: Asked


def locked(node: Node) -> bool:
    return node.force is Force.LAW or node.freedom is Freedom.FIXED


def differs(node: UUID, before: Tree, after: Tree) -> bool:
    """Says something else, or stands below another one."""
    return before.parents[node] != after.parents[node] or not says_the_same(
        before.nodes[node], after.nodes[node]
    )


def whole(tree: Tree, node: UUID) -> dict[str, Any] | None:
    """A node of one side as plain values; none where that side does not have it."""
    return plain(tree.nodes[node]) if node in tree.nodes else None


def chain(parents: Mapping[UUID, Parent], node: UUID) -> Iterator[UUID]:
    """The node and what it stands below, until it ends or begins anew."""
    seen: set[UUID] = set()
    at: Parent = node
    while at is not None and at not in seen:
        yield at
        seen.add(at)
        at = parents.get(at)
