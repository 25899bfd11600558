"""An edition as its pages show it: chapters, nodes in order with their numbers, what was done to it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from obhut.concepts.queries.editions import EditionSeen, text_seen, tree_seen
from obhut.kernel.concept.edition import digest
from obhut.kernel.concept.tree import Tree, numbers_of
from obhut.web.editions.lines import NodeLine, node_line
from obhut.web.editions.names import FORCE, FREEDOM
from obhut.web.finder import words
from obhut.web.knowledge.names import REVIEWS


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterLine:
    """A chapter in the contents of an edition."""

    key: str
    number: str
    title: str
    address: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """So many nodes are of this kind."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    force: tuple[CountLine, ...]
    freedom: tuple[CountLine, ...]
    review: tuple[CountLine, ...]


def numbers_in(edition: EditionSeen) -> Mapping[UUID, str]:
    return numbers_of(tree_seen(edition))


def digest_of(edition: EditionSeen) -> str:
    """Of a draft too, though it changes: who compares two papers must see that they are not the same."""
    return edition.digest or digest(text_seen(edition))


def chapters_of(edition: EditionSeen) -> tuple[ChapterLine, ...]:
    tree, numbers = tree_seen(edition), numbers_in(edition)
    return tuple(
        ChapterLine(
            key=tree.nodes[each].key,
            number=numbers[each],
            title=words.said(tree.nodes[each].title),
            address=chapter_address(edition, tree.nodes[each].key),
            count=sum(1 for _ in tree.walk(each)),
        )
        for each in tree.children.get(None, ())
    )


def chapter_of(node: UUID, tree: Tree) -> UUID:
    """The chapter a node stands in; a chapter stands in itself."""
    return [node, *tree.ancestors(node)][-1]


def chapter_address(edition: EditionSeen, key: str) -> str:
    return reverse("editions:show_chapter", args=[edition.concept, edition.number, key])


def nodes_below(edition: EditionSeen, chapter: UUID) -> tuple[NodeLine, ...]:
    """What stands in a chapter, in reading order, without the chapter itself."""
    tree, numbers = tree_seen(edition), numbers_in(edition)
    return tuple(
        node_line(tree.nodes[each], edition, numbers, depth=depth)
        for each, depth in tree.walk(chapter)
    )


def counts_of(edition: EditionSeen) -> Counts:
    """How many nodes say what the law says, may be adapted, were reviewed; sources are none."""
    told = [node for node in tree_seen(edition).nodes.values() if node.kind != "source"]
    return Counts(
        force=_counted((node.force for node in told), FORCE),
        freedom=_counted((node.freedom for node in told), FREEDOM),
        review=_counted((node.review.state for node in told), REVIEWS),
    )


def _counted(found: Iterable[str], named: Mapping[Any, object]) -> tuple[CountLine, ...]:
    counts = Counter(found)
    return tuple(CountLine(name=str(name), count=counts[value]) for value, name in named.items())
