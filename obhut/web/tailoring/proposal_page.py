"""A proposal as its readers see it: what is offered, why, and the answer."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from obhut.concepts.actions.tailoring import Answer
from obhut.concepts.enums import ProposalState
from obhut.concepts.queries.editions import text_seen, tree_seen
from obhut.concepts.queries.proposals import ProposalSeen, proposal_for
from obhut.concepts.queries.tailoring import newest_of
from obhut.concepts.queries.texts import concept_for
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import field_differences
from obhut.kernel.refusals import Fault, Faulty
from obhut.web.editions.facts import fact_lines
from obhut.web.editions.wording import FieldLine, in_words
from obhut.web.finder.words import said
from obhut.web.keeping.words import fault_in_words
from obhut.web.tailoring import solutions_page, words
from obhut.web.tailoring.differing import WholeNode
from obhut.web.tailoring.lists import proposal_line

Told = dict[str, Any]
AS_IT_STANDS, IN_OTHER_WORDS, NO = "as_it_stands", "in_other_words", "no"
ANSWERS: Mapping[str, Promise] = {
    AS_IT_STANDS: _("Take it over as proposed: it goes into the draft of the template."),
    IN_OTHER_WORDS: _("Take it over in other words: somebody writes it into the draft by hand."),
    NO: _("Decline it."),
}
CHOOSE = Fault(
    where="",
    field="outcome",
    de="Bitte wählen, was aus dem Vorschlag wird.",
    en="Please choose what becomes of the proposal.",
)


def page(by: Actor, proposal: int) -> Told:
    """Raises NoSuchEdition where there is none that this actor may know of."""
    found = proposal_for(by, proposal)
    return proposal_line(found) | {
        "template": found.template,
        "template_title": said(concept_for(by, found.template).title),
        "edition": words.edition_name(found.edition),
        "concept": found.edition.concept,
        "node": found.node,
        "fields": _fields(found),
        "whole": _whole(found),
        "leaves_out": found.content is None,
        "is_editor": found.may_answer,
        "may_answer": found.may_answer and found.state is ProposalState.OPEN,
        "outcomes": [(value, str(label), False) for value, label in ANSWERS.items()],
        "held": {"answer": ""},
        "others": solutions_page.address(by, found.template, found.node),
    }


def meant(post: Mapping[str, str]) -> Answer:
    """Raises Faulty where no outcome was chosen."""
    outcome = post.get("outcome", "")
    if outcome not in ANSWERS:
        raise Faulty((CHOOSE,))
    state = ProposalState.DECLINED if outcome == NO else ProposalState.TAKEN
    return Answer(state=state, words=post.get("answer", ""), as_it_stands=outcome == AS_IT_STANDS)


def refused(told: Told, post: Mapping[str, str], faults: Iterable[Fault]) -> Told:
    """What does not fit the template is told node by node; the answer is not lost."""
    chosen = post.get("outcome", "")
    own = ("outcome", "answer")
    return told | {
        "held": {"answer": post.get("answer", "")},
        "outcomes": [(value, str(label), value == chosen) for value, label in ANSWERS.items()],
        "errors": {each.field: fault_in_words(each) for each in faults if each.field in own},
        "reasons": [
            f"{each.where} {fault_in_words(each)}".strip()
            for each in faults
            if each.field not in own
        ],
    }


def _fields(found: ProposalSeen) -> tuple[FieldLine, ...]:
    """Against what the template says today."""
    newest = newest_of(found.template)
    present = tree_seen(newest).nodes.get(found.node) if newest else None
    if newest is None or present is None or found.content is None:
        return ()
    return in_words(
        field_differences(present, found.content),
        present,
        found.content,
        text_seen(newest).by_key,
        text_seen(found.edition).by_key,
    )


def _whole(found: ProposalSeen) -> WholeNode | None:
    """All of it, where the template has no such node."""
    newest = newest_of(found.template)
    node = found.content
    if node is None or (newest and node.id in tree_seen(newest).nodes):
        return None
    return WholeNode(
        title=said(node.title),
        text=said(node.text) if node.text else "",
        facts=fact_lines(node, text_seen(found.edition).by_key),
    )
