"""What every merge owes, whatever the three texts say: written without looking into the merge."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any
from uuid import UUID

from obhut.kernel.concept.differences import Change, NodeDifference, changed, fields_of
from obhut.kernel.concept.merging import Merged, MergeItem, Pick, Picked
from obhut.kernel.concept.tree import Tree
from obhut.kernel.concept.words import cut
from tests.kernel.merging.triples import lost

Merge = Callable[..., Merged]


def breaches(merge: Merge, base: Tree, theirs: Tree, ours: Tree) -> list[str]:
    """Every law that this merge of these texts breaks, by name."""
    try:
        merged = merge(base, theirs, ours)
        return [name for name, holds in _laws(merge, merged, base, theirs, ours) if not holds]
    except ValueError as refused:
        return [f"is a text: {refused}"]


def _laws(
    merge: Merge, merged: Merged, base: Tree, theirs: Tree, ours: Tree
) -> Iterator[tuple[str, bool]]:
    result = merged.tree
    nothing_new, ours_is_base = merge(base, base, ours), merge(base, theirs, base)
    yield "nothing new in the template: ours", nothing_new == Merged(tree=ours, items=())
    yield "nothing of our own: the template", ours_is_base.tree == theirs
    yield "nothing of our own: nobody is asked", not ours_is_base.waiting
    yield "both the same: that", merge(base, theirs, theirs) == Merged(tree=theirs, items=())
    yield "is a text", is_a_text(result)
    yield "the same again", merge(base, theirs, ours) == merged
    yield "merging twice changes nothing", merge(theirs, theirs, result).tree == result
    items = set(_named(merged.items))
    yield "their changes are in it or listed", not set(changes_of(base, theirs, result)) - items
    yield "our changes are in it or listed", not set(changes_of(base, ours, result)) - items
    asked = set(_named(merged.waiting))
    yield "what both touched needs a yes", not set(both_touched(base, theirs, ours)) - asked
    yield "each item once", len({each.name for each in merged.items}) == len(merged.items)


def _named(items: tuple[MergeItem, ...]) -> Iterator[tuple[UUID | None, str]]:
    """Node and path of each; a text that came or went whole stands for both its languages."""
    for each in items:
        for path in (each.path, f"{each.path}.de", f"{each.path}.en"):
            yield each.node, path


def is_a_text(tree: Tree) -> bool:
    """Keys once, chapters are sections, every reference leads somewhere. (A Tree has no circle.)"""
    present = {(each.kind, each.key) for each in tree.nodes.values()}
    return (
        len({each.key for each in tree.nodes.values()}) == len(tree.nodes)
        and all(tree.nodes[each].kind == "section" for each in tree.children[None])
        and not any(lost(each, present) for each in tree.nodes.values())
    )


def changes_of(before: Tree, after: Tree, result: Tree) -> Iterator[tuple[UUID | None, str]]:
    """What one side changed and the result does not say, named as the items name it."""
    for difference in changed(before, after):
        node = difference.node
        match difference.what:
            case Change.ADDED:
                missing = node not in result.nodes
            case Change.REMOVED:
                missing = node in result.nodes
            case _:
                yield from _fields_missing(difference, before, after, result)
                continue
        if missing:
            yield node, "node"


def _fields_missing(
    difference: NodeDifference, before: Tree, after: Tree, result: Tree
) -> Iterator[tuple[UUID | None, str]]:
    node = difference.node
    if node not in result.nodes:
        if _paths(difference).keys() != {"place"}:  # the order of what is left out shows nowhere
            yield node, "node"
        return
    said = _flat(fields_of(result.nodes[node]))
    for each in difference.fields:
        match each.path:
            case "under":
                if result.parents[node] != after.parents[node]:
                    yield node, "under"
            case "place":
                parent = after.parents[node]
                if _turned(before, after, result, parent):
                    yield parent, "order"
            case path if said.get(path, said.get(path.rpartition(".")[0])) != each.after:
                yield node, path


def _turned(before: Tree, after: Tree, result: Tree, parent: UUID | None) -> bool:
    """Whether two that changed their order stand in the result as they stood before."""
    was, now, said = (
        {child: at for at, child in enumerate(tree.children.get(parent, ()))}
        for tree in (before, after, result)
    )
    here = [child for child in was if child in now and child in said]
    return any(
        (was[one] < was[other]) != (now[one] < now[other]) != (said[one] < said[other])
        for one, other in combinations(here, 2)
    )


def both_touched(base: Tree, theirs: Tree, ours: Tree) -> Iterator[tuple[UUID | None, str]]:
    """Fields, nodes and places that both sides changed, not to the same."""
    new = {each.node: each for each in changed(base, theirs)}
    own = {each.node: each for each in changed(base, ours)}
    for node in new.keys() & own.keys():
        kinds = {new[node].what, own[node].what}
        if Change.REMOVED in kinds and kinds != {Change.REMOVED}:
            if Change.CHANGED in kinds or "under" in _paths(new[node]) | _paths(own[node]):
                yield node, "node"
            continue
        if kinds == {Change.REMOVED}:
            continue
        for path, value in _paths(new[node]).items():
            if path != "place" and path in _paths(own[node]) and _paths(own[node])[path] != value:
                yield node, path


def _paths(difference: NodeDifference) -> dict[str, Any]:
    return {each.path: each.after for each in difference.fields}


def _flat(fields: dict[str, Any]) -> dict[str, Any]:
    languages = {
        f"{name}.{language}": words
        for name, value in fields.items()
        if isinstance(value, dict) and set(value) == {"de", "en"}
        for language, words in value.items()
    }
    return fields | languages


def balance(base: str, theirs: str, ours: str) -> Counter[str]:
    """Theirs plus ours minus the base: what a clean merge of the words is made of."""
    count = Counter(cut(theirs))
    count.update(cut(ours))
    count.subtract(cut(base))
    return +count


def settle(merge: Merge, sides: tuple[Tree, Tree, Tree], choose: Callable[..., Pick]) -> Merged:
    """Decide whatever is open, until nothing is."""
    decided: dict[str, Picked] = {}
    for _round in range(60):
        merged = merge(*sides, decided)
        still = [each for each in merged.items if each.is_open]
        if not still:
            return merged
        for each in still:
            pick = choose(each)
            value = "Eigene Worte" if pick is Pick.OTHER else None
            decided[each.name] = Picked(pick=pick, fingerprint=each.fingerprint, value=value)
    raise AssertionError("There is no end to deciding.")


def unseen(merged: Merged, base: Tree, theirs: Tree, ours: Tree) -> set[tuple[UUID | None, str]]:
    """Changes that are neither in the result nor in an item, nor gone with a node that is in one."""
    items = set(_named(merged.items))
    along = {node for item in merged.items for node in item.below}
    return {
        (node, path)
        for side in (theirs, ours)
        for node, path in changes_of(base, side, merged.tree)
        if node not in along and not {(node, path), (node, "node"), *_above(node, side)} & items
    }


def _above(node: UUID | None, side: Tree) -> set[tuple[UUID | None, str]]:
    if node is None or node not in side.nodes:
        return set()
    return {(each, "node") for each in side.ancestors(node)}
