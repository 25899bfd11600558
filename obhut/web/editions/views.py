"""Texts and their editions: what holds, what held, and what each node says and said."""

from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.editions import EditionSeen, all_editions, text_seen, tree_seen
from obhut.kernel.concept.differences import NodeStanding
from obhut.web.editions.choosing import comparable
from obhut.web.editions.deriving import STANDING, base_of, deviating, standing_counts, standings_in
from obhut.web.editions.handbooks import card_lines, has_handbook
from obhut.web.editions.lines import NodeLine, edition_line, node_line
from obhut.web.editions.nodes import node_page
from obhut.web.editions.paging import paged
from obhut.web.editions.reading import ChapterLine, chapters_of, counts_of, nodes_below, numbers_in
from obhut.web.editions.seeing import all_seen_by, for_this_reader, reader, seen_by


@require_safe
def list_concepts(request: HttpRequest) -> HttpResponse:
    """Every text that one may know of, each with its newest editions."""
    every = all_editions(reader(request))
    concepts = [list(members) for _key, members in groupby(every, key=lambda each: each.concept)]
    page = paged(request, [_concept(each) for each in concepts], lambda _each: 300)
    return _page(request, "editions/concepts.html", {"page": page})


def _concept(editions: list[EditionSeen]) -> dict[str, object]:
    present = next((each for each in editions if each.state == "in_force"), None)
    return {
        "concept": edition_line(present or editions[0]),
        "holds": present is not None,
        "count": len(editions),
    }


@require_safe
def show_concept(request: HttpRequest, concept: str) -> HttpResponse:
    editions = all_seen_by(request, concept)
    newest = editions[0]
    told = {
        "title": edition_line(newest).title,
        "newest": edition_line(newest),
        "page": paged(request, map(edition_line, editions), lambda _each: 100),
    }
    return _page(request, "editions/concept.html", told)


@require_safe
def show_edition(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    edition = seen_by(request, concept, number)
    base = base_of(edition)
    told = _about(edition) | {
        "counts": counts_of(edition),
        "chapters": chapters_of(edition),
        "base": edition_line(base) if base else None,
        "standings": standing_counts(edition, base) if base else (),
        "comparable": comparable(edition, base, reader(request)),
        "handbook": has_handbook(edition),
        "cards": card_lines(edition),
    }
    return _page(request, "editions/edition.html", told)


@require_safe
def show_chapter(request: HttpRequest, concept: str, number: int, key: str) -> HttpResponse:
    edition = seen_by(request, concept, number)
    tree, numbers = tree_seen(edition), numbers_in(edition)
    node = text_seen(edition).by_key.get(key)
    if node is None or tree.parents[node.id] is not None:
        raise NoSuchEdition("There is no such chapter in this edition.")
    base = base_of(edition)
    told = _about(edition) | {
        "chapter": node_line(node, edition, numbers),
        "page": paged(request, nodes_below(edition, node.id), weight_of_node),
        "adapted": _standing_of_nodes(edition, base),
        "neighbours": _neighbours(edition, key),
    }
    return _page(request, "editions/chapter.html", told)


@require_safe
def show_node(request: HttpRequest, concept: str, number: int, key: str) -> HttpResponse:
    edition = seen_by(request, concept, number)
    node = text_seen(edition).by_key.get(key)
    if node is None:
        raise NoSuchEdition("There is no such node in this edition.")
    editions = all_seen_by(request, concept)
    told = _about(edition) | {"page": node_page(node, edition, editions)}
    return _page(request, "editions/node.html", told)


@require_safe
def show_deviations(request: HttpRequest, concept: str, number: int) -> HttpResponse:
    """What a derived edition adapts, adds and leaves out, each with the reason given for it."""
    edition = seen_by(request, concept, number)
    base = base_of(edition)
    if base is None:
        raise NoSuchEdition("This edition is not derived from another one.")
    told = _about(edition) | {
        "base": edition_line(base),
        "standings": standing_counts(edition, base),
        "page": paged(request, deviating(edition, base), lambda each: each.weight),
    }
    return _page(request, "editions/deviations.html", told)


def weight_of_node(node: NodeLine) -> int:
    return len(node.title) + len(node.text)


def _about(edition: EditionSeen) -> dict[str, object]:
    return {"edition": edition_line(edition)}


def _standing_of_nodes(edition: EditionSeen, base: EditionSeen | None) -> dict[UUID, str]:
    """Node -> what was done to it, for those that are not inherited."""
    found = standings_in(edition, base) if base else {}
    return {
        node: str(STANDING[standing])
        for node, standing in found.items()
        if standing is not NodeStanding.INHERITED
    }


def _neighbours(edition: EditionSeen, key: str) -> dict[str, ChapterLine | None]:
    """The chapter before and the one after."""
    chapters = chapters_of(edition)
    at = next(place for place, each in enumerate(chapters) if each.key == key)
    return {
        "before": chapters[at - 1] if at else None,
        "after": chapters[at + 1] if at + 1 < len(chapters) else None,
    }


def _page(request: HttpRequest, template: str, told: dict[str, object]) -> HttpResponse:
    return for_this_reader(request, render(request, template, told))
