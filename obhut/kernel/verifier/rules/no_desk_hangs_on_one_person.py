"""No desk is held by one person alone."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def no_desk_hangs_on_one_person(review: Review) -> Iterator[Finding]:
    """Desks whose holders are not known here (``None``) are not judged."""
    for desk in review.desks:
        if desk.holders == 1:
            yield Finding(
                rule="no-desk-hangs-on-one-person",
                weight=Weight.WARNS,
                where=f"desks/{desk.key}/holders",
                facts=(("desk", desk.key), ("holders", str(desk.holders))),
            )
