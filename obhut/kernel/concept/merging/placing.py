"""Below which node each one stands in the result, and in which order."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from obhut.kernel.concept.merging.items import MergeCase, MergeItem, Pick
from obhut.kernel.concept.merging.sides import Attempt, Bent, Three
from obhut.kernel.concept.tree import Parent

_NOWHERE = object()
OPTIONS: dict[MergeCase, tuple[Pick, ...]] = {
    MergeCase.TEMPLATE_MOVED: (Pick.TEMPLATE, Pick.OWN),
    MergeCase.PLACE_CONFLICT: (Pick.OWN, Pick.TEMPLATE),
    MergeCase.LOCKED: (Pick.TEMPLATE,),
    MergeCase.LOOP: (Pick.OWN,),
    MergeCase.PLACE_LOST: (Pick.OWN,),
}


def twins(three: Three, bent: Bent) -> dict[UUID, UUID]:
    """Nodes of the template that stay out, each with the one of ours under the same key."""
    return {
        node: three.ours_by_key[three.theirs.nodes[node].key]
        for node, case in bent.left_out.items()
        if case is MergeCase.KEY_TWICE
    }


def places(nodes: Collection[UUID], attempt: Attempt) -> dict[UUID, Parent]:
    """The node above each; where both sides moved it elsewhere, ours."""
    instead = twins(attempt.three, attempt.bent)
    found: dict[UUID, Parent] = {}
    for node in attempt.three.every:
        if node in nodes:
            place = _place(node, attempt)
            found[node] = instead.get(place, place) if place else None
    return found


def _place(node: UUID, attempt: Attempt) -> Parent:
    three = attempt.three
    if node not in three.theirs.nodes:
        return three.ours.parents[node]
    theirs = three.theirs.parents[node]
    if node not in three.ours.nodes:
        return theirs
    ours = three.ours.parents[node]
    base = three.base.parents[node] if node in three.base.nodes else _NOWHERE
    if theirs in (ours, base):
        return ours
    was = _case(node, three, ours_moved=ours != base)
    case = attempt.bent.at_home.get(node, was)
    options = OPTIONS[case]
    if three.is_locked(node) and Pick.TEMPLATE in options:
        options = (Pick.TEMPLATE,)
    item = attempt.asked.ask(replace(_item(node, case, options, three), was=was))
    return theirs if item.effective is Pick.TEMPLATE else ours


def _case(node: UUID, three: Three, *, ours_moved: bool) -> MergeCase:
    if not ours_moved:
        return MergeCase.TEMPLATE_MOVED
    return MergeCase.LOCKED if three.is_locked(node) else MergeCase.PLACE_CONFLICT


def _item(node: UUID, case: MergeCase, options: tuple[Pick, ...], three: Three) -> MergeItem:
    base, theirs, ours = (
        three.key_of(each.parents[node]) if node in each.nodes else None
        for each in (three.base, three.theirs, three.ours)
    )
    return MergeItem(
        node=node, path="under", case=case, base=base, theirs=theirs, ours=ours, options=options
    )
