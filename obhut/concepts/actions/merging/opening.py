"""Opening a merge, and giving one up."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.enums import MergeState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, Merge
from obhut.concepts.policies import check_may_edit, may_read_drafts
from obhut.concepts.queries.merging import MergeSeen, seen, sides_of
from obhut.concepts.states import MERGE
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import NotAllowed, SomebodyWasFaster
from obhut.kernel.states import check_transition


@transaction.atomic
def open_merge(concept: str, *, by: Actor, at: datetime) -> MergeSeen:
    """Lay ours beside the edition of the template it follows and the one in force now.

    Where one is open already, that one goes on: two who open one at once get the same. Raises
    NoSuchEdition, NotAllowed where there is nothing to follow.
    """
    home = home_to_merge(concept, by)
    present = home.merges.filter(state=MergeState.OPEN).first()
    if present is not None:
        return seen(present)
    sides = sides_of(home)
    if sides is None:
        raise NotAllowed(_("The template says nothing new since this text was derived from it."))
    row = Merge.objects.create(
        concept=home,
        ours_id=sides.ours.id,
        from_base_id=sides.old.id,
        to_base_id=sides.new.id,
        person=by.person,
        desk=by.desk,
        opened_at=at,
    )
    facts = {"concept": home.key, "from": sides.old.number, "to": sides.new.number}
    record("merge opened", subject=str(row.pk), by=by, at=at, facts=facts)
    return seen(row)


@transaction.atomic
def abandon_merge(concept: str, *, by: Actor, at: datetime) -> None:
    """Give it up: our text stays as it is, and behind. Raises SomebodyWasFaster where none is open."""
    row = open_merge_row(home_to_merge(concept, by))
    close(row, MergeState.ABANDONED, at=at)
    row.save()
    record("merge abandoned", subject=str(row.pk), by=by, at=at, facts={"concept": concept})


def home_to_merge(concept: str, by: Actor) -> Concept:
    """The concept, and nobody else's until the end of this transaction."""
    home = Concept.objects.select_for_update().filter(key=concept).first()
    if home is None or not may_read_drafts(home, by):
        raise NoSuchEdition("There is no such concept.")
    check_may_edit(home, by)
    return home


def open_merge_row(home: Concept) -> Merge:
    row = home.merges.filter(state=MergeState.OPEN).first()
    if row is None:
        raise SomebodyWasFaster(_("This merge is over: somebody has finished it or given it up."))
    return row


def close(row: Merge, state: MergeState, *, at: datetime) -> None:
    check_transition(MERGE, present=row.state, wanted=state)
    row.state, row.closed_at = state, at
