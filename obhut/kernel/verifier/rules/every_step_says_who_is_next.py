"""Every step says what happens when nobody answers: whom to turn to, and after how long."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_step_says_who_is_next(review: Review) -> Iterator[Finding]:
    for key, step in review.mechanism.steps.items():
        unanswered = step.facts.unanswered
        missing = [name for name in ("to", "after") if getattr(unanswered, name) is None]
        if missing and not step.facts.ends:
            yield Finding(
                rule="every-step-says-who-is-next",
                weight=Weight.WARNS,
                where=f"steps/{key}/unanswered",
                facts=(("step", key), ("missing", ", ".join(missing))),
            )
