"""Danger, a missing child, doubt of age, turning 18 and distribution each bring steps."""

from collections.abc import Iterator

from obhut.kernel.concept.kinds import EVENTS
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_event_has_its_steps(review: Review) -> Iterator[Finding]:
    told = {event.facts.event for event in review.mechanism.interrupts.values()}
    for event in EVENTS:
        if event not in told:
            yield Finding(
                rule="every-event-has-its-steps",
                weight=Weight.BLOCKS,
                where=f"interrupts/{event}",
                facts=(("event", event),),
            )
