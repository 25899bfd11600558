"""Taking a change back by the opposite deed, as long as nothing rests on it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.concepts.actions.drafting.changing import present_row, put_content
from obhut.concepts.actions.drafting.deeds import Deed, draft_to_work_on
from obhut.concepts.actions.drafting.placing import put_branch, put_elsewhere, take_branch
from obhut.concepts.actions.drafting.told import branch_read, place_read
from obhut.concepts.actions.drafting.writing import tree_now
from obhut.concepts.enums import NodeChangeKind
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Edition, NodeChange
from obhut.concepts.queries.undoable import Step, undoable
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import SomebodyWasFaster


@transaction.atomic
def undo(change: int, *, by: Actor, at: datetime) -> None:
    """Take a change back, if it is still the last of its node. What was undone can be undone again.

    Raises SomebodyWasFaster where the node was changed since, Faulty where its place has gone or
    others rest on what would go.
    """
    found = NodeChange.objects.filter(pk=change).first()
    if found is None:
        raise NoSuchEdition("There is no such change.")
    edition = draft_to_work_on(found.edition_id, by)
    _check_nothing_came_after(found)
    deed = Deed(by=by, at=at, undoes=found)
    before = found.before or {}
    match NodeChangeKind(found.kind):
        case NodeChangeKind.CHANGED:
            row = present_row(edition, found.node)
            put_content(edition, row, before["content"], seen=row.revision, deed=deed)
        case NodeChangeKind.INSERTED:
            _check_nothing_came_below(edition, found)
            take_branch(edition, found.node, deed=deed)
        case NodeChangeKind.DELETED:
            spot = place_read(before, tree_now(edition))
            branch = branch_read(before)
            put_branch(edition, branch, below=spot.below, after=spot.after, deed=deed)
        case NodeChangeKind.MOVED:
            spot = place_read(before, tree_now(edition))
            put_elsewhere(edition, found.node, below=spot.below, after=spot.after, deed=deed)


def _check_nothing_came_after(change: NodeChange) -> None:
    of_node = NodeChange.objects.filter(edition=change.edition_id, node=change.node).order_by("pk")
    steps = (Step(*pair) for pair in of_node.values_list("pk", "undoes"))
    if change.pk not in undoable(steps):
        raise SomebodyWasFaster(
            _("This node has been changed again since, or this change was taken back already.")
        )


def _check_nothing_came_below(edition: Edition, change: NodeChange) -> None:
    tree = tree_now(edition)
    if change.node not in tree.nodes:
        raise SomebodyWasFaster(_("This node no longer stands in the draft."))
    known = {UUID(each["content"]["id"]) for each in (change.after or {}).get("with", ())}
    if {each for each, _depth in tree.walk(change.node)} - known:
        raise SomebodyWasFaster(_("Other nodes stand below it meanwhile. Move them first."))
