"""What a merge puts before a person: one item for each thing the template's change meets."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

HALF = 32


class MergeCase(StrEnum):
    """How the two changes meet. The first four can be accepted all at once."""

    TEMPLATE_CHANGED = "template_changed"
    TEMPLATE_ADDED = "template_added"
    TEMPLATE_DELETED = "template_deleted"
    TEMPLATE_MOVED = "template_moved"
    TEMPLATE_REORDERED = "template_reordered"
    SAME_NODE = "same_node"  # we changed something else in that node
    BOTH_CLEAN = "both_clean"  # both changed the text, at different words
    BOTH_REORDERED = "both_reordered"
    CONFLICT = "conflict"  # both changed the same words, or the same fact
    PLACE_CONFLICT = "place_conflict"
    ORDER_CONFLICT = "order_conflict"
    DELETED_CHANGED = "deleted_changed"  # gone from the template, adapted by us
    OMITTED_CHANGED = "omitted_changed"  # left out by us, changed in the template
    PARENT_KEPT = "parent_kept"  # gone, but something stays below it
    REFERENCE_KEPT = "reference_kept"  # gone, but something that stays refers to it
    REFERENCE_LOST = "reference_lost"  # refers to something that cannot come in
    KEY_TWICE = "key_twice"  # both wrote a node of their own under one key
    LOOP = "loop"  # the two moves together form a circle
    PLACE_LOST = "place_lost"  # moved below something that does not come in
    LOCKED = "locked"  # adapted by us, and law or fixed from now on
    UNFIT = "unfit"  # the two together are no valid node


LISTED = frozenset(
    {
        MergeCase.TEMPLATE_CHANGED,
        MergeCase.TEMPLATE_ADDED,
        MergeCase.TEMPLATE_DELETED,
        MergeCase.TEMPLATE_MOVED,
        MergeCase.TEMPLATE_REORDERED,
    }
)
"""Only the template changed: all of them may be accepted at once. Every other case needs a yes."""


class Pick(StrEnum):
    TEMPLATE = "template"
    OWN = "own"
    MERGED = "merged"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """What a person decided, about which three sides."""

    pick: Pick
    fingerprint: str
    value: str | None = None
    """Own words, where another text was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeItem:
    """One thing to look at: old template, new template, ours, and what stands in the result.

    ``node``: none for the order of the chapters. ``path``: a field, or "node" (whether it is in
    the text), "under" (below which one) or "order" (of what stands below it). The sides are plain
    values: of a field its value, of a node its fields, of a place or order keys; none: not there.
    """

    node: UUID | None
    path: str
    case: MergeCase
    base: Any
    theirs: Any
    ours: Any
    options: tuple[Pick, ...]
    """What may be decided; the first is the suggestion."""
    merged: Any = None
    because: tuple[UUID, ...] = ()
    """Nodes that make it so: what stays below it, what refers to it."""
    below: tuple[UUID, ...] = ()
    """Whatever goes with it where it is struck."""
    was: MergeCase | None = None
    """The case it would be if everything fitted together; the same case where it does."""
    picked: Picked | None = None

    @property
    def name(self) -> str:
        return f"{self.node or 'chapters'}:{self.path}"

    @property
    def needs_person(self) -> bool:
        return self.case not in LISTED

    @property
    def because_of_a_twin(self) -> bool:
        """Ours is another node under the same key."""
        return self.case is MergeCase.KEY_TWICE

    @property
    def is_open(self) -> bool:
        return self.picked is None

    @property
    def effective(self) -> Pick:
        """What was decided, else what is suggested."""
        return self.picked.pick if self.picked else self.options[0]

    @property
    def fingerprint(self) -> str:
        """Of the sides, then of what goes with it: no decision outlives what it was about."""
        sides = [self.was or self.case, self.base, self.theirs, self.ours, self.merged]
        return _digest(sides) + _digest([str(each) for each in self.below])

    def counts(self, picked: Picked) -> bool:
        """Whether a decision is about this.

        Why something had to stay may change without a new question; to let it go counts only for
        whatever was known to go with it.
        """
        if picked.pick not in self.options:
            return False
        lets_go = self.case is MergeCase.PARENT_KEPT and picked.pick is not self.options[0]
        seen = slice(None) if lets_go else slice(HALF)
        return picked.fingerprint[seen] == self.fingerprint[seen]

    @property
    def result(self) -> Any:
        """The value in the result."""
        return self.value_of(self.effective)

    def value_of(self, pick: Pick) -> Any:
        match pick:
            case Pick.TEMPLATE:
                return self.theirs
            case Pick.OWN:
                return self.ours
            case Pick.MERGED:
                return self.merged
            case Pick.OTHER:
                return self.picked.value if self.picked else None


@dataclass(slots=True)
class Asked:
    """Every item of one merge, each with what was decided about exactly these sides."""

    decided: Mapping[str, Picked]
    items: dict[str, MergeItem] = field(default_factory=dict)

    def ask(self, item: MergeItem) -> MergeItem:
        """The item with its decision, if there is one that counts."""
        found = self.decided.get(item.name)
        if found and item.counts(found):
            item = replace(item, picked=found)
        self.items[item.name] = item
        return item


def _digest(said: Any) -> str:
    form = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(form.encode()).hexdigest()[:HALF]
