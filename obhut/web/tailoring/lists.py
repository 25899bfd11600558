"""The texts of somebody's areas, and the templates from which a new one can begin."""

from typing import Any

from django.urls import reverse

from obhut.concepts.enums import ConceptKind, ProposalState
from obhut.concepts.queries.proposals import ProposalSeen, proposals_to
from obhut.concepts.queries.texts import ConceptSeen, concept_for, concepts_for, templates_for
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.web.accounts.words import area_in_words
from obhut.web.finder.words import said
from obhut.web.keeping.looking import KEEPERS
from obhut.web.knowledge.names import day
from obhut.web.tailoring import words

Told = dict[str, Any]


def texts(by: Actor) -> Told:
    return {
        "texts": [_line(each) for each in concepts_for(by)],
        "templates": [
            (said(each.title), reverse("tailoring:begin_text", args=[each.key]))
            for each in templates_for(by)
            if by.has(*KEEPERS)
        ],
    }


def _line(each: ConceptSeen) -> Told:
    level, key = each.area
    place = "show_text" if each.derived_from else "show_board"
    has_page = each.derived_from or (each.kind is ConceptKind.TEMPLATE and each.has_begun)
    return {
        "title": said(each.title),
        "kind": words.KINDS[each.kind],
        "area": area_in_words(level.value, key),
        "address": reverse(f"tailoring:{place}", args=[each.key]) if has_page else "",
        "withdrawn": each.withdrawn_at is not None,
        "owner": each.owner,
    }


def proposals(by: Actor, template: str) -> Told:
    """Raises NoSuchEdition where there is no such text."""
    found = concept_for(by, template)
    seen = proposals_to(by, template)
    return {
        "title": said(found.title),
        "template": template,
        "waiting": [proposal_line(each) for each in seen if each.state is ProposalState.OPEN],
        "answered": [proposal_line(each) for each in seen if each.state is not ProposalState.OPEN],
    }


def proposal_line(each: ProposalSeen) -> Told:
    return {
        "title": said(each.title),
        "from": words.area_name(each.edition),
        "state": words.PROPOSALS[each.state],
        "is_open": each.state is ProposalState.OPEN,
        "reason": each.reason,
        "answer": each.answer,
        "on": day(day_of(each.at)),
        "address": reverse("tailoring:show_proposal", args=[each.id]),
    }
