"""Deadlines in a chain fit inside the legal one: habits of ours never outlast the law's term.

Terms of steps that follow one another are added up; of steps side by side the longest counts.
What is certainly too long blocks. What can become too long with weekends and holidays, or where
nobody says in which order our terms run, warns.
"""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from obhut.kernel.concept.counting import (
    AtLeastFact,
    CountedFact,
    CountedUnit,
    EndOfNextDayFact,
)
from obhut.kernel.concept.kinds import TermFacts
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

SHORTEST = {
    CountedUnit.HOUR: 1 / 24,
    CountedUnit.CALENDAR_DAY: 1,
    CountedUnit.WORKING_DAY: 1,
    CountedUnit.WEEK: 7,
    CountedUnit.MONTH: 28,
    CountedUnit.YEAR: 365,
}
"""The fewest calendar days a unit can last."""
LONGEST = SHORTEST | {CountedUnit.MONTH: 31, CountedUnit.YEAR: 366}
MOST_IN_CIRCLES = 8
WORKING_WEEK, WEEKEND, HOLIDAYS_IN_A_ROW = 5, 2, 2

Days = tuple[float, float]
"""The fewest and the most calendar days a term can last."""


def terms_fit_inside_the_law(review: Review) -> Iterator[Finding]:
    mechanism = review.mechanism
    for outer, parts in _inside(mechanism).items():
        legal = mechanism.terms[outer].facts
        chain = _longest_chain(parts, mechanism)
        weight = _verdict(chain, legal) if chain else None
        in_order = chain is not None and _all_on_steps(parts, mechanism)
        if weight is None and not in_order and _verdict(list(parts.values()), legal):
            weight, chain = Weight.WARNS, list(parts.values())
        if weight and chain:
            codes = {id(facts): key for key, facts in parts.items()}
            yield Finding(
                rule="terms-fit-inside-the-law",
                weight=weight,
                where=f"terms/{outer}",
                facts=(
                    ("legal", outer),
                    ("parts", ", ".join(codes[id(facts)] for facts in chain)),
                ),
            )


def _inside(mechanism: Mechanism) -> dict[str, dict[str, TermFacts]]:
    """Legal term -> our terms that have to fit inside it and can be measured."""
    found: dict[str, dict[str, TermFacts]] = {}
    for key, term in mechanism.terms.items():
        outer = term.facts.within
        if outer in mechanism.terms and _days(term.facts) is not None:
            found.setdefault(str(outer), {})[key] = term.facts
    return found


def _verdict(parts: list[TermFacts], legal: TermFacts) -> Weight | None:
    """Too long for certain: blocks. Possibly too long: warns."""
    outer = _days(legal)
    inner = [days for part in parts if (days := _days(part))]
    if outer is None:
        return None
    units = {getattr(part.counting, "unit", None) for part in (*parts, legal)}
    if len(units) == 1 and None not in units:
        lengths = [getattr(part.counting, "length", 0) for part in parts]
        return Weight.BLOCKS if sum(lengths) > getattr(legal.counting, "length", 0) else None
    if sum(shortest for shortest, _ in inner) > outer[1]:
        return Weight.BLOCKS
    return Weight.WARNS if sum(longest for _, longest in inner) > outer[0] else None


def _days(facts: TermFacts) -> Days | None:
    match facts.counting:
        case CountedFact(length=length, unit=unit) | AtLeastFact(length=length, unit=unit):
            longest = length * LONGEST[unit]
            if unit is CountedUnit.WORKING_DAY:
                weekends = -(-length // WORKING_WEEK)
                longest = length + WEEKEND * weekends + HOLIDAYS_IN_A_ROW
            return length * SHORTEST[unit], longest
        case EndOfNextDayFact():
            return 1, 2
        case _:
            return None


def _longest_chain(parts: Mapping[str, TermFacts], mechanism: Mechanism) -> list[TermFacts] | None:
    """Those of our terms that run one after the other and together take longest.

    None where too many run in circles: every way through them would have to be tried.
    """
    after = {key: _terms_after(key, mechanism) & set(parts) for key in parts}
    is_circular = _is_circular(after)
    if is_circular and len(parts) > MOST_IN_CIRCLES:
        return None
    known: dict[str, list[str]] = {}

    def chain_from(key: str, passed: frozenset[str]) -> list[str]:
        if key in known:
            return known[key]
        on = passed | {key}
        ways = [chain_from(each, on) for each in sorted(after[key] - on)]
        chain = [key, *max(ways, key=length_of, default=[])]
        if not is_circular:
            known[key] = chain
        return chain

    def length_of(chain: list[str]) -> float:
        return sum(days[1] for key in chain if (days := _days(parts[key])))

    longest = max((chain_from(key, frozenset()) for key in parts), key=length_of)
    return [parts[key] for key in longest]


def _is_circular(after: Mapping[str, set[str]]) -> bool:
    try:
        TopologicalSorter(after).prepare()
    except CycleError:
        return True
    return False


def _terms_after(term: str, mechanism: Mechanism) -> set[str]:
    """Terms of the steps that come after a step with this term."""
    steps = mechanism.steps
    own = {key for key, step in steps.items() if term in step.facts.terms}
    found: set[str] = set()
    todo = [each for key in own for each in steps[key].facts.leads_to]
    while todo:
        key = todo.pop()
        if key not in found and key not in own and key in steps:
            found.add(key)
            todo.extend(steps[key].facts.leads_to)
    return {each for key in found for each in steps[key].facts.terms} - {term}


def _all_on_steps(parts: Mapping[str, TermFacts], mechanism: Mechanism) -> bool:
    on_steps = {term for step in mechanism.steps.values() for term in step.facts.terms}
    return set(parts) <= on_steps
