"""Writing a whole other tree into a draft: each node that becomes another one is a change of its own."""

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from obhut.concepts.actions.drafting.told import branch_told, place_told
from obhut.concepts.actions.drafting.writing import MANY, write_tree
from obhut.concepts.enums import NodeChangeKind
from obhut.concepts.models import Edition, NodeChange
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeDifference
from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.moving import branch_of, without
from obhut.kernel.concept.tree import Tree

PLACES = {"under", "place"}
REWRITE = """
UPDATE concepts_nodeofedition AS row SET content = said.content, revision = said.revision
FROM unnest(%s::uuid[], %s::jsonb[], %s::integer[]) AS said(node, content, revision)
WHERE row.edition_id = %s AND row.node = said.node
"""
Told = tuple[UUID, NodeChangeKind, Mapping[str, Any] | None, Mapping[str, Any] | None]


def take_over(  # noqa: PLR0913 -- a deed says what, from what to what, by whom and when
    edition: Edition,
    before: Tree,
    after: Tree,
    differences: tuple[NodeDifference, ...],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Under the lock of a deed, and found to fit. What is written down can be taken back one by one."""
    changes = NodeChange.objects.bulk_create(
        [
            NodeChange(
                edition=edition,
                node=node,
                kind=kind,
                before=was,
                after=becomes,
                person=by.person,
                desk=by.desk,
                at=at,
            )
            for node, kind, was, becomes in _told(before, after, differences)
        ],
        batch_size=MANY,
    )
    last = max(change.pk for change in changes)
    rewritten = [each for each in changes if each.kind == NodeChangeKind.CHANGED]
    _rewrite(edition, rewritten, after)
    write_tree(edition, before, after, revision=last)
    edition.revision = last
    edition.save(update_fields=["revision"])


def _rewrite(edition: Edition, changes: list[NodeChange], after: Tree) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            REWRITE,
            [
                [each.node for each in changes],
                [json.dumps(plain(after.nodes[each.node])) for each in changes],
                [each.pk for each in changes],
                edition.pk,
            ],
        )


def _told(before: Tree, after: Tree, differences: tuple[NodeDifference, ...]) -> Iterator[Told]:
    for branch in _branches(before, before.nodes.keys() - after.nodes.keys()):
        (root,) = branch.children[None]
        told = branch_told(branch, root) | place_told(before, root)
        yield root, NodeChangeKind.DELETED, told, None
    for branch in _branches(after, after.nodes.keys() - before.nodes.keys()):
        (root,) = branch.children[None]
        told = branch_told(branch, root) | place_told(after, root)
        yield root, NodeChangeKind.INSERTED, None, told
    for one in differences:
        if one.before is None or one.after is None:
            continue
        paths = {field.path for field in one.fields}
        if paths - PLACES:
            was, becomes = plain(one.before), plain(one.after)
            yield one.node, NodeChangeKind.CHANGED, {"content": was}, {"content": becomes}
        if paths & PLACES:
            was, becomes = place_told(before, one.node), place_told(after, one.node)
            yield one.node, NodeChangeKind.MOVED, was, becomes


def _branches(tree: Tree, of: AbstractSet[UUID]) -> Iterator[Tree]:
    """The branches these nodes form, each without what stands below it and is none of them."""
    for root, _depth in tree.walk():
        if root not in of or tree.parents[root] in of:
            continue
        branch = branch_of(tree, root)
        for other, _depth in list(branch.walk()):
            if other not in of and other in branch.nodes:
                branch = without(branch, other)
        yield branch
