"""An edition as a row of blocks, whole or as a redline, for PDF and Word alike.

A redline holds both editions: who leaves out what was added reads the earlier one, who leaves out
what was removed the later one. So accepting or rejecting every tracked change gives exactly one of
the two; a test does both. A node that moved goes at one place and comes at the other.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from obhut.concepts.queries.editions import EditionSeen, text_seen, tree_seen
from obhut.kernel.concept.aligning import Run, runs
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Tree
from obhut.web.editions.facts import Named, fact_lines, title_of
from obhut.web.editions.lines import node_line
from obhut.web.editions.reading import chapter_of, numbers_in
from obhut.web.editions.redline import differences
from obhut.web.editions.wording import compared
from obhut.web.papers.blocks import Block, Change, heading, items, paragraph, paragraphs, small

T = TypeVar("T")
DEEPEST = 6
ONE_LINE = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A node in blocks. ``differs``: it is not the same in both editions."""

    node: UUID
    chapter: UUID
    blocks: tuple[Block, ...]
    differs: bool = False


def text_blocks(edition: EditionSeen) -> tuple[Block, ...]:
    """The whole text, every node with its number, facts and state of review."""
    return tuple(block for each in passages(edition) for block in each.blocks)


def redline_blocks(before: EditionSeen, after: EditionSeen, *, whole: bool) -> tuple[Block, ...]:
    """``whole``: with everything that stayed the same; else only what differs, under its chapter."""
    differs = frozenset(each.node for each in differences(before, after))
    found = tuple(side_by_side(passages(before), passages(after), differs))
    chapters = {each.chapter for each in found if each.differs}
    return tuple(
        block
        for each in found
        if whole or each.differs or each.node in chapters
        for block in (each.blocks if whole or each.differs else each.blocks[:1])
    )


def passages(edition: EditionSeen) -> list[Passage]:
    tree, numbers, named = tree_seen(edition), numbers_in(edition), text_seen(edition).by_key
    return [
        Passage(
            node=node,
            chapter=chapter_of(node, tree),
            blocks=_blocks(tree.nodes[node], numbers[node], depth, (edition, tree, named)),
        )
        for node, depth in tree.walk()
    ]


def _blocks(
    node: Node, number: str, depth: int, of: tuple[EditionSeen, Tree, Named]
) -> tuple[Block, ...]:
    edition, _tree, named = of
    line = node_line(node, edition, {node.id: number})
    blocks = [
        heading(f"{number} {line.title}", level=min(depth + 1, DEEPEST), key="title"),
        *paragraphs(line.text, key="text"),
    ]
    for fact in fact_lines(node, named):
        if len(fact.said) == ONE_LINE:
            blocks.append(paragraph(fact.said[0], label=fact.label, key=fact.name))
        else:
            blocks.extend(items(fact.said, label=fact.label, key=fact.name))
    about = (line.kind, line.force, line.freedom, line.review)
    blocks.append(small(" · ".join(about), key="about"))
    if node.sources:
        named_so = "; ".join(title_of(key, named) for key in node.sources)
        blocks.append(small(named_so, label=_("Sources"), key="sources"))
    return tuple(blocks)


def side_by_side(
    before: Sequence[Passage], after: Sequence[Passage], differs: AbstractSet[UUID]
) -> Iterator[Passage]:
    """Both texts in one order: what stands at its place is compared, the rest goes or comes.

    ``differs``: what is more than another number, which every node behind a new one gets.
    """
    for was, now in _aligned(before, after, key=lambda each: each.node):
        if was and now:
            blocks = tuple(_together(was.blocks, now.blocks))
            yield Passage(now.node, now.chapter, blocks, differs=now.node in differs)
        elif was:
            yield replace(was, blocks=_all(was.blocks, Change.REMOVED), differs=True)
        elif now:
            yield replace(now, blocks=_all(now.blocks, Change.ADDED), differs=True)


def _together(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Block]:
    """The blocks of one node: those of the same field are compared word by word."""
    for was, now in _aligned(
        before, after, key=lambda each: (each.style, each.level, each.label, each.key)
    ):
        if was and now:
            yield now if was == now else replace(now, words=compared(was.text, now.text))
        elif was:
            yield from _all((was,), Change.REMOVED)
        elif now:
            yield from _all((now,), Change.ADDED)


def _all(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    return tuple(replace(each, change=change) for each in blocks)


def _aligned(
    before: Sequence[T], after: Sequence[T], *, key: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Pairs of what both have in the same order; what only one has stands between them alone."""
    at = there = 0
    shared = runs([key(each) for each in before], [key(each) for each in after])
    for run in (*shared, Run(len(before), len(after), 0)):
        yield from ((each, None) for each in before[at : run.before])
        yield from ((None, each) for each in after[there : run.after])
        at, there = run.before + run.length, run.after + run.length
        yield from zip(before[run.before : at], after[run.after : there], strict=True)
