"""What was offered to a template, by whom, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from obhut.concepts.enums import ProposalState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Proposal
from obhut.concepts.policies import may_edit, may_read_drafts
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, tree_seen
from obhut.kernel.actor import Actor
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSeen:
    """A node as a derived concept offers it. Without content: to leave it out."""

    id: int
    template: str
    edition: EditionSeen
    node: UUID
    title: Text
    content: Node | None
    reason: str
    state: ProposalState
    answer: str
    at: datetime
    answered_at: datetime | None
    may_answer: bool


def proposals_to(by: Actor, template: str) -> tuple[ProposalSeen, ...]:
    """Everything offered to a template that this actor may know of; what is open first."""
    rows = _rows().filter(template__key=template)
    seen = [_seen(row, by) for row in rows if _may_know(row, by)]
    return tuple(sorted(seen, key=lambda each: each.state is not ProposalState.OPEN))


def proposals_of(by: Actor, concept: str) -> tuple[ProposalSeen, ...]:
    """What this concept has offered to its template, the newest first."""
    rows = _rows().filter(edition__concept__key=concept)
    return tuple(_seen(row, by) for row in rows if _may_know(row, by))


def proposal_for(by: Actor, proposal: int) -> ProposalSeen:
    """Raises NoSuchEdition where there is none, or none this actor may know of."""
    row = _rows().filter(pk=proposal).first()
    if row is None or not _may_know(row, by):
        raise NoSuchEdition("There is no such proposal.")
    return _seen(row, by)


def _rows() -> QuerySet[Proposal]:
    return Proposal.objects.select_related("template", "edition__concept").order_by("-at", "-pk")


def _may_know(row: Proposal, by: Actor) -> bool:
    return may_edit(row.template, by) or may_read_drafts(row.edition.concept, by)


def _seen(row: Proposal, by: Actor) -> ProposalSeen:
    edition = edition_by_id(row.edition_id)
    content = Node.model_validate(row.content) if row.content else None
    return ProposalSeen(
        id=row.pk,
        template=row.template.key,
        edition=edition,
        node=row.node,
        title=(content or _of_base(edition, row.node)).title,
        content=content,
        reason=row.reason,
        state=ProposalState(row.state),
        answer=row.answer,
        at=row.at,
        answered_at=row.answered_at,
        may_answer=may_edit(row.template, by),
    )


def _of_base(edition: EditionSeen, node: UUID) -> Node:
    """What is offered to be left out stands in the base alone."""
    if edition.base is None:
        raise NoSuchEdition("This text is derived from none.")
    return tree_seen(edition_by_id(edition.base)).nodes[node]
