"""Every desk has once said itself that what stands here is right; until then a page was read."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_desk_confirmed_itself(review: Review) -> Iterator[Finding]:
    for desk in review.desks:
        if desk.confirmed_on is None:
            yield Finding(
                rule="every-desk-confirmed-itself",
                weight=Weight.TELLS,
                where=f"desks/{desk.key}/confirmed_on",
                facts=(("desk", desk.key),),
            )
