"""A row of the gate says for what it holds, and whose consent it means."""

from collections.abc import Iterator

from obhut.kernel.concept.kinds import Say, ShareAnswer
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

CONSENT_CHANGES_NOTHING = (Say.NO, Say.NOT_STATED)


def every_share_can_be_applied(review: Review) -> Iterator[Finding]:
    for key, share in review.mechanism.shares.items():
        if bool(share.facts.serves) == bool(share.facts.only_in_danger):
            yield Finding(
                rule="every-share-has-a-purpose",
                weight=Weight.BLOCKS,
                where=f"shares/{key}/serves",
                facts=(("share", key),),
            )
        for answer in share.facts.answers:
            if _is_unclear(answer):
                yield Finding(
                    rule="every-consent-is-somebodys",
                    weight=Weight.BLOCKS,
                    where=f"shares/{key}/answers/{answer.data_class}/consent_of",
                    facts=(("share", key), ("data_class", answer.data_class)),
                )


def _is_unclear(answer: ShareAnswer) -> bool:
    if answer.say is Say.CONSENT:
        return answer.consent_of is None
    return answer.consent_of is not None and answer.say in CONSENT_CHANGES_NOTHING
