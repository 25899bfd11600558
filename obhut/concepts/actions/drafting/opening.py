"""Opening a draft, and laying one aside."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from obhut.audit.actions import record
from obhut.concepts.actions.drafting.deeds import draft_to_work_on
from obhut.concepts.actions.writing import write_nodes
from obhut.concepts.enums import EditionState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, Deviation, Edition, NodeOfEdition
from obhut.concepts.policies import check_may_edit, may_read_drafts
from obhut.concepts.queries.editions import (
    EditionSeen,
    edition_by_id,
    frozen_text,
    present_text,
)
from obhut.concepts.queries.tailoring import newest_of
from obhut.concepts.states import EDITION
from obhut.kernel.actor import Actor
from obhut.kernel.states import check_transition

OPEN = EditionState.DRAFT
MANY = 500


@transaction.atomic
def open_draft(concept: str, *, by: Actor, at: datetime) -> EditionSeen:
    """The draft of a concept: the open one, else a copy of what waits, is in force or was written last.

    Its reasons for deviating come along. Two who open one at once get the same.
    """
    home = Concept.objects.select_for_update().filter(key=concept).first()
    if home is None or not may_read_drafts(home, by):
        raise NoSuchEdition("There is no such concept.")
    check_may_edit(home, by)
    present = home.editions.filter(state=OPEN).first()
    if present is not None:
        return edition_by_id(present.pk)
    source = present_text(home)
    base = source.base if source else _base_to_begin_from(home)
    last = home.editions.order_by("-number").values_list("number", flat=True).first() or 0
    draft = Edition.objects.create(
        concept=home, number=last + 1, base_id=base, state=OPEN, made_at=at
    )
    if source is not None:
        _copy(source.id, draft)
    elif base is not None:
        write_nodes(draft, frozen_text(base))
    record(
        "draft opened",
        subject=str(draft.pk),
        by=by,
        at=at,
        facts={
            "concept": home.key,
            "number": draft.number,
            "copied_from": source.number if source else None,
        },
    )
    return edition_by_id(draft.pk)


@transaction.atomic
def set_aside(draft: UUID, *, by: Actor, at: datetime) -> None:
    """Stop working on a draft. It stays readable and is never in force."""
    edition = draft_to_work_on(draft, by)
    check_transition(EDITION, present=edition.state, wanted=EditionState.SET_ASIDE)
    edition.state = EditionState.SET_ASIDE
    edition.save(update_fields=["state"])
    record(
        "draft set aside",
        subject=str(edition.pk),
        by=by,
        at=at,
        facts={"concept": edition.concept.key, "number": edition.number},
    )


def _base_to_begin_from(home: Concept) -> UUID | None:
    """Where everything written of a derived text was set aside, it begins anew from its template."""
    newest = newest_of(home.derived_from.key) if home.derived_from else None
    return newest.id if newest else None


def _copy(source: UUID, draft: Edition) -> None:
    nodes = [_of(draft, row) for row in NodeOfEdition.objects.filter(edition=source)]
    NodeOfEdition.objects.bulk_create(nodes, batch_size=MANY)
    reasons = list(Deviation.objects.filter(edition=source))
    for reason in reasons:
        reason.pk, reason.edition = None, draft
    Deviation.objects.bulk_create(reasons, batch_size=MANY)


def _of(draft: Edition, row: NodeOfEdition) -> NodeOfEdition:
    return NodeOfEdition(
        edition=draft,
        node=row.node,
        chapter=row.chapter,
        place=row.place,
        key=row.key,
        kind=row.kind,
        content=row.content,
    )
