"""Two editions side by side: which nodes came, went, changed or moved, in reading order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.concepts.queries.deviations import DeviationSeen, deviations_of
from obhut.concepts.queries.editions import EditionSeen, text_seen, tree_seen
from obhut.kernel.concept.differences import Change, NodeDifference, changed
from obhut.kernel.concept.tree import Tree
from obhut.web.editions.deriving import ReasonLine, reason_line
from obhut.web.editions.facts import FactLine, Named, fact_lines
from obhut.web.editions.lines import NodeLine, node_line
from obhut.web.editions.reading import chapter_of, numbers_in
from obhut.web.editions.wording import FieldLine, in_words
from obhut.web.finder import words

WHAT = {
    Change.ADDED: gettext_lazy("added"),
    Change.REMOVED: gettext_lazy("removed"),
    Change.CHANGED: gettext_lazy("changed"),
    Change.MOVED: gettext_lazy("moved"),
}
PLACES = {"under", "place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One node that differs. ``fields`` of what stayed; ``facts`` of what came or went as a whole."""

    node: NodeLine
    what: str
    said: str
    moved: str
    """From which number to which; empty where it stands at its place."""
    chapter: str
    fields: tuple[FieldLine, ...]
    facts: tuple[FactLine, ...]
    reason: ReasonLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCount:
    what: str
    said: str
    count: int


def differences(before: EditionSeen, after: EditionSeen) -> tuple[NodeDifference, ...]:
    """Kept for the two of them: whoever turns the pages reads it once."""
    return _differences(before, after)


def change_counts(found: tuple[NodeDifference, ...]) -> tuple[ChangeCount, ...]:
    counts = Counter(each.what for each in found)
    return tuple(
        ChangeCount(what=what.value, said=str(said), count=counts[what])
        for what, said in WHAT.items()
    )


def weight_of(difference: NodeDifference) -> int:
    """About so many signs the page needs for it."""
    sides = [side for side in (difference.before, difference.after) if side]
    if difference.what in (Change.ADDED, Change.REMOVED):
        return len(str(sides[0].model_dump())) // 2
    return sum(len(str(each.before)) + len(str(each.after)) for each in difference.fields)


def change_lines(
    shown: Iterable[NodeDifference], before: EditionSeen, after: EditionSeen
) -> tuple[ChangeLine, ...]:
    sides = Sides(_side(before), _side(after), deviations_of(after.id))
    return tuple(_line(each, sides) for each in shown)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions, read once."""

    edition: EditionSeen
    tree: Tree
    numbers: Mapping[UUID, str]
    named: Named

    def chapter(self, node: UUID) -> str:
        return words.said(self.tree.nodes[chapter_of(node, self.tree)].title)


@dataclass(frozen=True, slots=True)
class Sides:
    before: Side
    after: Side
    reasons: Mapping[UUID, DeviationSeen]


def _side(edition: EditionSeen) -> Side:
    return Side(edition, tree_seen(edition), numbers_in(edition), text_seen(edition).by_key)


def _line(difference: NodeDifference, sides: Sides) -> ChangeLine:
    was, now = difference.before, difference.after
    home, node = (sides.after, now) if now else (sides.before, was)
    if node is None:  # a difference is one of something
        raise ValueError(f"{difference.node} stands in neither edition.")
    fields: tuple[FieldLine, ...] = ()
    facts: tuple[FactLine, ...] = ()
    if was and now:
        fields = in_words(difference.fields, was, now, sides.before.named, sides.after.named)
    else:
        facts = fact_lines(node, home.named)
    return ChangeLine(
        node=node_line(node, home.edition, home.numbers),
        what=difference.what.value,
        said=str(WHAT[difference.what]),
        moved=_moved(difference, sides),
        chapter=home.chapter(node.id),
        fields=fields,
        facts=facts,
        reason=reason_line(sides.reasons.get(node.id)),
    )


def _moved(difference: NodeDifference, sides: Sides) -> str:
    if not any(each.path in PLACES for each in difference.fields):
        return ""
    node = difference.node
    told = {"was": sides.before.numbers[node], "now": sides.after.numbers[node]}
    return _("from %(was)s to %(now)s") % told


@lru_cache(maxsize=32)
def _differences(before: EditionSeen, after: EditionSeen) -> tuple[NodeDifference, ...]:
    return changed(tree_seen(before), tree_seen(after))
