"""The texts of somebody's areas, and the templates from which a new one can begin."""

from typing import Any

from django.urls import reverse

from obhut.concepts.enums import ConceptKind, ProposalState
from obhut.concepts.queries.proposals import ProposalSeen, proposals_to
from obhut.concepts.queries.texts import ConceptSeen, concept_for, concepts_for, templates_for
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.web.accounts.words import area_in_words
from obhut.web.editions.lines import since
from obhut.web.finder.words import said
from obhut.web.keeping.looking import KEEPERS
from obhut.web.keeping.opening import opens_for
from obhut.web.knowledge.names import day
from obhut.web.tailoring import words

Told = dict[str, Any]


def texts(by: Actor) -> Told:
    return {
        "texts": [text_line(each, by) for each in concepts_for(by)],
        "templates": [
            (said(each.title), reverse("tailoring:begin_text", args=[each.key]))
            for each in templates_for(by)
            if by.has(*KEEPERS)
        ],
    }


def text_line(each: ConceptSeen, by: Actor) -> Told:
    """A text: what of it holds, what is being written, and what one may do now."""
    level, key = each.area
    return {
        "key": each.key,
        "title": said(each.title),
        "kind": words.KINDS[each.kind],
        "area": area_in_words(level.value, key),
        "owner": each.owner,
        "address": _address(each),
        "editions": [
            (
                edition.number,
                since(edition),
                reverse("editions:show_edition", args=[each.key, edition.number]),
            )
            for edition in (each.in_force, each.waiting)
            if edition
        ],
        "draft": each.draft,
        "draft_address": _draft(each, by),
        "may_edit": each.may_edit,
        "is_withdrawn": each.withdrawn_at is not None,
        "template": said(each.template) if each.template else "",
        "template_is_withdrawn": each.template_withdrawn_at is not None,
    }


def _draft(each: ConceptSeen, by: Actor) -> str:
    """Where one works on it; for whoever is only asked to approve, what is missing and what it says."""
    if each.draft is None:
        return ""
    room = reverse("drafting:show_draft", args=[each.key])
    if opens_for(by, room):
        return room
    return reverse("force:show_missing", args=[each.key, each.draft.number])


def _address(each: ConceptSeen) -> str:
    """Where one sees what it does with its template, what others do with it, or else what it says."""
    if each.derived_from:
        return reverse("tailoring:show_text", args=[each.key])
    if each.kind is ConceptKind.TEMPLATE and each.has_begun:
        return reverse("tailoring:show_board", args=[each.key])
    return reverse("editions:show_concept", args=[each.key]) if each.has_begun else ""


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
