"""Deadlines in a chain fit inside the legal one: a habit of ours never outlasts the law's term."""

from collections.abc import Iterator

from obhut.kernel.concept.counting import CountedFact, CountedUnit
from obhut.kernel.concept.kinds import TermFacts
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

DAYS_AT_MOST = {
    CountedUnit.HOUR: 1 / 24,
    CountedUnit.CALENDAR_DAY: 1,
    CountedUnit.WORKING_DAY: 2,
    CountedUnit.WEEK: 7,
    CountedUnit.MONTH: 31,
    CountedUnit.YEAR: 366,
}
"""Longest a unit can last in calendar days. Working days: weekends and holidays between them."""
DAYS_AT_LEAST = DAYS_AT_MOST | {
    CountedUnit.WORKING_DAY: 1,
    CountedUnit.MONTH: 28,
    CountedUnit.YEAR: 365,
}


def terms_fit_inside_the_law(review: Review) -> Iterator[Finding]:
    terms = review.mechanism.terms
    inside: dict[str, list[str]] = {}
    for key, term in terms.items():
        if term.facts.within in terms:
            inside.setdefault(str(term.facts.within), []).append(key)
    for outer, parts in inside.items():
        legal = terms[outer].facts
        lengths = [terms[part].facts for part in parts]
        if any(_same_unit_too_long(part, legal) for part in lengths) or _too_long(lengths, legal):
            yield Finding(
                rule="terms-fit-inside-the-law",
                weight=Weight.BLOCKS,
                where=f"terms/{outer}",
                facts=(("legal", outer), ("parts", ", ".join(parts))),
            )


def _same_unit_too_long(part: TermFacts, legal: TermFacts) -> bool:
    inner, outer = part.counting, legal.counting
    return (
        isinstance(inner, CountedFact)
        and isinstance(outer, CountedFact)
        and inner.unit == outer.unit
        and inner.length > outer.length
    )


def _too_long(parts: list[TermFacts], legal: TermFacts) -> bool:
    """One after the other they take longer than the legal term: in its own unit where they share it."""
    outer = legal.counting
    inner = [part.counting for part in parts if isinstance(part.counting, CountedFact)]
    if not isinstance(outer, CountedFact) or not inner:
        return False
    if all(part.unit == outer.unit for part in inner):
        return sum(part.length for part in inner) > outer.length
    at_most = sum(part.length * DAYS_AT_MOST[part.unit] for part in inner)
    return at_most > outer.length * DAYS_AT_LEAST[outer.unit]
