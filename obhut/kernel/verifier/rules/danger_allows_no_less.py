"""In danger at least as much may be told as in calm, and no more has to come first."""

from collections.abc import Iterator

from obhut.kernel.concept.kinds import ShareAnswer
from obhut.kernel.gate.permission import OF_SAY
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def danger_allows_no_less(review: Review) -> Iterator[Finding]:
    for key, share in review.mechanism.shares.items():
        for answer in share.facts.answers:
            if _allows_less(answer):
                yield Finding(
                    rule="danger-allows-no-less",
                    weight=Weight.BLOCKS,
                    where=f"shares/{key}/answers/{answer.data_class}/in_danger",
                    facts=(("share", key), ("data_class", answer.data_class)),
                )


def _allows_less(answer: ShareAnswer) -> bool:
    danger = answer.in_danger
    if danger is None:
        return False
    less = OF_SAY[danger.say].rank < OF_SAY[answer.say].rank
    return less or not set(danger.first) <= set(answer.first)
