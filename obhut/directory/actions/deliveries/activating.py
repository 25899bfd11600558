"""Activating a delivery, and what it takes until one may."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.directory.actions.deliveries.applying import next_with
from obhut.directory.actions.deliveries.drafting import draft_of
from obhut.directory.actions.generations import activate_generation
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.enums import DeliveryState
from obhut.directory.errors import NotRegistered
from obhut.directory.models import DeliveredRow, Delivery, Generation
from obhut.directory.policies import check_may_change
from obhut.directory.queries.drafts import Draft, Functions, read_draft
from obhut.directory.queries.generations import reading_of
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.delivered.columns import BY_NAME
from obhut.kernel.mechanism.delivered.judged import Judged
from obhut.kernel.mechanism.delivered.weighing import Fate
from obhut.kernel.refusals import Fault, Faulty, NotAllowed


@transaction.atomic
def activate_delivery(
    delivery: Delivery, *, functions: Functions, seen_version: int, by: Actor, at: datetime
) -> Generation:
    """From now on the directory says what was delivered, and all else as it said before.

    All or nothing, on the rows as they are at this moment. Raises Faulty with everything that
    stands against it, NotAllowed where somebody else keeps an area.
    """
    stand_still()
    present = active_one()
    if present is None:
        raise NotRegistered("The directory has not been loaded yet. Load it first: obhut load")
    draft = read_draft(delivery, functions, reading_of(present))
    delivery = draft_of(delivery, seen_version=seen_version, by=by)
    if faults := tuple(hindrances(draft)):
        raise Faulty(faults)
    for row in draft.judgement.changes:
        check_may_change(row.before, row.after, by, at=frozenset())
    generation = next_with(draft.judgement.changes, delivery, present, by=by, at=at)
    _remember(delivery, draft)
    _settle(delivery, draft, generation, by=by, at=at)
    return activate_generation(generation, by=by, at=at)


def _settle(
    delivery: Delivery, draft: Draft, generation: Generation, *, by: Actor, at: datetime
) -> None:
    delivery.state, delivery.generation = DeliveryState.ACTIVATED, generation
    delivery.base_id = draft.directory.row
    delivery.settled_at, delivery.settled_by = at, by.person
    delivery.save(update_fields=["state", "generation", "base", "settled_at", "settled_by"])
    counted = Counter(str(row.weighed.fate) for row in draft.judgement.rows)
    facts = {
        "source": str(delivery.source),
        "generation": generation.number,
        "digest": generation.digest,
        "counts": dict(sorted(counted.items())),
    }
    record("delivery activated", subject=str(delivery.pk), by=by, at=at, facts=facts)


def hindrances(draft: Draft) -> Iterator[Fault]:
    """Everything that must be mended, decided or kept before this can be activated."""
    for name in draft.missing:
        column = BY_NAME[name]
        yield Fault(
            where=name,
            field="mapping",
            de=f"Keine Spalte ist „{column.de}“ zugeordnet.",
            en=f'No column is assigned to "{column.en}".',
        )
    for fault in draft.judgement.faults:
        told = fault.place.heading and f" ({fault.place.heading})"
        yield Fault(
            where=str(fault.place),
            field="line",
            de=f"{fault.place}{told}: {fault.de}",
            en=f"{fault.place}{told}: {fault.en}",
        )
    for row in draft.judgement.undecided:
        yield Fault(
            where=row.key,
            field="conflict",
            de=f"{row.key} wurde seither auch im Verzeichnis geändert. Bitte entscheiden, was gilt.",
            en=f"{row.key} was changed in the directory too since then. Please decide what holds.",
        )
    yield from draft.judgement.hindrances
    if not draft.missing and not draft.judgement.changes:
        yield Fault(
            where="delivery",
            field="",
            de="Diese Lieferung ändert nichts.",
            en="This delivery changes nothing.",
        )


def not_allowed(draft: Draft, by: Actor) -> tuple[str, ...]:
    """Why this actor may not activate it, each reason once."""
    reasons: dict[str, None] = {}
    for row in draft.judgement.changes:
        try:
            check_may_change(row.before, row.after, by, at=frozenset())
        except NotAllowed as refused:
            reasons[str(refused) or _("That is not yours to change.")] = None
    return tuple(reasons)


def _remember(delivery: Delivery, draft: Draft) -> None:
    """What the source said, row by row, for its next delivery."""
    DeliveredRow.objects.bulk_create(
        (
            DeliveredRow(
                delivery=delivery,
                file=row.file,
                key=row.key,
                said=dict(row.said),
                fate=_fate(row),
            )
            for row in draft.judgement.rows
        ),
        batch_size=500,
    )


def _fate(row: Judged) -> Fate:
    """A row that stays although its source no longer delivers it is remembered as gone."""
    return row.weighed.fate if row.said else Fate.REMOVED
