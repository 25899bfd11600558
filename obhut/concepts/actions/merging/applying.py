"""From a decided merge to the new draft, which follows the template's new edition."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from obhut.audit.actions import record
from obhut.concepts.actions.drafting import set_aside
from obhut.concepts.actions.drafting.deeds import draft_to_work_on
from obhut.concepts.actions.merging.opening import close, home_to_merge, open_merge_row
from obhut.concepts.actions.writing import write_nodes
from obhut.concepts.enums import EditionState, MergeState
from obhut.concepts.models import Deviation, Edition, NodeOfEdition, Unsaved
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, tree_seen
from obhut.concepts.queries.merging import MergeSeen, seen
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding, standings
from obhut.kernel.concept.merging import Merged
from obhut.kernel.concept.tree import edition_of
from obhut.kernel.refusals import NotAllowed


@transaction.atomic
def apply_merge(concept: str, *, by: Actor, at: datetime) -> EditionSeen:
    """Make the result a draft. The draft there was until now is set aside and stays readable.

    Reasons come along where the new draft still deviates; so does what somebody typed and could
    not save. Raises NotAllowed while something waits for a person.
    """
    home = home_to_merge(concept, by)
    row = open_merge_row(home)
    present = home.editions.filter(state=EditionState.DRAFT).first()
    if present is not None:
        draft_to_work_on(present.pk, by)
    merge = seen(row)
    _check_is_decided(merge.merged)
    if present is not None:
        set_aside(present.pk, by=by, at=at)
    last = home.editions.order_by("-number").values_list("number", flat=True).first() or 0
    draft = Edition.objects.create(
        concept=home, number=last + 1, base_id=merge.sides.new.id, made_at=at
    )
    write_nodes(draft, edition_of(merge.merged.tree))
    _carry_reasons(merge, draft)
    _carry_unsaved(merge, draft)
    row.ours_id, row.result = merge.sides.ours.id, draft
    close(row, MergeState.APPLIED, at=at)
    row.save()
    facts = {
        "concept": concept,
        "ours": merge.sides.ours.number,
        "from": merge.sides.old.number,
        "to": merge.sides.new.number,
        "draft": draft.number,
    }
    record("merge applied", subject=str(row.pk), by=by, at=at, facts=facts)
    return edition_by_id(draft.pk)


def _check_is_decided(merged: Merged) -> None:
    if merged.waiting:
        count = len(merged.waiting)
        raise NotAllowed(
            ngettext(
                "%(count)s item still waits for a decision.",
                "%(count)s items still wait for a decision.",
                count,
            )
            % {"count": count}
        )
    if merged.listed:
        raise NotAllowed(
            _(
                "What only the template has changed has not been accepted yet. Look through the list."
            )
        )


def _carry_reasons(merge: MergeSeen, draft: Edition) -> None:
    """Why we deviate, wherever we still do."""
    found = standings(tree_seen(merge.sides.new), merge.merged.tree)
    reasons = [
        each
        for each in Deviation.objects.filter(edition=merge.sides.ours.id)
        if found.get(each.node, NodeStanding.INHERITED) is not NodeStanding.INHERITED
    ]
    for each in reasons:
        each.pk, each.edition = None, draft
    Deviation.objects.bulk_create(reasons)


def _carry_unsaved(merge: MergeSeen, draft: Edition) -> None:
    """What somebody typed comes along; where the node says something else now, they see both."""
    before, after = merge.ours, merge.merged.tree
    old = NodeOfEdition.objects.filter(edition=merge.sides.ours.id)
    revisions = dict(old.values_list("node", "revision"))
    rows = [
        each
        for each in Unsaved.objects.filter(edition=merge.sides.ours.id)
        if each.node in after.nodes
    ]
    for each in rows:
        is_current = revisions.get(each.node) == each.on_revision
        is_same = before.nodes.get(each.node) == after.nodes[each.node]
        each.pk, each.edition, each.on_revision = None, draft, int(is_current and is_same)
    Unsaved.objects.bulk_create(rows)
