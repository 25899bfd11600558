"""Every step says by when: a term, even where the law gives no number."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_step_has_a_term(review: Review) -> Iterator[Finding]:
    for key, step in review.mechanism.steps.items():
        if not step.facts.terms:
            yield Finding(
                rule="every-step-has-a-term",
                weight=Weight.WARNS,
                where=f"steps/{key}/terms",
                facts=(("step", key),),
            )
