"""Where the nodes of a draft stand: putting in, moving, deleting, bringing back from the base."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from obhut.concepts.actions.drafting.deeds import (
    Deed,
    draft_to_work_on,
    kinds_in,
    write_change,
)
from obhut.concepts.actions.drafting.told import branch_told, place_told
from obhut.concepts.actions.drafting.writing import tree_now, write_tree
from obhut.concepts.enums import NodeChangeKind
from obhut.concepts.models import Edition, NodeOfEdition
from obhut.concepts.policies import check_tailoring
from obhut.concepts.queries.editions import frozen_tree
from obhut.kernel.actor import Actor
from obhut.kernel.concept.checking import read_node, strangers, who_names
from obhut.kernel.concept.moving import alone, branch_of, grafted, moved, spot_of, without
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Parent, Tree
from obhut.kernel.refusals import Fault, Faulty, SomebodyWasFaster


@transaction.atomic
def insert_node(  # noqa: PLR0913 -- a deed says what, where, by whom and when
    draft: UUID,
    kind: str,
    key: str,
    content: Mapping[str, Any],
    *,
    below: Parent,
    after: UUID | None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Put a new node below another one, right after ``after``; the first of them where that is None.

    ``below`` None makes it a chapter, which only a section can be. Raises Faulty with every fault.
    """
    edition = draft_to_work_on(draft, by)
    new = uuid4()
    among = {**kinds_in(edition), key: kind}
    node = read_node({**content, "id": str(new), "key": key, "kind": kind}, among=among)
    put_branch(edition, alone(node), below=below, after=after, deed=Deed(by=by, at=at))
    return new


@transaction.atomic
def move_node(  # noqa: PLR0913 -- a deed says what, whereto, by whom and when
    draft: UUID, node: UUID, *, below: Parent, after: UUID | None, by: Actor, at: datetime
) -> None:
    """Let a node, and all that stands below it, stand elsewhere. Raises Faulty for a circle."""
    edition = draft_to_work_on(draft, by)
    put_elsewhere(edition, node, below=below, after=after, deed=Deed(by=by, at=at))


@transaction.atomic
def delete_node(draft: UUID, node: UUID, *, by: Actor, at: datetime) -> None:
    """Take a node out, with everything below it. Raises Faulty with whoever refers to it."""
    edition = draft_to_work_on(draft, by)
    take_branch(edition, node, deed=Deed(by=by, at=at))


@transaction.atomic
def restore_node(draft: UUID, node: UUID, *, by: Actor, at: datetime) -> None:
    """Bring back what was omitted: as the base has it, where the base has it."""
    edition = draft_to_work_on(draft, by)
    tree = tree_now(edition)
    base = frozen_tree(edition.base_id) if edition.base_id else None
    if base is None or node not in base.nodes:
        raise SomebodyWasFaster(_("The template does not have this node."))
    if node in tree.nodes:
        raise SomebodyWasFaster(_("This node stands in the draft already."))
    ours = branch_of(base, node)
    for each in [each for each in ours.nodes if each in tree.nodes]:
        ours = without(ours, each) if each in ours.nodes else ours
    spot = spot_of(base, node)
    siblings = base.children[spot.below][: spot.place]
    standing = [each for each in siblings if tree.parents.get(each, node) == spot.below]
    after = standing[-1] if standing else None
    put_branch(edition, ours, below=spot.below, after=after, deed=Deed(by=by, at=at))


def put_branch(
    edition: Edition, branch: Tree, *, below: Parent, after: UUID | None, deed: Deed
) -> None:
    """Does it fit, do it, write it down."""
    (root,) = branch.children[None]
    _check_keys_are_free(edition, branch.nodes.values())
    before = tree_now(edition)
    becomes = grafted(before, branch, below=below, after=after)
    among = {each.key: each.kind for each in becomes.nodes.values()}
    faults = [fault for each in branch.nodes.values() for fault in strangers(each, among=among)]
    if faults:
        raise Faulty(tuple(faults))
    change = write_change(
        edition,
        root,
        NodeChangeKind.INSERTED,
        key=branch.nodes[root].key,
        before=None,
        after=branch_told(becomes, root),
        deed=deed,
    )
    write_tree(edition, before, becomes, revision=change.pk)


def put_elsewhere(
    edition: Edition, node: UUID, *, below: Parent, after: UUID | None, deed: Deed
) -> None:
    before = _with(edition, node)
    becomes = moved(before, node, below=below, after=after)
    was, told = place_told(before, node), place_told(becomes, node)
    if was == told:
        return
    base = frozen_tree(edition.base_id) if edition.base_id else None
    if base is not None and node in base.nodes:
        there = base.nodes[node]
        check_tailoring(there, there, stays=base.parents[node] == below)
    change = write_change(
        edition,
        node,
        NodeChangeKind.MOVED,
        key=before.nodes[node].key,
        before=was,
        after=told,
        deed=deed,
    )
    write_tree(edition, before, becomes, revision=change.pk)


def take_branch(edition: Edition, node: UUID, *, deed: Deed) -> None:
    before = _with(edition, node)
    branch, becomes = branch_of(before, node), without(before, node)
    for base in _of_the_base(edition, branch):
        check_tailoring(base, None)
    keys = {each.key for each in branch.nodes.values()}
    faults = tuple(who_names(keys, becomes.nodes.values()))
    if faults:
        raise Faulty(faults)
    change = write_change(
        edition,
        node,
        NodeChangeKind.DELETED,
        key=before.nodes[node].key,
        before=branch_told(before, node),
        after=None,
        deed=deed,
    )
    write_tree(edition, before, becomes, revision=change.pk)


def _with(edition: Edition, node: UUID) -> Tree:
    tree = tree_now(edition)
    if node not in tree.nodes:
        raise SomebodyWasFaster(_("Somebody has deleted this node meanwhile."))
    return tree


def _of_the_base(edition: Edition, branch: Tree) -> list[Node]:
    if edition.base_id is None:
        return []
    base = frozen_tree(edition.base_id)
    return [base.nodes[each] for each in branch.nodes if each in base.nodes]


def _check_keys_are_free(edition: Edition, nodes: Iterable[Node]) -> None:
    """A key is one node's, in every edition and in the template: others know it by that."""
    keys = {node.key: node.id for node in nodes}
    around = Q(edition__concept=edition.concept_id) | Q(edition=edition.base_id)
    known = NodeOfEdition.objects.filter(around, key__in=keys).values_list("key", "node")
    here = NodeOfEdition.objects.filter(edition=edition, node__in=keys.values())
    taken = {key for key, node in known if keys[key] != node}
    taken |= set(here.values_list("key", flat=True))
    if taken:
        raise Faulty(
            tuple(
                Fault(
                    where=key,
                    field="key",
                    de="Diesen Schlüssel hat schon ein anderer Baustein.",
                    en="Another node has this key already.",
                )
                for key in sorted(taken)
            )
        )
