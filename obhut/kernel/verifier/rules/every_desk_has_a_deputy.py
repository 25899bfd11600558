"""Every desk names another desk that answers in its place."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_desk_has_a_deputy(review: Review) -> Iterator[Finding]:
    known = {desk.key for desk in review.desks}
    for desk in review.desks:
        if desk.deputy is None or desk.deputy not in known or desk.deputy == desk.key:
            yield Finding(
                rule="every-desk-has-a-deputy",
                weight=Weight.WARNS,
                where=f"desks/{desk.key}/deputy",
                facts=(("desk", desk.key),),
            )
