"""From every step an end is reached: a step that ends, or says that it does."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_step_ends(review: Review) -> Iterator[Finding]:
    steps = review.mechanism.steps
    comes_from: dict[str, list[str]] = {}
    for key, step in steps.items():
        for target in step.facts.leads_to:
            comes_from.setdefault(target, []).append(key)
    todo = [key for key, step in steps.items() if step.facts.ends]
    ending: set[str] = set()
    while todo:
        key = todo.pop()
        if key not in ending:
            ending.add(key)
            todo.extend(comes_from.get(key, ()))
    for key in steps:
        if key not in ending:
            yield Finding(
                rule="every-step-ends",
                weight=Weight.BLOCKS,
                where=f"steps/{key}/leads_to",
                facts=(("step", key),),
            )
