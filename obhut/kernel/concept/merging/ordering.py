"""In which order the nodes below another one stand in the result: diff3 on their ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from obhut.kernel.concept.aligning import out_of_order
from obhut.kernel.concept.merging.items import MergeCase, MergeItem, Pick
from obhut.kernel.concept.merging.placing import twins
from obhut.kernel.concept.merging.sides import Attempt, Three
from obhut.kernel.concept.merging.weaving import weave
from obhut.kernel.concept.tree import Parent, Tree

OPTIONS: dict[MergeCase, tuple[Pick, ...]] = {
    MergeCase.ORDER_CONFLICT: (Pick.OWN, Pick.TEMPLATE),
    MergeCase.BOTH_REORDERED: (Pick.MERGED, Pick.OWN, Pick.TEMPLATE),
    MergeCase.TEMPLATE_REORDERED: (Pick.TEMPLATE, Pick.OWN),
}


@dataclass(frozen=True, slots=True)
class _Siblings:
    """The orders of what stands below one node. ``in_theirs``: what the template calls that one."""

    parent: Parent
    in_theirs: Parent
    base: list[UUID]
    theirs: list[UUID]
    ours: list[UUID]


def orders(parents: Mapping[UUID, Parent], attempt: Attempt) -> dict[Parent, tuple[UUID, ...]]:
    """The children of each node in their order."""
    three = attempt.three
    children: dict[Parent, set[UUID]] = {}
    for node, parent in parents.items():
        children.setdefault(parent, set()).add(node)
    in_theirs: dict[Parent, Parent] = {
        ours: theirs for theirs, ours in twins(three, attempt.bent).items()
    }
    return {
        parent: tuple(
            _ordered(_siblings(parent, in_theirs.get(parent, parent), members, three), attempt)
        )
        for parent, members in children.items()
    }


def with_those_of(main: Sequence[UUID], other: Sequence[UUID]) -> list[UUID]:
    """The one order, and what only the other one has, each behind whom it follows there."""
    woven, there = list(main), set(main)
    for at, node in enumerate(other):
        if node not in there:
            woven.insert(woven.index(other[at - 1]) + 1 if at else 0, node)
            there.add(node)
    return woven


def _siblings(parent: Parent, in_theirs: Parent, members: set[UUID], three: Three) -> _Siblings:
    """Whoever stays although a side gave it up, stands on that side as it did in the base."""
    base = _among(three.base, parent, members)
    return _Siblings(
        parent,
        in_theirs,
        base,
        with_those_of(_among(three.theirs, in_theirs, members), base),
        with_those_of(_among(three.ours, parent, members), base),
    )


def _among(tree: Tree, parent: Parent, members: set[UUID]) -> list[UUID]:
    return [each for each in tree.children.get(parent, ()) if each in members]


def _ordered(siblings: _Siblings, attempt: Attempt) -> Sequence[UUID]:
    base, theirs, ours = siblings.base, siblings.theirs, siblings.ours
    if theirs in (ours, base):
        return ours
    woven = weave(base, theirs, ours)
    if woven is None or not len(woven) == len(set(woven)) == len({*theirs, *ours}):
        woven, case = with_those_of(ours, theirs), MergeCase.ORDER_CONFLICT
    elif not out_of_order(base, theirs):
        return woven
    elif out_of_order(base, ours):
        case = MergeCase.BOTH_REORDERED
    else:
        case = MergeCase.TEMPLATE_REORDERED
    item = attempt.asked.ask(_item(siblings, case, woven, attempt.three))
    if item.effective is item.options[0]:
        return woven
    if item.effective is Pick.TEMPLATE:
        return with_those_of(theirs, ours)
    return with_those_of(ours, theirs)


def _item(siblings: _Siblings, case: MergeCase, woven: Sequence[UUID], three: Three) -> MergeItem:
    base, theirs, ours = (
        [side.nodes[each].key for each in side.children.get(above, ())]
        for side, above in (
            (three.base, siblings.parent),
            (three.theirs, siblings.in_theirs),
            (three.ours, siblings.parent),
        )
    )
    options = OPTIONS[case]
    return MergeItem(
        node=siblings.parent,
        path="order",
        case=case,
        base=base,
        theirs=theirs,
        ours=ours,
        options=options,
        merged=[three.key_of(each) for each in woven] if Pick.MERGED in options else None,
    )
