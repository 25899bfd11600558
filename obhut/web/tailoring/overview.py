"""A derived text at a glance: what it does with its template, how far it is behind, what comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from obhut.concepts.enums import EditionState, ProposalState
from obhut.concepts.queries.editions import edition_by_id, tree_seen
from obhut.concepts.queries.proposals import proposals_of
from obhut.concepts.queries.tailoring import Tailored, tailored, tailored_for
from obhut.concepts.queries.texts import ConceptSeen, concept_for
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding
from obhut.kernel.concept.tree import numbers_of
from obhut.web.editions.deriving import STANDING, reason_line
from obhut.web.finder.words import said
from obhut.web.tailoring import words
from obhut.web.tailoring.lists import proposal_line

Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to be done next, and where; without an address it is only said."""

    says: str
    address: str = ""


def page(by: Actor, concept: str) -> Told:
    """Raises NoSuchEdition."""
    seen = concept_for(by, concept)
    found = tailored_for(by, concept)
    offered = proposals_of(by, concept)
    return {
        "title": said(seen.title),
        "concept": concept,
        "template": found.base.concept,
        "has_board": seen.can_stand_below,
        "edition": words.edition_name(found.edition),
        "area": words.area_name(found.edition),
        "base": words.edition_name(found.base),
        "counts": list(_counts(found)),
        "steps": list(_steps(found, seen)),
        "lines": list(_lines(found)),
        "behind": list(_behind(found)),
        "above": _above(found),
        "withdrawn": seen.template_withdrawn_at is not None or found.newest is None,
        "proposals": [proposal_line(each) for each in offered],
        "open_proposals": sum(each.state is ProposalState.OPEN for each in offered),
        "may_edit": seen.may_edit,
    }


def _counts(found: Tailored) -> Iterator[tuple[int, str, str]]:
    """Number, what it counts, and where it stands on the page."""
    for standing, label in STANDING.items():
        yield found.count(standing), str(label), "" if standing is NodeStanding.INHERITED else "own"
    yield len(found.behind), str(words.BEHIND), "behind"
    yield len(found.lacking), _("without a reason"), "own"


def _steps(found: Tailored, seen: ConceptSeen) -> Iterator[Step]:
    """In the order in which they are done; whoever only reads is led nowhere to change anything."""
    concept, edition = found.edition.concept, found.edition
    if lacking := len(found.lacking):
        says = ngettext(
            "Write down the reason of %(n)d deviation.",
            "Write down the reasons of %(n)d deviations.",
            lacking,
        )
        yield Step(says=says % {"n": lacking}, address="#own")
    if behind := len(found.behind):
        says = ngettext(
            "The template has changed %(n)d node since. Merge it.",
            "The template has changed %(n)d nodes since. Merge them.",
            behind,
        )
        merge = reverse("merging:show_merge", args=[concept])
        yield Step(says=says % {"n": behind}, address=merge if seen.may_edit else "#behind")
    if edition.is_draft and seen.may_edit:
        yield Step(
            says=_("Write on in the draft."), address=reverse("drafting:show_draft", args=[concept])
        )
    if edition.state is EditionState.APPROVED:
        yield Step(
            says=_("It waits for its day. See whether anything is missing by now."),
            address=reverse("force:show_missing", args=[concept, edition.number]),
        )
    if edition.is_draft:
        yield Step(
            says=_("See what is still missing before it can be put in force."),
            address=reverse("force:show_missing", args=[concept, edition.number]),
        )


def _lines(found: Tailored) -> Iterator[Told]:
    """Everything that is not inherited, with its reason."""
    numbers = _numbers(found)
    for node in found.deviating:
        standing = found.standings[node]
        yield {
            "number": numbers.get(node, ""),
            "title": said(found.node(node).title),
            "standing": standing.value,
            "label": STANDING[standing],
            "mark": words.MARKS[standing],
            "is_behind": node in found.behind,
            "reason": reason_line(found.reasons.get(node)),
            "address": reverse("tailoring:show_node", args=[found.edition.concept, node]),
        }


def _numbers(found: Tailored) -> Mapping[UUID, str]:
    """What was left out has the number it had in the template."""
    return numbers_of(tree_seen(found.base)) | numbers_of(tree_seen(found.edition))


def _behind(found: Tailored) -> Iterator[Told]:
    if found.newest is None:
        return
    after, before = tree_seen(found.newest).nodes, tree_seen(found.base).nodes
    for node, what in found.behind.items():
        told = after[node] if node in after else before[node]
        standing = found.standings.get(node)
        touched = standing not in (None, NodeStanding.INHERITED)
        yield {
            "title": said(told.title),
            "what": words.CHANGES[what],
            "ours": STANDING[standing] if standing and touched else "",
            "address": reverse("tailoring:show_node", args=[found.edition.concept, node]),
        }


def _above(found: Tailored) -> Told | None:
    """A floor further up: whether what it was derived from is behind its own template."""
    if found.base.base is None or found.newest is None:
        return None
    land = tailored(found.newest.id)
    return {
        "title": said(land.edition.title),
        "template": said(edition_by_id(land.base.id).title),
        "behind": len(land.behind),
    }
