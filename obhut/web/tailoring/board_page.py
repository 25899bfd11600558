"""The board as a page: one row for each node, one column for each text derived from the template."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from obhut.concepts.enums import ConceptKind
from obhut.concepts.queries.board import Board, BoardRow, board
from obhut.concepts.queries.tailoring import Tailored
from obhut.concepts.queries.texts import concept_for
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding
from obhut.web.editions.deriving import STANDING
from obhut.web.editions.names import STATE
from obhut.web.finder.words import said
from obhut.web.tailoring import words

Told = dict[str, Any]
DIFFERENT, ALL = "different", "all"
SHOWN: Mapping[str, Promise] = {
    DIFFERENT: gettext_lazy("only where somebody deviates or is behind"),
    ALL: gettext_lazy("all nodes"),
}
CELL = (
    '<td class="board__cell board__cell--{}"><span class="board__who">{} </span>'
    '<span class="board__mark" aria-hidden="true">{}</span> <span class="board__word">{}</span></td>'
)
NOBODY = "none"


def page(by: Actor, template: str, query: Mapping[str, str]) -> Told:
    """Raises NoSuchEdition where nothing of the template is in force."""
    seen, found = concept_for(by, template), board(by, template)
    chapters = {node.key: node for node in found.chapters}
    chapter, shown = query.get("chapter", ""), query.get("show", DIFFERENT) or DIFFERENT
    reasons = list(_wrong(chapter, shown, chapters))
    chosen = chapters.get(chapter)
    rows = [
        row
        for row in found.rows
        if (chosen is None or row.chapter == chosen.id)
        and (shown == ALL or not row.is_inherited_by_all)
    ]
    return {
        "title": said(seen.title),
        "template": template,
        "edition": words.edition_name(found.template),
        "of_laender": seen.kind is ConceptKind.TEMPLATE,
        "columns": [_column(each) for each in found.columns],
        "rows": list(_rows(found, rows)),
        "count": len(rows),
        "chapters": [(key, said(node.title), key == chapter) for key, node in chapters.items()],
        "shown": [(key, str(label), key == shown) for key, label in SHOWN.items()],
        "legend": list(_legend()),
        "reasons": reasons,
        "withdrawn": seen.withdrawn_at is not None,
        "may_edit": seen.may_edit,
    }


def _wrong(chapter: str, shown: str, chapters: Mapping[str, object]) -> Iterator[str]:
    if chapter and chapter not in chapters:
        yield _("There is no such chapter. Please choose one from the list.")
    if shown not in SHOWN:
        yield _("Please choose which nodes are shown.")


def _column(each: Tailored) -> Told:
    return {
        "short": words.short_area(each.edition),
        "area": words.area_name(each.edition),
        "edition": each.edition.number,
        "state": STATE[each.edition.state],
        "base": each.base.number,
        "behind": len(each.behind),
        "adapted": each.count(NodeStanding.ADAPTED),
        "added": each.count(NodeStanding.ADDED),
        "omitted": each.count(NodeStanding.OMITTED),
        "address": reverse("tailoring:show_text", args=[each.edition.concept]),
    }


def _rows(found: Board, rows: list[BoardRow]) -> Iterator[Told]:
    names = [words.area_name(each.edition) for each in found.columns]
    language = get_language() or "de"
    path = reverse("tailoring:show_board", args=[found.template.concept])
    for row in rows:
        cells = (
            _cell(name, standing, behind, language)
            for name, standing, behind in zip(names, row.standings, row.behind, strict=True)
        )
        yield {
            "number": row.number,
            "title": said(row.node.title),
            "is_chapter": row.node.id == row.chapter,
            "address": f"{path}{row.node.id}/",
            "cells": SafeString("".join(cells)),
        }


@lru_cache(maxsize=8_000)
def _cell(name: str, standing: NodeStanding | None, behind: bool, _language: str) -> SafeString:  # noqa: FBT001 -- one of a zip
    """Sixteen Länder have few different cells; each is written once in a language."""
    mark = words.MARKS[standing] if standing else words.NOT_THERE_MARK
    label = str(STANDING[standing] if standing else words.NOT_THERE)
    if behind and standing:
        mark, label = mark + words.BEHIND_MARK, f"{label}, {words.BEHIND}"
    kind = standing.value if standing else NOBODY
    plain = standing is NodeStanding.INHERITED and not behind
    return format_html(CELL, "plain" if plain else kind, name, mark, label)


def _legend() -> Iterator[tuple[str, str]]:
    for standing, mark in words.MARKS.items():
        yield mark, str(STANDING[standing])
    yield words.NOT_THERE_MARK, str(words.NOT_THERE)
    yield words.BEHIND_MARK, str(words.BEHIND)
