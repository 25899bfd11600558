"""Changing what a node of a draft says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.concepts.actions.drafting.deeds import (
    Deed,
    base_node,
    draft_to_work_on,
    kinds_in,
    write_change,
)
from obhut.concepts.enums import NodeChangeKind
from obhut.concepts.errors import ChangedMeanwhile
from obhut.concepts.models import Edition, NodeOfEdition, Unsaved
from obhut.concepts.policies import check_tailoring
from obhut.kernel.actor import Actor
from obhut.kernel.concept.checking import read_node
from obhut.kernel.concept.edition import plain
from obhut.kernel.refusals import Fault, Faulty, SomebodyWasFaster

LASTING = ("id", "key", "kind", "under")
"""What others know a node by, and where it stands: no change of its words touches it."""


@transaction.atomic
def change_node(  # noqa: PLR0913 -- a deed says what, upon which revision, by whom and when
    draft: UUID,
    node: UUID,
    content: Mapping[str, Any],
    *,
    seen: int,
    by: Actor,
    at: datetime,
) -> int:
    """Put these fields in place of the node's. Returns its new revision.

    ``seen``: the revision that was looked at. Saying again what stands there already changes
    nothing, so whoever lost the answer may just save again. Raises Faulty with every fault,
    ChangedMeanwhile with what stands there now, NotAllowed for what the template has fixed.
    """
    edition = draft_to_work_on(draft, by)
    row = present_row(edition, node)
    _check_lasting(row, content)
    said = {**row.content, **content}
    return put_content(edition, row, said, seen=seen, deed=Deed(by=by, at=at))


def present_row(edition: Edition, node: UUID) -> NodeOfEdition:
    row = NodeOfEdition.objects.filter(edition=edition, node=node).first()
    if row is None:
        raise SomebodyWasFaster(_("Somebody has deleted this node meanwhile."))
    return row


def put_content(
    edition: Edition, row: NodeOfEdition, said: Mapping[str, Any], *, seen: int, deed: Deed
) -> int:
    """Does it fit, do it, write it down. ``said``: all of the node; where it stands is not heard."""
    before = row.content
    lasting = {name: before.get(name) for name in LASTING}
    after = read_node({**said, **lasting}, among=kinds_in(edition))
    if plain(after) == before:
        return row.revision
    if row.revision != seen:
        raise ChangedMeanwhile(
            _("Somebody has changed this node meanwhile. Compare both versions, then save again."),
            present=before,
            revision=row.revision,
        )
    base = base_node(edition, row.node)
    if base is not None:
        check_tailoring(base, after)
    change = write_change(
        edition,
        row.node,
        NodeChangeKind.CHANGED,
        key=row.key,
        before={"content": before},
        after={"content": plain(after)},
        deed=deed,
    )
    row.content, row.revision = plain(after), change.pk
    row.save(update_fields=["content", "revision"])
    Unsaved.objects.filter(edition=edition, node=row.node, person=deed.by.person).delete()
    return row.revision


def _check_lasting(row: NodeOfEdition, content: Mapping[str, Any]) -> None:
    """Others refer to it by its key and compare it by its id; it is another node with another kind."""
    faults = tuple(
        Fault(
            where=row.key,
            field=name,
            de="Das bleibt, solange es den Baustein gibt: Andere nennen ihn so.",
            en="This stays as long as the node exists: others know it by that.",
        )
        for name in LASTING
        if name in content and content[name] != row.content.get(name)
    )
    if faults:
        raise Faulty(faults)
