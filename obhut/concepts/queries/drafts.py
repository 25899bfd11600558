"""Readings of the work on texts: what was remarked, what was typed and waits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from obhut.concepts.models import NodeOfEdition, Remark, Unsaved
from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.texts import ConceptSeen
from obhut.kernel.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkSeen:
    id: int
    node: UUID
    text: str
    person: UUID
    at: datetime
    settled_at: datetime | None
    answers: "tuple[RemarkSeen, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesWaiting:
    """Files that somebody has handed in for a draft and has not taken over yet."""

    files: Mapping[str, str]
    exported: int | None
    at: datetime


def remarks_on(concept: ConceptSeen, node: UUID | None = None) -> tuple[RemarkSeen, ...]:
    """What was remarked, each with its answers; what is not settled comes first, then the newest."""
    rows = Remark.objects.filter(concept__key=concept.key).order_by("at", "pk")
    if node is not None:
        rows = rows.filter(node=node)
    answers: dict[int, list[RemarkSeen]] = {}
    found = list(rows)
    for row in found:
        if row.answers_id is not None:
            answers.setdefault(row.answers_id, []).append(_remark(row))
    first = [_remark(row, tuple(answers.get(row.pk, ()))) for row in found if not row.answers_id]
    newest = sorted(first, key=lambda each: (each.at, each.id), reverse=True)
    return tuple(sorted(newest, key=lambda each: each.settled_at is not None))


def open_remarks(concept: ConceptSeen) -> Mapping[UUID, int]:
    """How many wait at each node."""
    rows = Remark.objects.filter(concept__key=concept.key, answers=None, settled_at=None)
    return Counter(rows.values_list("node", flat=True))


def unsaved_nodes(draft: EditionSeen, by: Actor) -> frozenset[UUID]:
    """Nodes into whose form one has typed what does not fit yet."""
    rows = Unsaved.objects.filter(edition=draft.id, person=by.person).exclude(node=draft.id)
    return frozenset(rows.values_list("node", flat=True))


def keys_known(draft: EditionSeen) -> frozenset[str]:
    """Of every node that this text or its template ever had: no other node may be called so."""
    around = Q(edition__concept__key=draft.concept) | Q(edition=draft.base)
    return frozenset(NodeOfEdition.objects.filter(around).values_list("key", flat=True))


def files_waiting(draft: EditionSeen, by: Actor) -> FilesWaiting | None:
    row = Unsaved.objects.filter(edition=draft.id, node=draft.id, person=by.person).first()
    if row is None:
        return None
    given: Mapping[str, Any] = row.given
    return FilesWaiting(files=given["files"], exported=given["exported"], at=row.at)


def _remark(row: Remark, answers: tuple[RemarkSeen, ...] = ()) -> RemarkSeen:
    return RemarkSeen(
        id=row.pk,
        node=row.node,
        text=row.text,
        person=row.person,
        at=row.at,
        settled_at=row.settled_at,
        answers=answers,
    )
