"""Old template, new template, ours and the result of one item, in the words of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from obhut.concepts.queries.editions import EditionSeen, text_seen, tree_seen
from obhut.concepts.queries.merging import MergeSeen
from obhut.kernel.concept.aligning import out_of_order
from obhut.kernel.concept.merging import MergeItem
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Tree
from obhut.web.editions.facts import FactLine, Named, fact_lines, title_of
from obhut.web.editions.wording import FieldLine, compared, field_lines, said_at
from obhut.web.finder import words
from obhut.web.papers.blocks import Change, Said

OLD, NEW = gettext_lazy("Old template"), gettext_lazy("New template")
OURS, RESULT = gettext_lazy("Our text"), gettext_lazy("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything a node says."""

    title: str
    text: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one of the four says. Exactly one of its pieces is there; none: it is not in the text."""

    label: str
    words: tuple[Said, ...] = ()
    language: str = ""
    whole: Whole | None = None
    fields: tuple[FieldLine, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()
    """Titles in their order, each with whether it was moved."""
    begins_at: int = 1
    goes_on: bool = False
    """Whether what follows is the same for all and not shown."""
    nothing: str = ""


class Sides:
    """The three texts of a merge and its result, each node by its key."""

    def __init__(self, merge: MergeSeen) -> None:
        sides = merge.sides
        self.old, self.new, self.ours = map(tree_seen, (sides.old, sides.new, sides.ours))
        self.result = merge.merged.tree
        old, new, ours = map(_named, (sides.old, sides.new, sides.ours))
        self.named: Named = {**old, **new, **ours}
        self._named_in: dict[str, Named] = {
            str(OLD): {**self.named, **old},
            str(NEW): {**self.named, **new},
        }
        """In their own columns nodes bear the titles they have there."""

    def of(self, item: MergeItem) -> tuple[Side, ...]:
        """All four, for any kind of item."""
        if item.path == "node":
            return self._of_node(item)
        if item.path == "order":
            return self._of_order(item)
        return self._of_field(item)

    def titled(self, node: UUID | None) -> str:
        """The title of a node, wherever it still stands; the chapters together where there is none."""
        found = self.node(node)
        return words.said(found.title) if found else _("The order of the chapters")

    def node(self, node: UUID | None) -> Node | None:
        if node is None:
            return None
        trees = (self.result, self.ours, self.new, self.old)
        return next((tree.nodes[node] for tree in trees if node in tree.nodes), None)

    def _of_field(self, item: MergeItem) -> tuple[Side, ...]:
        language = _language(item.path)
        base, theirs, ours, result = (
            self._said(item.path, value, tree, item.node)
            for value, tree in (
                (item.base, self.old),
                (item.theirs, self.new),
                (item.ours, self.ours),
                (item.result, self.result),
            )
        )
        known = item.node in self.old.nodes
        return (
            _side(str(OLD), _same(base) if known else (), language),
            _side(str(NEW), compared(base, theirs) if known else _same(theirs), language),
            _side(str(OURS), compared(base, ours) if known else _same(ours), language),
            _side(str(RESULT), compared(ours, result), language),
        )

    def _said(self, path: str, value: Any, tree: Tree, node: UUID | None) -> str:
        if _language(path) is not None:
            return str(value or "")
        if path == "under":
            return title_of(value, self.named) if value else _("as a chapter of its own")
        found = tree.nodes.get(node) if node else None
        return said_at(path, found, self.named) if found else ""

    def _of_node(self, item: MergeItem) -> tuple[Side, ...]:
        old, new, ours = (
            tree.nodes.get(item.node) if item.node else None
            for tree in (self.old, self.new, self.ours)
        )
        twin = self._twin(item)
        in_result = item.node in self.result.nodes
        told = _("It is in the text.") if in_result else _("It is not in the text.")
        return (
            self._node_side(str(OLD), old, None),
            self._node_side(str(NEW), new, old),
            self._node_side(str(OURS), twin or ours, None if twin else old),
            Side(label=str(RESULT), words=(Said(Change.SAME, told),)),
        )

    def _twin(self, item: MergeItem) -> Node | None:
        return self.ours.nodes.get(item.because[0]) if item.because_of_a_twin else None

    def _node_side(self, label: str, node: Node | None, before: Node | None) -> Side:
        if node is None:
            return Side(label=label, nothing=_("not in this text"))
        if before is None:
            return Side(label=label, whole=self._whole(node))
        fields = field_lines(before, node, self.named, self.named)
        if fields:
            return Side(label=label, fields=fields)
        return Side(label=label, nothing=_("as in the old template"))

    def _whole(self, node: Node) -> Whole:
        return Whole(
            title=words.said(node.title),
            text=words.said(node.text) if node.text else "",
            facts=fact_lines(node, self.named),
        )

    def _of_order(self, item: MergeItem) -> tuple[Side, ...]:
        children = self.result.children.get(item.node, ())
        result = [self.result.nodes[each].key for each in children]
        columns = (
            (str(OLD), item.base, item.base),
            (str(NEW), item.theirs, item.base),
            (str(OURS), item.ours, item.base),
            (str(RESULT), result, item.ours),
        )
        first = _alike([keys for _label, keys, _before in columns])
        last = _alike([keys[first:][::-1] for _label, keys, _before in columns])
        return tuple(
            self._order_side(label, keys, before, first=first, last=last)
            for label, keys, before in columns
        )

    def _order_side(
        self, label: str, keys: list[str], before: list[str], *, first: int, last: int
    ) -> Side:
        """``first`` and ``last``: so many at the beginning and the end are the same for all."""
        moved, named = out_of_order(before, keys), self._named_in.get(label, self.named)
        shown = keys[first : len(keys) - last]
        return Side(
            label=label,
            order=tuple((title_of(key, named), key in moved) for key in shown),
            begins_at=first + 1,
            goes_on=bool(last),
            nothing="" if shown else _("nothing"),
        )


def _alike(lists: list[list[str]]) -> int:
    """How many at the beginning are the same in all, but for one that is shown."""
    same = takewhile(lambda each: len(set(each)) == 1, zip(*lists, strict=False))
    return max(0, sum(1 for _each in same) - 1)


def _named(edition: EditionSeen) -> Mapping[str, Node]:
    return text_seen(edition).by_key


def _language(path: str) -> str | None:
    last = path.rpartition(".")[2]
    return last if last in ("de", "en") else None


def _same(text: str) -> tuple[Said, ...]:
    return (Said(Change.SAME, text),) if text else ()


def _side(label: str, said: tuple[Said, ...], language: str | None) -> Side:
    if not said:
        return Side(label=label, nothing=_("nothing"))
    here = "" if language == get_language() else language or ""
    return Side(label=label, words=said, language=here)
