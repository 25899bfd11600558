"""The out-of-hours chain of every desk ends at one that never closes."""

from collections.abc import Iterator, Mapping

from obhut.kernel.routing.desks import Desk
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_chain_ends_open(review: Review) -> Iterator[Finding]:
    by_key = {desk.key: desk for desk in review.desks}
    for desk in review.desks:
        last = _end_of_chain(desk, by_key)
        if last.held or not last.never_closes:
            yield Finding(
                rule="every-chain-ends-open",
                weight=Weight.WARNS,
                where=f"desks/{desk.key}/on_call",
                facts=(("desk", desk.key), ("last", last.key)),
            )


def _end_of_chain(desk: Desk, by_key: Mapping[str, Desk]) -> Desk:
    seen = {desk.key}
    while not desk.never_closes and desk.on_call and desk.on_call not in seen:
        desk = by_key[desk.on_call]
        seen.add(desk.key)
    return desk
