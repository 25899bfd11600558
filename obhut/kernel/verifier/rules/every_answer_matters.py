"""A question that is put to somebody in need changes something in the plan."""

from collections.abc import Iterator

from obhut.kernel.concept.questions import QUESTIONS
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_answer_matters(review: Review) -> Iterator[Finding]:
    mechanism = review.mechanism
    of_steps = (step.facts.when for step in mechanism.steps.values())
    of_events = (event.facts.when for event in mechanism.interrupts.values())
    asked = {each.question for when in (*of_steps, *of_events) for each in when}
    if any(step.facts.tells_carers for step in mechanism.steps.values()):
        asked.add("carers")
    for question in QUESTIONS:
        if question not in asked:
            yield Finding(
                rule="every-answer-matters",
                weight=Weight.WARNS,
                where=f"steps/*/when/{question}",
                facts=(("question", question),),
            )
