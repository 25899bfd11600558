"""The page of a draft: its tree with numbers, and at each node what waits there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from obhut.concepts.queries.drafts import open_remarks, unsaved_nodes
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, tree_seen
from obhut.concepts.queries.texts import ConceptSeen
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding, standings
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Tree, numbers_of
from obhut.kernel.verifier.findings import Weight
from obhut.knowledge.queries.drafts import counts_by_node
from obhut.web.drafting import words
from obhut.web.finder.words import said

ALL, REMARKS, FINDINGS, UNSAVED, OTHERWISE = "", "remarks", "findings", "unsaved", "otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeLine:
    id: UUID
    key: str
    number: str
    depth: int
    title: str
    kind: str
    marks: tuple[tuple[str, str], ...]
    """Kind of mark, and its words."""


@dataclass(slots=True, kw_only=True)
class ChapterLine:
    first: NodeLine
    lines: list[NodeLine] = field(default_factory=list)
    is_open: bool = False
    marked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OmittedLine:
    id: UUID
    title: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is to be said of nodes, by their id or key."""

    remarks: Mapping[UUID, int]
    findings: Mapping[str, Mapping[Weight, int]]
    unsaved: frozenset[UUID]
    standings: Mapping[UUID, NodeStanding]

    def of(self, node: Node) -> Iterator[tuple[str, str]]:
        found = self.findings.get(node.key, {})
        if count := found.get(Weight.BLOCKS, 0):
            yield "blocks", ngettext("%(n)d blocks", "%(n)d block", count) % {"n": count}
        if count := found.get(Weight.WARNS, 0):
            yield "warns", ngettext("%(n)d warning", "%(n)d warnings", count) % {"n": count}
        if count := self.remarks.get(node.id, 0):
            yield "remarks", ngettext("%(n)d remark", "%(n)d remarks", count) % {"n": count}
        if node.id in self.unsaved:
            yield "unsaved", _("not saved yet")
        if (standing := self.standings.get(node.id)) in words.STANDINGS:
            yield "otherwise", str(words.STANDINGS[standing])


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Which node is in hand, which one is being moved, and which are shown."""

    node: UUID | None = None
    moving: UUID | None = None
    only: str = ALL


def tree_page(
    concept: ConceptSeen, draft: EditionSeen, by: Actor, looking: Looking, *, at: datetime
) -> dict[str, object]:
    """Everything the page says. Nodes that are shown stand in reading order."""
    tree = tree_seen(draft)
    base = tree_seen(edition_by_id(draft.base)) if draft.base else None
    marks = _marks(concept, draft, by, base, tree, at=at)
    chapters = list(_chapters(tree, marks, looking))
    moving = tree.nodes.get(looking.moving) if looking.moving else None
    return {
        "concept": concept,
        "draft": draft,
        "title": said(concept.title),
        "template": said(concept.template) if concept.template else "",
        "chapters": chapters,
        "count": len(tree.nodes),
        "only": looking.only,
        "filters": _filters(looking.only),
        "at_hand": looking.node,
        "moving": moving and {"id": moving.id, "title": said(moving.title)},
        "omitted": _omitted(base, marks.standings),
        "may_edit": concept.may_edit and draft.is_draft,
        "nodes_at": nodes_at(concept.key),
        "way": "tree",
    }


def nodes_at(concept: str) -> str:
    """What the address of every node of a text begins with: asked for once, not for each of a thousand."""
    none = UUID(int=0)
    return reverse("drafting:show_node", args=[concept, none]).removesuffix(f"{none}/")


def _marks(  # noqa: PLR0913 -- what is marked, for whom, beside what, and when
    concept: ConceptSeen,
    draft: EditionSeen,
    by: Actor,
    base: Tree | None,
    tree: Tree,
    *,
    at: datetime,
) -> Marks:
    return Marks(
        remarks=open_remarks(concept),
        findings=counts_by_node(draft, at=at) if tree.nodes else {},
        unsaved=unsaved_nodes(draft, by),
        standings=standings(base, tree) if base else {},
    )


def _chapters(tree: Tree, marks: Marks, looking: Looking) -> Iterator[ChapterLine]:
    numbers = numbers_of(tree)
    for chapter in tree.children.get(None, ()):
        first = _line(tree, chapter, 0, numbers, marks)
        found = ChapterLine(first=first, marked=bool(first.marks))
        for node, depth in tree.walk(chapter):
            line = _line(tree, node, depth + 1, numbers, marks)
            found.marked += bool(line.marks)
            if not looking.only or _shows(line, looking.only):
                found.lines.append(line)
        in_hand = looking.node is not None and _is_in(tree, looking.node, chapter)
        found.is_open = in_hand or bool(looking.only)
        if not looking.only or found.lines or _shows(first, looking.only):
            yield found


def _line(
    tree: Tree, node: UUID, depth: int, numbers: Mapping[UUID, str], marks: Marks
) -> NodeLine:
    found = tree.nodes[node]
    return NodeLine(
        id=node,
        key=found.key,
        number=numbers[node],
        depth=depth,
        title=said(found.title),
        kind=str(words.KINDS[found.kind]),
        marks=tuple(marks.of(found)),
    )


def _shows(line: NodeLine, only: str) -> bool:
    wanted = {"blocks", "warns"} if only == FINDINGS else {only}
    return any(mark in wanted for mark, _words in line.marks)


def _is_in(tree: Tree, node: UUID, chapter: UUID) -> bool:
    return node == chapter or (node in tree.nodes and chapter in tree.ancestors(node))


def _omitted(base: Tree | None, found: Mapping[UUID, NodeStanding]) -> tuple[OmittedLine, ...]:
    """What the template has and this text leaves out; below a node left out nothing is listed."""
    if base is None:
        return ()
    gone = {node for node, standing in found.items() if standing is NodeStanding.OMITTED}
    return tuple(
        OmittedLine(
            id=node,
            title=said(base.nodes[node].title),
            kind=str(words.KINDS[base.nodes[node].kind]),
        )
        for node, _depth in base.walk()
        if node in gone and base.parents[node] not in gone
    )


def _filters(only: str) -> tuple[tuple[str, str, bool], ...]:
    labels = {
        ALL: _("All nodes"),
        FINDINGS: _("To be mended"),
        REMARKS: _("With remarks"),
        UNSAVED: _("Not saved yet"),
        OTHERWISE: _("Otherwise than the template"),
    }
    return tuple((value, label, value == only) for value, label in labels.items())
