"""Following the template: the open merge of a concept, and what became of earlier ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from obhut.concepts.enums import MergeState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, Merge, MergeChoice
from obhut.concepts.policies import check_may_edit, may_read_drafts
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, present_text, tree_seen
from obhut.concepts.queries.tailoring import newest_of
from obhut.kernel.actor import Actor
from obhut.kernel.concept.merging import Merged, Pick, Picked, merge
from obhut.kernel.concept.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Our text as it stands now, the template's edition it follows, and the one it is to follow."""

    ours: EditionSeen
    old: EditionSeen
    new: EditionSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSeen:
    """A merge as one may see it. Its items are computed from the sides and the decisions."""

    id: int
    concept: str
    sides: Sides
    newest: EditionSeen | None
    """What is in force of the template: it may have gone on since the merge was opened."""
    state: MergeState
    opened_at: datetime
    closed_at: datetime | None
    result: EditionSeen | None
    decided: Mapping[str, Picked]

    @property
    def merged(self) -> Merged:
        return merged_texts(self.sides, self.decided)

    @property
    def is_overtaken(self) -> bool:
        """The template has a newer edition than the one this merge follows."""
        return self.newest is not None and self.newest.id != self.sides.new.id

    @property
    def ours(self) -> Tree:
        return tree_seen(self.sides.ours)


def sides_for(by: Actor, concept: str) -> Sides | None:
    """What a merge would lay side by side; None where there is nothing to follow.

    Raises NoSuchEdition, NotAllowed.
    """
    return sides_of(_home_for(by, concept))


def sides_of(home: Concept) -> Sides | None:
    """For deeds, which have asked for the right before."""
    ours = present_text(home)
    if ours is None or ours.base is None:
        return None
    old = edition_by_id(ours.base)
    new = newest_of(old.concept)
    return Sides(ours=ours, old=old, new=new) if new and new.id != old.id else None


def open_merge_for(by: Actor, concept: str) -> MergeSeen | None:
    """The open merge; None where there is none. Raises NoSuchEdition, NotAllowed."""
    return open_merge_of(_home_for(by, concept).key)


def open_merge_of(concept: str) -> MergeSeen | None:
    """For other rooms and for deeds, which have asked for the right before."""
    row = _rows().filter(concept__key=concept, state=MergeState.OPEN).first()
    return seen(row) if row else None


def closed_merges_for(by: Actor, concept: str) -> tuple[MergeSeen, ...]:
    """What became of earlier ones, the newest first."""
    rows = _rows().filter(concept=_home_for(by, concept)).exclude(state=MergeState.OPEN)
    return tuple(seen(row) for row in rows.order_by("-opened_at"))


def seen(row: Merge) -> MergeSeen:
    """While it is open, ours is the text as it stands now; then what it was."""
    is_open = row.state == MergeState.OPEN
    present = present_text(row.concept) if is_open else None
    old, new = edition_by_id(row.from_base_id), edition_by_id(row.to_base_id)
    return MergeSeen(
        id=row.pk,
        concept=row.concept.key,
        sides=Sides(ours=present or edition_by_id(row.ours_id), old=old, new=new),
        newest=newest_of(new.concept),
        state=MergeState(row.state),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        result=edition_by_id(row.result_id) if row.result_id else None,
        decided=decided_in(row.pk),
    )


def decided_in(row: int) -> Mapping[str, Picked]:
    return {
        each.item: Picked(pick=Pick(each.choice), fingerprint=each.fingerprint, value=each.value)
        for each in MergeChoice.objects.filter(merge=row)
    }


def merged_texts(sides: Sides, decided: Mapping[str, Picked]) -> Merged:
    return _merged(sides, tuple(sorted(decided.items(), key=lambda each: each[0])))


@lru_cache(maxsize=64)
def _merged(sides: Sides, decided: tuple[tuple[str, Picked], ...]) -> Merged:
    """Kept by edition and revision, and by what was decided: the same sides give the same merge."""
    return merge(tree_seen(sides.old), tree_seen(sides.new), tree_seen(sides.ours), dict(decided))


def _home_for(by: Actor, concept: str) -> Concept:
    home = Concept.objects.filter(key=concept).first()
    if home is None or not may_read_drafts(home, by):
        raise NoSuchEdition("There is no such concept.")
    check_may_edit(home, by)
    return home


def _rows() -> QuerySet[Merge]:
    return Merge.objects.select_related("concept")
