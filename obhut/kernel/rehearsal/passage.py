"""The way a situation takes through the steps: which begin at once, and which lead to which.

It is the same wherever and whenever the case is played, so it is found out once for a situation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from obhut.kernel.concept.kinds import Moment, StepFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.plan.plan import choose
from obhut.kernel.plan.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """``follows`` holds the steps of the plan alone; what the situation leaves out leads nowhere."""

    steps: Mapping[str, Statement[StepFacts]]
    """In the order of the plan."""
    moments: Mapping[str, Moment]
    first: tuple[str, ...]
    """They begin with the case."""
    follows: Mapping[str, tuple[str, ...]]
    begun: frozenset[str]
    """Steps to which the way leads at all."""
    leads_nowhere: frozenset[str]
    """Begun, not an end, and nothing follows."""
    in_a_circle: str | None
    """The first step from which every way leads back into the same steps."""


def passage_of(situation: Situation, mechanism: Mechanism) -> Passage:
    """The plan chooses the steps; what begins at once is what it says to do now."""
    chosen = choose(situation, mechanism).steps
    steps = {step.key: step for step, _, _ in chosen}
    moments = {step.key: moment for step, moment, _ in chosen}
    follows = {
        key: tuple(target for target in step.facts.leads_to if target in steps and target != key)
        for key, step in steps.items()
    }
    first = [key for key, moment in moments.items() if moment is Moment.NOW] or list(steps)[:1]
    # What is to be done next and follows from nothing is the reader's all the same.
    begun = frozenset(_reached(first, follows))
    for key, step in steps.items():
        if step.facts.moment is Moment.NEXT and key not in begun:
            first.append(key)
            begun |= _reached([key], follows)
    leads_nowhere = frozenset(
        key for key in begun if not steps[key].facts.ends and not follows[key]
    )
    circle = begun - _leading_to({*leads_nowhere, *_ending(begun, steps)}, follows)
    return Passage(
        steps=steps,
        moments=moments,
        first=tuple(first),
        follows=follows,
        begun=begun,
        leads_nowhere=leads_nowhere,
        in_a_circle=next((key for key in steps if key in circle), None),
    )


def _ending(begun: Iterable[str], steps: Mapping[str, Statement[StepFacts]]) -> set[str]:
    return {key for key in begun if steps[key].facts.ends}


def _reached(first: Iterable[str], follows: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(first)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(follows[key])
    return found


def _leading_to(targets: set[str], follows: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The targets, and every step from which one of them is reached."""
    comes_from: dict[str, list[str]] = {}
    for key, after in follows.items():
        for target in after:
            comes_from.setdefault(target, []).append(key)
    return _reached(targets, {key: tuple(comes_from.get(key, ())) for key in follows})
