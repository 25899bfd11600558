"""Every step can be come to: from a first step, or brought in by an event."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_step_is_reachable(review: Review) -> Iterator[Finding]:
    steps = review.mechanism.steps
    led_to = {target for step in steps.values() for target in step.facts.leads_to}
    first = next(iter(steps), None)
    todo = [first] if first else []
    todo += [key for event in review.mechanism.interrupts.values() for key in event.facts.steps]
    reached: set[str] = set()
    while todo:
        key = todo.pop()
        if key not in reached and key in steps:
            reached.add(key)
            todo.extend(steps[key].facts.leads_to)
    for key in steps:
        if key not in reached:
            weight = Weight.BLOCKS
            why = "leads nowhere to it" if key not in led_to else "only from unreachable steps"
            yield Finding(
                rule="every-step-is-reachable",
                weight=weight,
                where=f"steps/{key}",
                facts=(("step", key), ("why", why)),
            )
