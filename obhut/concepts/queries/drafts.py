"""Readings of the work on texts: which there are, what was remarked, what was typed and waits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, Edition, NodeOfEdition, Remark, Unsaved
from obhut.concepts.policies import may_edit, may_read_drafts
from obhut.concepts.queries.editions import EditionSeen, edition_by_id
from obhut.kernel.actor import Actor
from obhut.kernel.concept.texts import Text
from obhut.kernel.routing.places import Key, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptSeen:
    """A text one may work on or read the drafts of, and how far it is."""

    key: str
    kind: ConceptKind
    title: Text
    owner: str
    area: Key
    may_edit: bool
    in_force: EditionSeen | None
    draft: EditionSeen | None
    withdrawn_at: datetime | None
    template: str | None
    """Title of the concept it was derived from."""
    template_withdrawn_at: datetime | None


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


def concepts_to_work_on(by: Actor) -> tuple[ConceptSeen, ...]:
    """Every text whose drafts one may read: templates first, then by area."""
    rows = Concept.objects.select_related("derived_from")
    seen = [_seen(row, by) for row in rows if may_read_drafts(row, by)]
    order = list(ConceptKind)
    return tuple(sorted(seen, key=lambda each: (order.index(each.kind), each.area, each.key)))


def concept_for(by: Actor, concept: str) -> ConceptSeen:
    """Raises NoSuchEdition where one may not know of its drafts."""
    row = Concept.objects.select_related("derived_from").filter(key=concept).first()
    if row is None or not may_read_drafts(row, by):
        raise NoSuchEdition("There is no such concept.")
    return _seen(row, by)


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


def _seen(row: Concept, by: Actor) -> ConceptSeen:
    states = (EditionState.IN_FORCE, EditionState.DRAFT)
    found = Edition.objects.filter(concept=row, state__in=states).values_list("state", "pk")
    ids: dict[str, UUID] = dict(found)
    in_force, draft = (edition_by_id(ids[state]) if state in ids else None for state in states)
    above = row.derived_from
    return ConceptSeen(
        key=row.key,
        kind=ConceptKind(row.kind),
        title=Text(de=row.title_de or row.key, en=row.title_en or row.title_de or row.key),
        owner=row.owner,
        area=(Level(row.level), row.area),
        may_edit=may_edit(row, by),
        in_force=in_force,
        draft=draft,
        withdrawn_at=row.withdrawn_at,
        template=(above.title_de or above.key) if above else None,
        template_withdrawn_at=above.withdrawn_at if above else None,
    )


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
