"""No desk is held by one person alone, and none by nobody."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

ENOUGH = 2


def no_desk_hangs_on_one_person(review: Review) -> Iterator[Finding]:
    """Desks whose holders are not known here (``None``) are not judged."""
    for desk in review.desks:
        if desk.holders is not None and desk.holders < ENOUGH:
            yield Finding(
                rule="no-desk-hangs-on-one-person",
                weight=Weight.BLOCKS if desk.holders == 0 else Weight.WARNS,
                where=f"desks/{desk.key}/holders",
                facts=(("desk", desk.key), ("holders", str(desk.holders))),
            )
