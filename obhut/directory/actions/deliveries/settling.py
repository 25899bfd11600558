"""The other ends of a delivery: refused, withdrawn, taken back after it was activated."""

from datetime import datetime

from django.db import transaction

from obhut.audit.actions import record
from obhut.directory.actions.carrying import carry_over
from obhut.directory.actions.deliveries.drafting import draft_of
from obhut.directory.actions.generations import activate_generation
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.enums import ChangeKind, DeliveryState
from obhut.directory.models import Delivery, Generation, RowChange
from obhut.directory.policies import check_may_change
from obhut.directory.queries.drafts import deliveries_for
from obhut.directory.states import DELIVERY
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.row_shapes import FORMS
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.states import check_transition

LONGEST_REASON = 2000


@transaction.atomic
def withdraw_delivery(
    delivery: Delivery, *, seen_version: int, by: Actor, at: datetime
) -> Delivery:
    """Put a draft away. Nothing of it was ever visible."""
    delivery = draft_of(delivery, seen_version=seen_version, by=by)
    return _settle(delivery, DeliveryState.WITHDRAWN, "delivery withdrawn", by=by, at=at)


@transaction.atomic
def refuse_delivery(
    delivery: Delivery, *, why: str, seen_version: int, by: Actor, at: datetime
) -> Delivery:
    """Say no to a draft, with the reason its source is to read."""
    why = why.strip()
    if not why or len(why) > LONGEST_REASON or "\0" in why:
        raise _fault(
            "why",
            f"Bitte sagen, warum, in höchstens {LONGEST_REASON} Zeichen.",
            f"Please say why, in at most {LONGEST_REASON} characters.",
        )
    delivery = draft_of(delivery, seen_version=seen_version, by=by)
    delivery.why = why
    return _settle(delivery, DeliveryState.REFUSED, "delivery refused", by=by, at=at)


@transaction.atomic
def go_back_before(delivery: Delivery, *, by: Actor, at: datetime) -> Generation:
    """Answer from the generation before this delivery again: one step, as long as it is the last.

    What keepers changed since comes along; nobody's work is lost by it.
    """
    stand_still()
    held = deliveries_for(by).select_for_update(of=("self",)).get(pk=delivery.pk)
    check_transition(DELIVERY, present=held.state, wanted=DeliveryState.WITHDRAWN)
    active = active_one()
    if held.generation is None or held.base is None or active != held.generation:
        raise _fault(
            "delivery",
            "Zurück geht es nur, solange kein neuerer Datenstand aktiv ist.",
            "One can only go back as long as no newer generation is active.",
        )
    delivered = RowChange.objects.filter(generation=active, kind=ChangeKind.DELIVERED)
    for change in delivered:
        form = FORMS[change.file]
        before, after = (
            None if content is None else form.model_validate(content)
            for content in (change.before, change.after)
        )
        check_may_change(after, before, by, at=frozenset())
    _settle(held, DeliveryState.WITHDRAWN, "delivery taken back", by=by, at=at)
    activate_generation(held.base, by=by, at=at)
    carry_over(held.base, active, since=max(each.pk for each in delivered), by=by, at=at)
    return held.base


def _settle(
    delivery: Delivery, state: DeliveryState, kind: str, *, by: Actor, at: datetime
) -> Delivery:
    delivery.state, delivery.settled_at, delivery.settled_by = state, at, by.person
    delivery.save(update_fields=["state", "settled_at", "settled_by", "why"])
    facts = {"source": str(delivery.source), "digest": delivery.digest}
    record(kind, subject=str(delivery.pk), by=by, at=at, facts=facts)
    return delivery


def _fault(field: str, de: str, en: str) -> Faulty:
    return Faulty((Fault(where=field, field=field, de=de, en=en),))
