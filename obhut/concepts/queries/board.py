"""Who did what with a template: one row for each node, one column for each concept derived from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept
from obhut.concepts.queries.deviations import DeviationSeen, deviations_of_all
from obhut.concepts.queries.editions import (
    EditionSeen,
    edition_by_id,
    editions_of,
    present_editions,
    tree_seen,
)
from obhut.concepts.queries.tailoring import Tailored, beside, newest_of
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import NodeStanding
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Tree, numbers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What one concept does with a node: what stands there, and why."""

    tailored: Tailored
    standing: NodeStanding | None
    """None where it cannot have the node yet: the template took it in after the base."""
    node: Node | None
    """As it stands there; None where it was omitted or is not there yet."""
    reason: DeviationSeen | None

    @property
    def edition(self) -> EditionSeen:
        return self.tailored.edition


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """A node of the template, or one that somebody added; a standing for each column."""

    node: Node
    number: str
    chapter: UUID | None
    """None: below no chapter of the template."""
    standings: tuple[NodeStanding | None, ...]
    behind: tuple[bool, ...]

    @property
    def is_inherited_by_all(self) -> bool:
        """Nothing to be seen here: everybody has it as it stands, and nobody is behind."""
        return not any(self.behind) and all(
            each is NodeStanding.INHERITED for each in self.standings
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The template in force, what derives from it, and who has nothing in force or to be seen yet."""

    template: EditionSeen
    columns: tuple[Tailored, ...]
    rows: tuple[BoardRow, ...]

    @property
    def chapters(self) -> tuple[Node, ...]:
        tree = tree_seen(self.template)
        return tuple(tree.nodes[each] for each in tree.children[None])


def board(by: Actor | None, template: str) -> Board:
    """Raises NoSuchEdition where no edition of the template is in force."""
    newest = newest_of(template)
    if newest is None:
        raise NoSuchEdition("Nothing of this text is in force.")
    columns = tuple(_columns(by, newest))
    tree = tree_seen(newest)
    return Board(template=newest, columns=columns, rows=tuple(_rows(tree, columns)))


def solutions(by: Actor | None, template: str, node: UUID) -> tuple[Solution, ...]:
    """What everybody did with one node, those who changed it first. Raises NoSuchEdition."""
    newest = newest_of(template)
    if newest is None:
        raise NoSuchEdition("Nothing of this text is in force.")
    found = [_solution(each, node) for each in _columns(by, newest)]
    is_known = node in tree_seen(newest).nodes or any(each.standing for each in found)
    if not is_known:
        raise NoSuchEdition("There is no such node.")
    order = (NodeStanding.ADAPTED, NodeStanding.ADDED, NodeStanding.OMITTED)
    first = {standing: place for place, standing in enumerate(order)}
    return tuple(sorted(found, key=lambda each: first.get(each.standing or order[0], len(order))))


def _solution(each: Tailored, node: UUID) -> Solution:
    ours = tree_seen(each.edition).nodes
    return Solution(
        tailored=each,
        standing=each.standings.get(node),
        node=ours.get(node),
        reason=each.reasons.get(node),
    )


def _columns(by: Actor | None, template: EditionSeen) -> Iterator[Tailored]:
    """What is in force of each, else the newest one may see; by area."""
    homes = Concept.objects.filter(derived_from__key=template.concept).order_by("level", "area")
    keys = list(homes.values_list("key", flat=True))
    present = {each.concept: each for each in present_editions()}
    chosen = [found for key in keys if (found := present.get(key) or _newest_seen(by, key))]
    bases = {each.base: edition_by_id(each.base) for each in chosen if each.base}
    reasons = deviations_of_all(each.id for each in chosen)
    for each in chosen:
        if each.base is not None:
            yield beside(each, bases[each.base], template, reasons.get(each.id, {}))


def _newest_seen(by: Actor | None, concept: str) -> EditionSeen | None:
    return next(iter(editions_of(by, concept)), None)


def _rows(tree: Tree, columns: tuple[Tailored, ...]) -> Iterator[BoardRow]:
    """The template's nodes in reading order; behind each chapter what others have added there."""
    numbers = numbers_of(tree)
    added = _added(tree, columns)
    for chapter in tree.children[None]:
        for node in (chapter, *(each for each, _depth in tree.walk(chapter))):
            yield _row(tree.nodes[node], numbers[node], chapter, columns)
        yield from (_row(node, "", chapter, columns) for node in added.get(chapter, ()))
    yield from (_row(node, "", None, columns) for node in added.get(None, ()))


def _row(node: Node, number: str, chapter: UUID | None, columns: tuple[Tailored, ...]) -> BoardRow:
    return BoardRow(
        node=node,
        number=number,
        chapter=chapter,
        standings=tuple(each.standings.get(node.id) for each in columns),
        behind=tuple(node.id in each.behind for each in columns),
    )


def _added(tree: Tree, columns: tuple[Tailored, ...]) -> Mapping[UUID | None, list[Node]]:
    """Nodes the template has not, by the chapter of the template they stand in."""
    found: dict[UUID | None, list[Node]] = {}
    seen: set[UUID] = set()
    for each in columns:
        ours = tree_seen(each.edition)
        for node in (one for one in ours.nodes if one not in tree.nodes and one not in seen):
            seen.add(node)
            *_between, chapter = (node, *ours.ancestors(node))
            found.setdefault(chapter if chapter in tree.nodes else None, []).append(
                ours.nodes[node]
            )
    return found
