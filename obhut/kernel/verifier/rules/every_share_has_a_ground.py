"""No share without a ground that binds its sender; nor a word for danger, nor a duty."""

from collections.abc import Iterator

from obhut.kernel.concept.kinds import ShareFacts
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

Grounded = tuple[str, list[str], list[str]]
"""Where the ground stands, the norms named there, and whom one of them has to bind."""


def every_share_has_a_ground(review: Review) -> Iterator[Finding]:
    norms = review.mechanism.norms
    for key, share in review.mechanism.shares.items():
        for place, basis, senders in _grounded(share.facts):
            grounds = [norms[norm].facts for norm in basis if norm in norms]
            for sender in senders:
                if not any(ground.binds_everyone or sender in ground.binds for ground in grounds):
                    yield Finding(
                        rule="every-share-has-a-ground",
                        weight=Weight.BLOCKS,
                        where=f"shares/{key}/{place}",
                        facts=(("share", key), ("sender", sender)),
                    )


def _grounded(facts: ShareFacts) -> Iterator[Grounded]:
    yield "basis", facts.basis, facts.senders
    for answer in facts.answers:
        if answer.in_danger:
            place = f"answers/{answer.data_class}/in_danger/basis"
            yield place, answer.in_danger.basis, facts.senders
    for duty in facts.duties:
        yield "duties", duty.basis, duty.of or facts.senders
