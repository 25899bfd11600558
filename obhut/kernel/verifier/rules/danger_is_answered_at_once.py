"""In danger the very first call goes to somebody who must answer around the clock."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def danger_is_answered_at_once(review: Review) -> Iterator[Finding]:
    mechanism = review.mechanism
    for key, event in mechanism.interrupts.items():
        if event.facts.event != "danger":
            continue
        first = mechanism.steps.get(event.facts.steps[0])
        called = first.facts.calls[:1] if first else []
        function = mechanism.functions.get(called[0]) if called else None
        if function is None or not function.facts.around_the_clock:
            yield Finding(
                rule="danger-is-answered-at-once",
                weight=Weight.BLOCKS,
                where=f"interrupts/{key}/steps",
                facts=(("event", key), ("step", event.facts.steps[0])),
            )
