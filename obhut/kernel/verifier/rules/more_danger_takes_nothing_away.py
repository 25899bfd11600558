"""Whatever is to be done now stays when the danger is greater.

Looked at are the steps of now, and the events, which may bring any step to now.
"""

from collections.abc import Iterable, Iterator

from obhut.kernel.concept.kinds import Condition, Moment
from obhut.kernel.concept.questions import Danger
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

LESS_TO_MORE = (Danger.NOT_NOW, Danger.UNKNOWN, Danger.NOW)


def more_danger_takes_nothing_away(review: Review) -> Iterator[Finding]:
    for key, step in review.mechanism.steps.items():
        if step.facts.moment is Moment.NOW and _gives_way(step.facts.when):
            yield _finding("steps", key)
    for key, event in review.mechanism.interrupts.items():
        if _gives_way(event.facts.when):
            yield _finding("interrupts", key)


def _gives_way(when: Iterable[Condition]) -> bool:
    """Whether a greater danger can end what a lesser one had begun."""
    asked = (condition for condition in when if condition.question == "danger")
    holds = ([danger in condition.answers for danger in LESS_TO_MORE] for condition in asked)
    return any(each != sorted(each) for each in holds)


def _finding(shelf: str, key: str) -> Finding:
    return Finding(
        rule="more-danger-takes-nothing-away",
        weight=Weight.BLOCKS,
        where=f"{shelf}/{key}/when",
        facts=(("node", key),),
    )
