"""What every deed on a draft does: one at a time, written down, the draft one revision further."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.enums import EditionState, NodeChangeKind
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Edition, NodeChange, NodeOfEdition
from obhut.concepts.policies import check_may_edit, may_read_drafts
from obhut.kernel.actor import Actor
from obhut.kernel.concept.nodes import Node
from obhut.kernel.refusals import SomebodyWasFaster

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Who does it, when, and what it takes back."""

    by: Actor
    at: datetime
    undoes: NodeChange | None = None


def draft_to_work_on(draft: UUID, by: Actor) -> Edition:
    """The draft, and nobody else's until the end of this transaction.

    It is taken before anything is written down in the audit, never after: two who hold one of
    the two and wait for the other would wait for ever.
    """
    rows = Edition.objects.select_for_update(of=("self",)).select_related("concept")
    found = rows.filter(pk=draft).first()
    if found is None or not may_read_drafts(found.concept, by):
        raise NoSuchEdition("There is no such edition.")
    check_may_edit(found.concept, by)
    if found.state != EditionState.DRAFT:
        raise SomebodyWasFaster(_("This text is no longer a draft. Open a new one to change it."))
    return found


def base_node(draft: Edition, node: UUID) -> Node | None:
    """As the template has it; None for what stands in ours alone."""
    if draft.base_id is None:
        return None
    row = NodeOfEdition.objects.filter(edition=draft.base_id, node=node).first()
    return None if row is None else Node.model_validate(row.content)


def kinds_in(draft: Edition) -> dict[str, str]:
    """The keys of the draft, each with the kind of its node."""
    return dict(NodeOfEdition.objects.filter(edition=draft).values_list("key", "kind"))


def write_change(  # noqa: PLR0913 -- a change says what, of which node, from what to what, by whom
    draft: Edition,
    node: UUID,
    kind: NodeChangeKind,
    *,
    key: str,
    before: Plain | None,
    after: Plain | None,
    deed: Deed,
) -> NodeChange:
    """Write down what becomes of a node. Its number is the new revision of the draft and of the node.

    Numbers begin with 2: in a copy that nobody has changed, every node has the revision 1.
    """
    change = NodeChange.objects.create(
        edition=draft,
        node=node,
        kind=kind,
        before=before,
        after=after,
        undoes=deed.undoes,
        person=deed.by.person,
        desk=deed.by.desk,
        at=deed.at,
    )
    draft.revision = change.pk
    draft.save(update_fields=["revision"])
    record(
        f"node {kind.value}",
        subject=str(draft.pk),
        by=deed.by,
        at=deed.at,
        facts=_facts(draft, change, key),
    )
    return change


def _facts(draft: Edition, change: NodeChange, key: str) -> dict[str, str | int | None]:
    return {
        "concept": draft.concept.key,
        "number": draft.number,
        "node": str(change.node),
        "key": key,
        "change": change.pk,
        "undoes": change.undoes_id,
    }
