"""A draft in the hands of one person at a time."""

from django.utils.translation import gettext as _

from obhut.directory.enums import DeliveryState
from obhut.directory.models import Delivery
from obhut.directory.queries.drafts import deliveries_for
from obhut.directory.states import DELIVERY
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import SomebodyWasFaster
from obhut.kernel.states import check_transition


def draft_of(delivery: Delivery, *, seen_version: int, by: Actor) -> Delivery:
    """The draft, read again and held, its next version counted.

    Raises DoesNotExist for one that this actor may not know of, SomebodyWasFaster where it was
    mended or decided meanwhile, ImpossibleTransition where it is no draft any more.
    """
    known = deliveries_for(by).select_for_update(of=("self",))
    held = known.get(pk=delivery.pk)
    check_transition(DELIVERY, present=held.state, wanted=DeliveryState.WITHDRAWN)
    if held.state != DeliveryState.DRAFT or held.version != seen_version:
        raise SomebodyWasFaster(
            _("Somebody has worked on this delivery meanwhile. Look at it as it is now.")
        )
    held.version += 1
    held.save(update_fields=["version"])
    return held
