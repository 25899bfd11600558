"""The worked examples: Länder derive, tailor and put in force by the deeds everybody uses."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from obhut.concepts.actions.approving import Approved, approve, name_approvers
from obhut.concepts.actions.drafting import change_node, delete_node, insert_node
from obhut.concepts.actions.force import put_in_force
from obhut.concepts.actions.loading import FEDERAL, OWNER, load_edition
from obhut.concepts.actions.tailoring import decide_deviation, derive
from obhut.concepts.enums import ApprovedHow
from obhut.concepts.models import Concept, Edition, NodeOfEdition
from obhut.concepts.queries.approvals import ApproverSeen, approvers_of, mark_of_approvers
from obhut.concepts.queries.deviations import DeviationSeen
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, tree_seen
from obhut.concepts.queries.obstacles import digest_of_draft
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.concept.texts import Text
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.example_texts import (
    EarlierEdition,
    ExampleText,
    Reasoned,
    as_it_was,
)
from obhut.kernel.routing.places import Area, Level

REFERENCE = "Protokoll des Beispiels (erfunden)"


@transaction.atomic
def load_earlier_editions(
    text: EditionText, earlier: tuple[EarlierEdition, ...], *, by: Actor, at: datetime
) -> int:
    """Put the former wordings of the federal text in force, one after the other, before it.

    Only where no federal text is in force yet. Returns how many.
    """
    if Edition.objects.filter(concept__key=FEDERAL).exists():
        return 0
    for one in earlier:
        load_edition(as_it_was(text, one), concept=FEDERAL, owner=OWNER, by=by, at=at)
    return len(earlier)


@transaction.atomic
def put_example_in_force(told: ExampleText, *, by: Actor, at: datetime) -> EditionSeen | None:
    """Derive, tailor, approve, put in force. None where the Land has a text already.

    Raises NotYet where something is missing, like for anybody.
    """
    area = Area(level=Level.LAND, key=told.land)
    if Concept.objects.filter(level=area.level, area=area.key).exclude(kind="agreement").exists():
        return None
    keeper = _keeper(by, area)
    base = Edition.objects.get(concept__key=FEDERAL, number=told.edition)
    said = {"title_de": told.title.de, "title_en": told.title.en, "owner": told.owner}
    draft = derive(base.pk, area, said, by=keeper, at=at)
    functions = [
        ApproverSeen(key=each.key, title=Text(de=each.de, en=each.en)) for each in told.approvers
    ]
    nobody = mark_of_approvers(approvers_of(draft.concept))
    name_approvers(draft.concept, functions, seen=nobody, by=keeper, at=at)
    for node, why in _deeds(draft, told, by=keeper, at=at):
        decide_deviation(draft.id, node, _reason(why), seen="", by=keeper, at=at)
    marked = digest_of_draft(edition_by_id(draft.id))
    in_minutes = Approved(how=ApprovedHow.MINUTES, reference=REFERENCE, approved_on=day_of(at))
    for each in functions:
        approve(draft.id, each.key, in_minutes, seen=marked, by=keeper, at=at)
    return put_in_force(draft.id, seen=marked, by=keeper, at=at)


def _keeper(by: Actor, area: Area) -> Actor:
    return replace(by, grants=frozenset({Grant(Role.LAND_COORDINATION, area.level, area.key)}))


def _deeds(
    draft: EditionSeen, told: ExampleText, *, by: Actor, at: datetime
) -> list[tuple[UUID, Reasoned]]:
    tree = tree_seen(draft)
    ids = {node.key: node.id for node in tree.nodes.values()}
    done: list[tuple[UUID, Reasoned]] = []
    for adapted in told.adapted:
        node = ids[adapted.node]
        content = _whole(NodeOfEdition.objects.get(edition=draft.id, node=node), adapted.content)
        change_node(draft.id, node, content, seen=1, by=by, at=at)
        done.append((node, adapted))
    for added in told.added:
        below, after = tree.parents[ids[added.after]], ids[added.after]
        new = insert_node(
            draft.id, added.kind, added.key, added.content, below=below, after=after, by=by, at=at
        )
        done.append((new, added))
    for omitted in told.omitted:
        delete_node(draft.id, ids[omitted.node], by=by, at=at)
        done.append((ids[omitted.node], omitted))
    return done


def _whole(row: NodeOfEdition, content: Mapping[str, Any]) -> dict[str, Any]:
    """Facts are given whole to the deed; the file says only those that differ."""
    if "facts" not in content:
        return dict(content)
    return dict(content) | {"facts": row.content["facts"] | content["facts"]}


def _reason(why: Reasoned) -> DeviationSeen:
    return DeviationSeen(
        reason=why.reason,
        ground=why.ground,
        decided_by=why.decided_by,
        decided_on=date.fromisoformat(str(why.decided_on)),
    )
