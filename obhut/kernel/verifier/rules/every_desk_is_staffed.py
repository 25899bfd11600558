"""At every desk somebody sits. Where nobody does, the deputy must be one that can be called.

Without such a deputy it blocks: who turns to that desk may reach nobody.
"""

from collections.abc import Iterator

from obhut.kernel.routing.desks import Desk
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_desk_is_staffed(review: Review) -> Iterator[Finding]:
    """Desks whose holders are not known here (``None``) count as staffed."""
    for desk in review.desks:
        if not desk.staffed:
            deputised = _has_a_deputy_to_call(desk, review)
            yield Finding(
                rule="every-desk-is-staffed" if deputised else "no-unstaffed-desk-is-alone",
                weight=Weight.WARNS if deputised else Weight.BLOCKS,
                where=f"desks/{desk.key}/{'holders' if deputised else 'deputy'}",
                facts=(("desk", desk.key), ("deputy", desk.deputy or "")),
            )


def _has_a_deputy_to_call(desk: Desk, review: Review) -> bool:
    if desk.deputy is None:
        return False
    deputy = review.book[desk.deputy]
    return deputy.staffed and not deputy.held
