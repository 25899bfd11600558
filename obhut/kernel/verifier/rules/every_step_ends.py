"""From every step an end is reached: a step that ends, or says that it does."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_step_ends(review: Review) -> Iterator[Finding]:
    steps = review.mechanism.steps
    ending = {key for key, step in steps.items() if step.facts.ends}
    grows = True
    while grows:
        more = {
            key
            for key, step in steps.items()
            if key not in ending and any(target in ending for target in step.facts.leads_to)
        }
        ending |= more
        grows = bool(more)
    for key in steps:
        if key not in ending:
            yield Finding(
                rule="every-step-ends",
                weight=Weight.BLOCKS,
                where=f"steps/{key}/leads_to",
                facts=(("step", key),),
            )
