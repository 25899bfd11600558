"""Putting an approved edition in force: one deed, whole and atomic."""

from datetime import datetime

from django.db import transaction

from obhut.audit.actions import record
from obhut.concepts.enums import EditionState
from obhut.concepts.models import Edition
from obhut.concepts.states import EDITION
from obhut.kernel.actor import Actor
from obhut.kernel.states import check_transition


@transaction.atomic
def put_in_force(draft: Edition, *, by: Actor, at: datetime) -> Edition:
    """Freeze an approved edition; the one in force until now becomes past."""
    check_transition(EDITION, present=draft.state, wanted=EditionState.IN_FORCE)
    for present in draft.concept.editions.filter(state=EditionState.IN_FORCE):
        present.past_at = at
        _move(present, to=EditionState.PAST)
    draft.in_force_at = at
    _move(draft, to=EditionState.IN_FORCE)
    record(
        "edition put in force",
        subject=str(draft.pk),
        by=by,
        at=at,
        facts={"concept": draft.concept.key, "number": draft.number, "digest": draft.digest},
    )
    return draft


def _move(edition: Edition, *, to: EditionState) -> None:
    check_transition(EDITION, present=edition.state, wanted=to)
    edition.state = to
    edition.save(update_fields=["state", "in_force_at", "past_at"])
