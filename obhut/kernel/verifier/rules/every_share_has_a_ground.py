"""No share without a ground that binds its sender."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_share_has_a_ground(review: Review) -> Iterator[Finding]:
    norms = review.mechanism.norms
    for key, share in review.mechanism.shares.items():
        grounds = [norms[norm].facts for norm in share.facts.basis if norm in norms]
        for sender in share.facts.senders:
            if not any(ground.binds_everyone or sender in ground.binds for ground in grounds):
                yield Finding(
                    rule="every-share-has-a-ground",
                    weight=Weight.BLOCKS,
                    where=f"shares/{key}/basis",
                    facts=(("share", key), ("sender", sender)),
                )
