"""Following the template: three texts become one, and every meeting of changes becomes an item.

Ours is a valid text, and so is the template's; what comes of both must be one too. So the result
is made, looked at, and where something does not fit, that gives way: a node stays, a field keeps
our value, a node of the template stays out. Each way of giving way is an item for a person. More
and more gives way for good; so it ends, at the latest with ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obhut.kernel.concept.merging.contents import contents
from obhut.kernel.concept.merging.fitting import bend_keys, bend_places, bend_references
from obhut.kernel.concept.merging.items import Asked, MergeItem, Picked
from obhut.kernel.concept.merging.ordering import orders
from obhut.kernel.concept.merging.placing import places
from obhut.kernel.concept.merging.sides import Attempt, Bent, Three
from obhut.kernel.concept.merging.staying import staying
from obhut.kernel.concept.tree import Tree, edition_of, tree_of
from obhut.kernel.refusals import Fault, Faulty

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The result as it stands, and everything a person has to know of it, in reading order."""

    tree: Tree
    items: tuple[MergeItem, ...]

    @property
    def waiting(self) -> tuple[MergeItem, ...]:
        """What a person must look at and has not decided."""
        return tuple(each for each in self.items if each.needs_person and each.is_open)

    @property
    def listed(self) -> tuple[MergeItem, ...]:
        """What can be accepted all at once and has not been."""
        return tuple(each for each in self.items if not each.needs_person and each.is_open)


def merge(
    base: Tree, theirs: Tree, ours: Tree, decided: Mapping[str, Picked] | None = None
) -> Merged:
    """Ours with what changed from base to theirs. Raises Faulty where a node changed its key."""
    _check_lasting(base, theirs, ours)
    three, bent = Three(base, theirs, ours), Bent()
    while True:
        attempt, for_good = Attempt(three, bent, Asked(decided or {})), bent.for_good
        tree = _result(attempt)
        if tree is not None:
            return Merged(tree=tree, items=_in_order(attempt))
        if bent.for_good > for_good:
            bent.begin_anew(three)


def _result(attempt: Attempt) -> Tree | None:
    """The result as far as it has given way; none where something more has to."""
    three, bent = attempt.three, attempt.bent
    before = (bent.for_good, bent.for_now)
    parents = places(staying(attempt), attempt)
    bend_places(parents, three, bent)
    said = contents(parents, attempt)
    bend_keys(said, three, bent)
    bend_references(said, three, bent)
    if (bent.for_good, bent.for_now) != before:
        return None
    return tree_of(edition_of(Tree(said, orders(parents, attempt))))


def _in_order(attempt: Attempt) -> tuple[MergeItem, ...]:
    def place(item: MergeItem) -> int:
        return -1 if item.node is None else attempt.three.order[item.node]

    return tuple(sorted(attempt.asked.items.values(), key=place))


def _check_lasting(*sides: Tree) -> None:
    """The key and the kind of a node are the same in every edition."""
    first: dict[UUID, tuple[str, str]] = {}
    faults: list[Fault] = []
    for side in sides:
        for node, content in side.nodes.items():
            key, kind = first.setdefault(node, (content.key, content.kind))
            if (key, kind) != (content.key, content.kind):
                faults.append(
                    Fault(
                        where=content.key,
                        field="key" if key != content.key else "kind",
                        de=f"Derselbe Baustein heißt anderswo {key} und ist dort {kind}. Schlüssel und Art bleiben, wie sie sind.",
                        en=f"The same node is called {key} elsewhere and is {kind} there. Key and kind stay as they are.",
                    )
                )
    if faults:
        raise Faulty(tuple(faults))
