"""The out-of-hours chain of every desk reaches one that never closes."""

from collections.abc import Iterator

from obhut.kernel.routing.standing_in import reached_from
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_chain_ends_open(review: Review) -> Iterator[Finding]:
    for desk in review.desks:
        chain = list(reached_from(desk, review.book))
        if not any(each.never_closes for each in chain):
            yield Finding(
                rule="every-chain-ends-open",
                weight=Weight.WARNS,
                where=f"desks/{desk.key}/on_call",
                facts=(("desk", desk.key), ("last", chain[-1].key)),
            )
