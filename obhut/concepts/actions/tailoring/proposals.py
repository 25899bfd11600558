"""A Land offers its template how it solved a node; the template's editors answer, with a reason."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.actions.drafting import change_node, delete_node, open_draft
from obhut.concepts.actions.drafting.deeds import Deed, draft_to_work_on
from obhut.concepts.actions.drafting.placing import put_branch
from obhut.concepts.actions.tailoring.wanting import check_words
from obhut.concepts.enums import ProposalState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Edition, NodeOfEdition, Proposal
from obhut.concepts.policies import check_may_edit
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, tree_seen
from obhut.concepts.queries.tailoring import tailored
from obhut.concepts.states import PROPOSAL
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding
from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.moving import alone
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Parent, Tree
from obhut.kernel.refusals import NotAllowed, SomebodyWasFaster
from obhut.kernel.states import check_transition

LONGEST = 4000
LASTING = {"id", "key", "kind", "under"}


@transaction.atomic
def propose_to_template(edition: UUID, node: UUID, *, reason: str, by: Actor, at: datetime) -> int:
    """Offer the node as it stands in this edition; where it was omitted, offer to leave it out.

    Returns the number of the proposal. Raises NotAllowed, Faulty, SomebodyWasFaster where it was
    offered already and nobody has answered yet.
    """
    ours = _of_mine(edition, by)
    found = tailored(edition)
    if found.standings.get(node, NodeStanding.INHERITED) is NodeStanding.INHERITED:
        raise NotAllowed(
            _("Here the text says what its template says. There is nothing to propose.")
        )
    check_words({"reason": reason}, needed=("reason",), longest={"reason": LONGEST})
    template = ours.concept.derived_from
    if template is None:
        raise NotAllowed(_("This text has no template it could propose to."))
    if Proposal.objects.filter(
        edition__concept=ours.concept, node=node, state=ProposalState.OPEN
    ).exists():
        raise SomebodyWasFaster(_("This was proposed already, and nobody has answered yet."))
    omitted = found.standings[node] is NodeStanding.OMITTED
    row = Proposal.objects.create(
        template=template,
        edition=ours,
        node=node,
        content={} if omitted else plain(found.node(node)),
        reason=reason.strip(),
        person=by.person,
        desk=by.desk,
        at=at,
    )
    facts = {"template": template.key, "concept": ours.concept.key, "node": str(node)}
    record("node proposed", subject=str(row.pk), by=by, at=at, facts=facts)
    return row.pk


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What becomes of a proposal, and why. ``as_it_stands``: it goes into the template's draft."""

    state: ProposalState
    words: str
    as_it_stands: bool = False


@transaction.atomic
def answer_proposal(proposal: int, said: Answer, *, by: Actor, at: datetime) -> None:
    """What is taken over in other words is written in the draft by hand.

    Raises NotAllowed, Faulty where it does not fit the template, ImpossibleTransition where it was
    answered already.
    """
    row = Proposal.objects.select_for_update(of=("self",)).filter(pk=proposal).first()
    if row is None:
        raise NoSuchEdition("There is no such proposal.")
    check_may_edit(row.template, by)
    check_transition(PROPOSAL, present=row.state, wanted=said.state)
    check_words({"answer": said.words}, needed=("answer",), longest={"answer": LONGEST})
    if said.state is ProposalState.TAKEN and said.as_it_stands:
        _take_into_the_draft(row, by=by, at=at)
    row.state, row.answer, row.answered_at = said.state, said.words.strip(), at
    row.save(update_fields=["state", "answer", "answered_at"])
    facts = {
        "template": row.template.key,
        "state": said.state.value,
        "as_it_stands": said.as_it_stands,
    }
    record("proposal answered", subject=str(row.pk), by=by, at=at, facts=facts)


def _take_into_the_draft(row: Proposal, *, by: Actor, at: datetime) -> None:
    """By the deeds every editor uses: it stands in the history of the draft and can be undone."""
    draft = open_draft(row.template.key, by=by, at=at)
    there = NodeOfEdition.objects.filter(edition=draft.id, node=row.node).first()
    if not row.content:
        if there is not None:
            delete_node(draft.id, row.node, by=by, at=at)
    elif there is None:
        _insert(draft, row, by=by, at=at)
    else:
        content = {name: said for name, said in row.content.items() if name not in LASTING}
        absent = dict.fromkeys(there.content.keys() - row.content.keys() - LASTING)
        change_node(draft.id, row.node, content | absent, seen=there.revision, by=by, at=at)


def _insert(draft: EditionSeen, row: Proposal, *, by: Actor, at: datetime) -> None:
    """With its own lasting id: whoever offered it has the same node then, not a second one."""
    node = Node.model_validate(row.content)
    theirs = tree_seen(edition_by_id(row.edition_id))
    below, after = _spot(node, theirs, tree_seen(draft))
    edition = draft_to_work_on(draft.id, by)
    put_branch(edition, alone(node), below=below, after=after, deed=Deed(by=by, at=at))


def _spot(node: Node, theirs: Tree, here: Tree) -> tuple[Parent, UUID | None]:
    """Where it stands with those who offer it; else at the end of the last chapter."""
    if node.id not in theirs.nodes:
        chapter = here.children[None][-1]
        return chapter, (here.children.get(chapter) or (None,))[-1]
    above = next((each for each in theirs.ancestors(node.id) if each in here.nodes), None)
    siblings = theirs.children[theirs.parents[node.id]]
    before = siblings[: siblings.index(node.id)]
    after = [each for each in before if here.parents.get(each, node.id) == above]
    return above, after[-1] if after else None


def _of_mine(edition: UUID, by: Actor) -> Edition:
    found = Edition.objects.select_related("concept__derived_from").filter(pk=edition).first()
    if found is None:
        raise NoSuchEdition("There is no such edition.")
    check_may_edit(found.concept, by)
    return found
