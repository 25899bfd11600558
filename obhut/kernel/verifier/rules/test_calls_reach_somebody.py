"""Whoever answers out of hours was reached when somebody tried: a number alone is no chain."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

OFTEN = 2
"""Calls in a row without an answer: once may be chance."""


def test_calls_reach_somebody(review: Review) -> Iterator[Finding]:
    """A wrong number blocks at once, an unanswered call when it is the second in a row."""
    on_call = {desk.on_call for desk in review.desks}
    for desk in review.desks:
        last = desk.last_call
        if desk.key in on_call and last and last.in_vain:
            heavy = last.wrong_number or last.in_vain >= OFTEN
            yield Finding(
                rule="test-calls-reach-somebody",
                weight=Weight.BLOCKS if heavy else Weight.WARNS,
                where=f"desks/{desk.key}/last_call",
                facts=(("desk", desk.key), ("times", str(last.in_vain))),
            )
