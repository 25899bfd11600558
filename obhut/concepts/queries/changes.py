"""What became of a draft: who changed which node, from what to what, and what can be taken back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from obhut.concepts.enums import NodeChangeKind
from obhut.concepts.models import NodeChange
from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.undoable import Step, undoable

Told = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSeen:
    """``before`` and ``after`` as they were written down: content, below which, after which."""

    id: int
    node: UUID
    kind: NodeChangeKind
    before: Told
    after: Told
    undoes: int | None
    person: UUID
    at: datetime
    can_undo: bool


def changes_of(
    draft: EditionSeen, *, node: UUID | None = None, older_than: int | None = None, most: int = 100
) -> tuple[ChangeSeen, ...]:
    """The newest first, of one node or of all; at most so many, older than this one."""
    rows = NodeChange.objects.filter(edition=draft.id).order_by("-pk")
    if node is not None:
        rows = rows.filter(node=node)
    if older_than is not None:
        rows = rows.filter(pk__lt=older_than)
    found = list(rows[:most])
    possible = _undoable(draft, {row.node for row in found}) if draft.is_draft else frozenset()
    return tuple(
        ChangeSeen(
            id=row.pk,
            node=row.node,
            kind=NodeChangeKind(row.kind),
            before=row.before,
            after=row.after,
            undoes=row.undoes_id,
            person=row.person,
            at=row.at,
            can_undo=row.pk in possible,
        )
        for row in found
    )


def _undoable(draft: EditionSeen, nodes: Iterable[UUID]) -> frozenset[int]:
    rows = NodeChange.objects.filter(edition=draft.id, node__in=set(nodes)).order_by("pk")
    steps: defaultdict[UUID, list[Step]] = defaultdict(list)
    for node, change, undoes in rows.values_list("node", "pk", "undoes"):
        steps[node].append(Step(change, undoes))
    return frozenset(each for of_node in steps.values() for each in undoable(of_node))
