"""One node of a derived text: what differs from the template, why, and what the template did since."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.policies import is_locked
from obhut.concepts.queries.deviations import DeviationSeen
from obhut.concepts.queries.editions import tree_seen
from obhut.concepts.queries.proposals import proposals_of
from obhut.concepts.queries.tailoring import Tailored, tailored_for
from obhut.concepts.queries.texts import concept_for
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding
from obhut.kernel.concept.texts import DAY
from obhut.kernel.concept.tree import numbers_of
from obhut.kernel.refusals import Fault, Faulty, NotAllowed
from obhut.web.editions.deriving import STANDING, reason_line
from obhut.web.finder.words import said
from obhut.web.keeping.words import fault_in_words
from obhut.web.tailoring import solutions_page, words
from obhut.web.tailoring.differing import differing_fields, whole_node
from obhut.web.tailoring.lists import proposal_line

Told = dict[str, Any]
FIELDS = ("reason", "ground", "decided_by", "decided_on")
NO_DAY = Fault(
    where="",
    field="decided_on",
    de="Erwartet wird ein Tag, den es gibt, wie 2026-11-24.",
    en="A day that exists is expected, such as 2026-11-24.",
)


def page(by: Actor, concept: str, node: UUID) -> Told:
    """Raises NoSuchEdition where neither the text nor its template has such a node."""
    found = tailored_for(by, concept)
    standing = _standing(found, node)
    seen, own = concept_for(by, concept), found.reasons.get(node)
    deviates = standing not in (None, NodeStanding.INHERITED)
    base = tree_seen(found.base).nodes.get(node)
    told = whole_node(found.edition, node) or whole_node(found.base, node)
    offered = [each for each in proposals_of(by, concept) if each.node == node]
    return {
        "concept": concept,
        "node": node,
        "title": told.title if told else _title_above(found, node),
        "number": _number(found, node),
        "edition": words.edition_name(found.edition),
        "template": found.base.concept,
        "base": words.edition_name(found.base),
        "standing": standing,
        "label": STANDING[standing] if standing else words.NOT_THERE,
        "locked": base is not None and is_locked(base),
        "fields": differing_fields(found.base, found.edition, node),
        "whole": None if standing is NodeStanding.ADAPTED else told,
        "since": _since(found, node),
        "deviates": deviates,
        "reason": reason_line(own),
        "held": _held(own),
        "seen": own.fingerprint if own else "",
        "may_reason": deviates and seen.may_edit and found.edition.is_draft,
        "write": _where_to_write(found, node) if seen.may_edit else "",
        "may_propose": deviates and seen.may_edit and not any(
            each.answered_at is None for each in offered
        ),
        "proposals": [proposal_line(each) for each in offered],
        "others": solutions_page.address(by, found.base.concept, node),
    }  # fmt: skip


def check_may_write(by: Actor, concept: str) -> None:
    """Before what was handed in is read at all. Raises NoSuchEdition or NotAllowed."""
    if not concept_for(by, concept).may_edit:
        raise NotAllowed(_("Only who keeps this text gives reasons."))


def meant(post: Mapping[str, str]) -> DeviationSeen:
    """The reason as it was handed in. Raises Faulty for a day that does not exist."""
    return DeviationSeen(
        reason=post.get("reason", ""),
        ground=post.get("ground", ""),
        decided_by=post.get("decided_by", ""),
        decided_on=_day(post.get("decided_on", "").strip()),
    )


def refused(told: Told, post: Mapping[str, str], faults: Iterable[Fault]) -> Told:
    """The same page with what was filled in, and what is wrong with it beside each field."""
    return told | {
        "held": {name: post.get(name, "") for name in FIELDS},
        "errors": {each.field: fault_in_words(each) for each in faults},
    }


def _day(given: str) -> date:
    try:
        if DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise Faulty((NO_DAY,))


def _held(reason: DeviationSeen | None) -> Mapping[str, str]:
    return {name: str(getattr(reason, name)) if reason else "" for name in FIELDS}


def _standing(found: Tailored, node: UUID) -> NodeStanding | None:
    """None: the template took it in after the base."""
    if node not in found.standings and node not in found.behind:
        raise NoSuchEdition("There is no such node.")
    return found.standings.get(node)


def _title_above(found: Tailored, node: UUID) -> str:
    return said(tree_seen(found.newest).nodes[node].title) if found.newest else ""


def _number(found: Tailored, node: UUID) -> str:
    numbers = numbers_of(tree_seen(found.base)) | numbers_of(tree_seen(found.edition))
    return numbers.get(node, "")


def _where_to_write(found: Tailored, node: UUID) -> str:
    """The form of the node, where it stands in a draft."""
    if not found.edition.is_draft or node not in tree_seen(found.edition).nodes:
        return ""
    return reverse("drafting:show_node", args=[found.edition.concept, node])


def _since(found: Tailored, node: UUID) -> Told | None:
    """What the template did with it after the base."""
    if found.newest is None or node not in found.behind:
        return None
    return {
        "what": words.CHANGES[found.behind[node]],
        "edition": words.edition_name(found.newest),
        "fields": differing_fields(found.base, found.newest, node),
        "whole": whole_node(found.newest, node) if node not in found.standings else None,
    }
