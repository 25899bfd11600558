"""Putting an edition in force: one deed, whole and atomic."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.enums import EditionState
from obhut.concepts.errors import NoSuchEdition, NotYet
from obhut.concepts.models import Concept, Edition
from obhut.concepts.policies import check_may_edit, may_read_drafts
from obhut.concepts.queries.editions import EditionSeen, edition_by_id
from obhut.concepts.queries.obstacles import WhatIsMissing, what_is_missing
from obhut.concepts.states import EDITION
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Fault, Faulty, SomebodyWasFaster
from obhut.kernel.states import check_transition

FURTHEST = 730
"""Days: nobody can say of a later day that the desks will be staffed as they are now."""


@transaction.atomic
def put_in_force(
    draft: UUID, *, seen: str, by: Actor, at: datetime, on: date | None = None
) -> EditionSeen:
    """The draft is in force; the edition before is past. ``on``: from the beginning of that day on.

    ``seen``: digest of the text that was looked at. Raises NotYet with everything that is missing,
    SomebodyWasFaster where the text is another one by now, Faulty for a day that cannot be meant.
    """
    edition = _stand_by(draft, by)
    _check_day(on, today=day_of(at))
    missing = what_is_missing(draft, at=at)
    if missing.digest != seen:
        raise SomebodyWasFaster(
            _("Somebody has changed this text meanwhile. Please look at what is missing again.")
        )
    if not missing.is_nothing:
        raise NotYet(_("Not everything is there yet."), missing)
    edition.digest = missing.digest
    if edition.state == EditionState.DRAFT:
        _move(edition, to=EditionState.APPROVED)
    if on is not None and on > day_of(at):
        return _let_wait(edition, on, by=by, at=at)
    come_into_force(edition, by=by, at=at)
    return edition_by_id(edition.pk)


@transaction.atomic
def take_back_day(draft: UUID, *, by: Actor, at: datetime) -> EditionSeen:
    """An edition that waits for its day becomes a draft again."""
    edition = _stand_by(draft, by)
    check_transition(EDITION, present=edition.state, wanted=EditionState.DRAFT)
    if edition.concept.editions.filter(state=EditionState.DRAFT).exists():
        raise SomebodyWasFaster(_("Meanwhile another draft was opened. Lay that one aside first."))
    edition.holds_from = None
    _move(edition, to=EditionState.DRAFT)
    record("edition no longer waits for its day", subject=str(edition.pk), by=by, at=at)
    return edition_by_id(edition.pk)


@transaction.atomic
def come_into_force(edition: Edition, *, by: Actor, at: datetime) -> Edition:
    """Freeze an approved edition; the one in force until now becomes past.

    What it says was checked by whoever calls: by ``put_in_force``, or when its files were read.
    """
    check_transition(EDITION, present=edition.state, wanted=EditionState.IN_FORCE)
    for present in edition.concept.editions.filter(state=EditionState.IN_FORCE):
        present.past_at = at
        _move(present, to=EditionState.PAST)
    edition.in_force_at = at
    _move(edition, to=EditionState.IN_FORCE)
    record(
        "edition put in force",
        subject=str(edition.pk),
        by=by,
        at=at,
        facts={"concept": edition.concept.key, "number": edition.number, "digest": edition.digest},
    )
    return edition


@dataclass(frozen=True, slots=True, kw_only=True)
class ItsDay:
    """What became of an edition on the day it waited for."""

    missing: WhatIsMissing
    is_in_force: bool
    waits: bool
    """It still waits for that day: something is missing. Neither: somebody was faster."""


@transaction.atomic
def come_into_force_on_its_day(edition: UUID, *, by: Actor, at: datetime) -> ItsDay:
    """It comes into force, unless something is missing by now: the desks may be others since."""
    row = _locked(edition)
    missing = what_is_missing(edition, at=at)
    waits = row.state == EditionState.APPROVED and row.holds_from is not None
    comes = waits and missing.is_nothing and missing.digest == row.digest
    if comes:
        come_into_force(row, by=by, at=at)
    return ItsDay(missing=missing, is_in_force=comes, waits=waits and not comes)


def _let_wait(edition: Edition, on: date, *, by: Actor, at: datetime) -> EditionSeen:
    edition.holds_from = on
    edition.save(update_fields=["state", "digest", "holds_from"])
    facts = {"concept": edition.concept.key, "number": edition.number, "digest": edition.digest}
    record(
        "edition waits for its day",
        subject=str(edition.pk),
        by=by,
        at=at,
        facts=facts | {"holds_from": on.isoformat()},
    )
    return edition_by_id(edition.pk)


def _stand_by(draft: UUID, by: Actor) -> Edition:
    """The edition, and nobody else's until the end of the transaction. Raises NoSuchEdition, NotAllowed."""
    edition = _locked(draft)
    if not may_read_drafts(edition.concept, by):
        raise NoSuchEdition("There is no such edition.")
    check_may_edit(edition.concept, by)
    if edition.state not in (EditionState.DRAFT, EditionState.APPROVED):
        raise SomebodyWasFaster(_("This text is no longer a draft. Open a new one to change it."))
    return edition


def _locked(edition: UUID) -> Edition:
    """The concept first, as whoever opens a draft or loads files does; then its edition."""
    home = Concept.objects.select_for_update().filter(editions=edition).first()
    if home is None:
        raise NoSuchEdition("There is no such edition.")
    rows = Edition.objects.select_for_update(of=("self",)).select_related("concept")
    return rows.get(pk=edition)


def _check_day(on: date | None, *, today: date) -> None:
    if on is None or 0 <= (on - today).days <= FURTHEST:
        return
    raise Faulty(
        (
            Fault(
                where="query",
                field="on",
                de="Dieser Tag liegt in der Vergangenheit oder mehr als zwei Jahre voraus.",
                en="This day lies in the past or more than two years ahead.",
            ),
        )
    )


def _move(edition: Edition, *, to: EditionState) -> None:
    check_transition(EDITION, present=edition.state, wanted=to)
    edition.state = to
    edition.save(update_fields=["state", "digest", "holds_from", "in_force_at", "past_at"])
