"""One node of a draft, as whoever works on it finds it: what stands there, and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from obhut.concepts.models import Concept, Edition, NodeChange, NodeOfEdition, Unsaved
from obhut.concepts.policies import is_locked, may_edit
from obhut.concepts.queries.editions import EditionSeen
from obhut.kernel.actor import Actor
from obhut.kernel.concept.nodes import Node

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What somebody typed upon a revision, and has not been able to save."""

    given: Content
    on_revision: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeSeen:
    """``content``: all of the node as plain values. ``waiting``: one's own, nobody else's."""

    id: UUID
    key: str
    kind: str
    content: Content
    revision: int
    may_edit: bool
    is_locked: bool
    """Fixed by the template: it is read here and changed nowhere."""
    waiting: Waiting | None


def node_seen(draft: EditionSeen, node: UUID, by: Actor) -> NodeSeen | None:
    """Of a draft that one may read; None where the node does not stand in it."""
    row = NodeOfEdition.objects.filter(edition=draft.id, node=node).first()
    if row is None:
        return None
    concept = Concept.objects.get(key=draft.concept)
    return NodeSeen(
        id=row.node,
        key=row.key,
        kind=row.kind,
        content=row.content,
        revision=row.revision,
        may_edit=may_edit(concept, by),
        is_locked=_is_locked(draft.id, node),
        waiting=_waiting(draft, node, by),
    )


def node_deleted(draft: EditionSeen, node: UUID, by: Actor) -> NodeSeen | None:
    """As it stood there last; None where it was never deleted from this draft."""
    changes = NodeChange.objects.filter(edition=draft.id, node=node).order_by("-pk")
    last = changes.first()
    content = _content(last.before) if last and last.after is None and last.before else None
    if content is None:
        return None
    before = changes[1:2].values_list("pk", flat=True).first()
    concept = Concept.objects.get(key=draft.concept)
    return NodeSeen(
        id=node,
        key=content["key"],
        kind=content["kind"],
        content=content,
        revision=before or 1,
        may_edit=may_edit(concept, by),
        is_locked=False,
        waiting=_waiting(draft, node, by),
    )


def content_on(draft: EditionSeen, node: NodeSeen, revision: int) -> Content | None:
    """What stood there upon an earlier revision; None where nobody knows any more."""
    if revision == node.revision:
        return node.content
    changes = NodeChange.objects.filter(edition=draft.id, node=node.id).order_by("pk")
    written = changes.filter(pk=revision).first()
    if written and written.after and "content" in written.after:
        return _content(written.after)
    since = changes.filter(pk__gt=revision).first()
    return _content(since.before) if since and since.before else None


def _waiting(draft: EditionSeen, node: UUID, by: Actor) -> Waiting | None:
    row = Unsaved.objects.filter(edition=draft.id, node=node, person=by.person).first()
    return Waiting(given=row.given, on_revision=row.on_revision, at=row.at) if row else None


def _content(told: Mapping[str, Any]) -> Content | None:
    found: Content | None = told.get("content")
    return found


def _is_locked(draft: UUID, node: UUID) -> bool:
    base = Edition.objects.values_list("base", flat=True).get(pk=draft)
    if base is None:
        return False
    row = NodeOfEdition.objects.filter(edition=base, node=node).first()
    return row is not None and is_locked(Node.model_validate(row.content))
