"""One node of a template: how each derived text solved it, side by side, with the reasons."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.board import Solution, solutions
from obhut.concepts.queries.tailoring import newest_of
from obhut.concepts.queries.texts import concept_for
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding
from obhut.web.editions.deriving import STANDING, reason_line
from obhut.web.finder.words import said
from obhut.web.tailoring import words
from obhut.web.tailoring.differing import differing_fields, whole_node

Told = dict[str, Any]


def page(by: Actor, template: str, node: UUID) -> Told:
    """Raises NoSuchEdition where there is no such text, and where nobody has such a node."""
    found = solutions(by, template, node)
    newest = newest_of(template)
    own = whole_node(newest, node) if newest else None
    first = next((each for each in found if each.node is not None), None)
    shown = own or (whole_node(first.edition, node) if first else None)
    return {
        "title": shown.title if shown else "",
        "template": template,
        "template_title": said(concept_for(by, template).title),
        "edition": words.edition_name(newest) if newest else "",
        "own": own,
        "cards": [_card(each, node) for each in found if _is_own_way(each)],
        "inherited": _areas(found, NodeStanding.INHERITED),
        "not_there": _areas(found, None),
    }


def address(by: Actor, template: str, node: UUID) -> str:
    """Where that page is; empty for a node that stands in one draft alone so far."""
    try:
        solutions(by, template, node)
    except NoSuchEdition:
        return ""
    return reverse("tailoring:show_solutions", args=[template, node])


def _is_own_way(each: Solution) -> bool:
    return each.standing not in (None, NodeStanding.INHERITED)


def _areas(found: Iterable[Solution], standing: NodeStanding | None) -> list[str]:
    return [words.area_name(each.edition) for each in found if each.standing is standing]


def _card(each: Solution, node: UUID) -> Told:
    added = each.standing is NodeStanding.ADDED
    return {
        "area": words.area_name(each.edition),
        "edition": words.edition_name(each.edition),
        "base": each.tailored.base.number,
        "standing": each.standing,
        "label": STANDING[each.standing] if each.standing else "",
        "fields": differing_fields(each.tailored.base, each.edition, node),
        "whole": whole_node(each.edition, node) if added else None,
        "is_behind": node in each.tailored.behind,
        "reason": reason_line(each.reason),
        "address": reverse("tailoring:show_text", args=[each.edition.concept]),
    }
