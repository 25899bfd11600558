"""One node on a page of its own: all it says, and how it stood in every edition."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.concepts.queries.deviations import deviations_of
from obhut.concepts.queries.editions import EditionSeen, text_seen, tree_seen
from obhut.concepts.queries.histories import node_in
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Compared
from obhut.web.editions.deriving import STANDING, ReasonLine, base_of, reason_line, standings_in
from obhut.web.editions.facts import FactLine, Named, fact_lines, title_of
from obhut.web.editions.lines import EditionLine, NodeLine, edition_line, node_address, node_line
from obhut.web.editions.reading import numbers_in
from obhut.web.editions.wording import FieldLine, field_lines
from obhut.web.finder import words
from obhut.web.knowledge.names import day

MOST = 30
"""So many editions are laid side by side; the newest come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """The node in one edition, and what became of it since the one before."""

    edition: EditionLine
    said: str
    address: str
    """Of the node in that edition; empty where it does not have it."""
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodePage:
    node: NodeLine
    above: tuple[NodeLine, ...]
    """From the chapter down."""
    below: tuple[NodeLine, ...]
    note: str
    facts: tuple[FactLine, ...]
    sources: tuple[SourceLine, ...]
    as_of: str
    standing: str
    reason: ReasonLine | None
    history: tuple[HistoryLine, ...]


def node_page(node: Node, edition: EditionSeen, editions: Iterable[EditionSeen]) -> NodePage:
    """``editions``: those of the concept that the reader may know of, the newest first."""
    tree, numbers, named = tree_seen(edition), numbers_in(edition), text_seen(edition).by_key
    above = [node_line(tree.nodes[each], edition, numbers) for each in tree.ancestors(node.id)]
    base = base_of(edition)
    standing = standings_in(edition, base).get(node.id) if base else None
    review = node.review
    return NodePage(
        node=node_line(node, edition, numbers),
        above=tuple(reversed(above)),
        below=tuple(
            node_line(tree.nodes[each], edition, numbers) for each in tree.children.get(node.id, ())
        )
        if tree.parents[node.id] is not None
        else (),
        note=words.said(review.note) if isinstance(review, Compared) and review.note else "",
        facts=fact_lines(node, named),
        sources=tuple(
            SourceLine(title=title_of(key, named), address=node_address(edition, key))
            for key in node.sources
        ),
        as_of=day(node.as_of),
        standing=str(STANDING[standing]) if standing else "",
        reason=reason_line(deviations_of(edition.id).get(node.id)) if base else None,
        history=tuple(_history(node, tuple(editions)[:MOST], named)),
    )


NEW = gettext_lazy("new here")
GONE = gettext_lazy("no longer there")


def _history(node: Node, editions: tuple[EditionSeen, ...], named: Named) -> list[HistoryLine]:
    """The newest first, each compared with the next older one; others are named as they are today."""
    found = node_in((each.id for each in editions), node.id)
    lines = []
    for at, edition in enumerate(editions):
        now = found.get(edition.id)
        older = editions[at + 1] if at + 1 < len(editions) else None
        was = found.get(older.id) if older else None
        if now is None and was is None:
            continue
        fields = field_lines(was, now, named, named) if was and now else ()
        lines.append(
            HistoryLine(
                edition=edition_line(edition),
                said=_became(was, now, changed=bool(fields), first=older is None),
                address=node_address(edition, now.key) if now else "",
                fields=fields,
            )
        )
    return lines


def _became(was: Node | None, now: Node | None, *, changed: bool, first: bool) -> str:
    if now is None:
        return str(GONE)
    if was is None:
        return _("there from the beginning") if first else str(NEW)
    return _("changed") if changed else _("unchanged")
