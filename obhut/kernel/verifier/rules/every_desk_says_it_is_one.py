"""No desk says of itself that it is no longer this desk. Where one does, its keeper decides."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_desk_says_it_is_one(review: Review) -> Iterator[Finding]:
    for desk in review.desks:
        if desk.doubted_on:
            yield Finding(
                rule="every-desk-says-it-is-one",
                weight=Weight.WARNS,
                where=f"desks/{desk.key}/doubted_on",
                facts=(("desk", desk.key), ("day", desk.doubted_on.isoformat())),
            )
