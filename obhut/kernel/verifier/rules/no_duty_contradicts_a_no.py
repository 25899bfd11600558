"""What has to be told may be told: no row forbids what another row for the same purpose demands."""

from collections.abc import Iterator

from obhut.kernel.concept.kinds import Duty, Say, ShareAnswer, ShareFacts
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

FORBIDS = (Say.NO, Say.NOT_STATED)


def no_duty_contradicts_a_no(review: Review) -> Iterator[Finding]:
    for key, share in review.mechanism.shares.items():
        for duty in share.facts.duties:
            for data_class in duty.classes:
                for other in _forbidding(share.facts, duty, data_class, review.mechanism):
                    yield Finding(
                        rule="no-duty-contradicts-a-no",
                        weight=Weight.BLOCKS,
                        where=f"shares/{key}/duties",
                        facts=(("share", key), ("other", other), ("data_class", data_class)),
                    )


def _forbidding(
    facts: ShareFacts, duty: Duty, data_class: str, mechanism: Mechanism
) -> Iterator[str]:
    """Rows, the duty's own among them, that do not let its bearers tell this class."""
    bearers = set(duty.of or facts.senders) - set(duty.not_for)
    for key, other in mechanism.shares.items():
        says = {_say(each, duty) for each in other.facts.answers if each.data_class == data_class}
        if other.facts is facts:
            forbids = bool(says & set(FORBIDS))
        else:
            forbids = Say.NO in says and _meets(facts, other.facts, bearers)
        if forbids:
            yield key


def _say(answer: ShareAnswer, duty: Duty) -> Say:
    danger = answer.in_danger
    return danger.say if danger and duty.only_in_danger else answer.say


def _meets(facts: ShareFacts, other: ShareFacts, bearers: set[str]) -> bool:
    """Whether both rows speak to one of the bearers of the same recipient and purpose."""
    return bool(
        bearers & set(other.senders)
        and set(facts.recipients) & set(other.recipients)
        and set(facts.serves) & set(other.serves)
    )
