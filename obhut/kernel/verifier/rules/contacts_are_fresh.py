"""Every contact was confirmed within six months; amber after nine, red after twelve."""

from collections.abc import Iterator

from obhut.kernel.routing.freshness import (
    AMBER_AFTER,
    DUE_AFTER,
    RED_AFTER,
    Freshness,
    freshness_of,
)
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

HEAVY = {
    Freshness.RED: (RED_AFTER, Weight.BLOCKS),
    Freshness.AMBER: (AMBER_AFTER, Weight.WARNS),
    Freshness.DUE: (DUE_AFTER, Weight.TELLS),
}


def contacts_are_fresh(review: Review) -> Iterator[Finding]:
    """Never confirmed by the institution itself counts from the day its page was seen."""
    for desk in review.desks:
        freshness = freshness_of(desk.confirmed_or_seen_on, today=review.today)
        if freshness in HEAVY:
            months, weight = HEAVY[freshness]
            yield Finding(
                rule="contacts-are-fresh",
                weight=weight,
                where=f"desks/{desk.key}/confirmed_on",
                facts=(("desk", desk.key), ("months", str(months))),
            )
