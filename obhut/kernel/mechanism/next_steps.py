"""From a sign to the steps that follow, each with its reason. Nothing is counted or weighed.

Three things can be the reason, and each is typed in the edition, so that a Land can change it:
an event the sign asks about, a rule of use that holds for every sign, and a form of exploitation
whose partners are called in one of the reader's own steps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from obhut.kernel.concept.kinds import IndicatorFacts, InterruptFacts, Moment, StepFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.mechanism.mechanism import Mechanism, Statement

DANGER = "danger"


class Cause(StrEnum):
    """What makes a step follow from a sign."""

    EVENT = "event"  # only if the event is happening: the reader is asked
    RULE = "rule"  # holds for every sign
    FORM = "form"  # a partner of this form is called there


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step that follows from a sign, and the node that is the reason."""

    step: Statement[StepFacts]
    cause: Cause
    because: Node
    partners: tuple[str, ...] = ()
    """Functions that know this form and are called in the step."""


def next_steps(sign: Statement[IndicatorFacts], mechanism: Mechanism) -> tuple[NextStep, ...]:
    """Danger first, then other events, then what follows from every sign, then its forms."""
    return (
        *(
            NextStep(step=mechanism.steps[key], cause=Cause.EVENT, because=event.node)
            for event in asked_events(sign, mechanism)
            for key in event.facts.steps
        ),
        *steps_of_every_sign(mechanism),
        *(found for form in sign.facts.forms for found in _steps_of_form(form, mechanism)),
    )


def asked_events(
    sign: Statement[IndicatorFacts], mechanism: Mechanism
) -> tuple[Statement[InterruptFacts], ...]:
    """The events a sign asks about; an urgent one asks about danger, and that comes first."""
    asked = {*sign.facts.asks, *([DANGER] if sign.facts.urgent else [])}
    found = [event for event in mechanism.interrupts.values() if event.facts.event in asked]
    return tuple(sorted(found, key=lambda event: event.facts.event != DANGER))


def steps_of_every_sign(mechanism: Mechanism) -> tuple[NextStep, ...]:
    """The steps that rules of use name, in the order of the mechanism."""
    rules = {
        rule.facts.step: rule
        for rule in mechanism.rules_of_use.values()
        if rule.facts.of == "signs" and rule.facts.step
    }
    return tuple(
        NextStep(step=step, cause=Cause.RULE, because=rules[key].node)
        for key, step in mechanism.steps.items()
        if key in rules
    )


def _steps_of_form(key: str, mechanism: Mechanism) -> Iterator[NextStep]:
    """The reader's own steps in which somebody is called who knows this form."""
    form = mechanism.forms[key]
    for step in mechanism.steps.values():
        partners = tuple(each for each in step.facts.calls if each in form.facts.partners)
        if partners and step.facts.moment is not Moment.LATER:
            yield NextStep(step=step, cause=Cause.FORM, because=form.node, partners=partners)
