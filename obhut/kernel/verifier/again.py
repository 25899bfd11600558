"""Verifying after a change: only what rests on something that changed is looked at again.

No rule says what it rests on, so none can forget to: it is handed a mechanism that remembers what
was read of it (as a build system keeps verifying traces). What a rule has read is the same as
before, so it would find the same as before. Desks, districts, areas and the day are taken as a
whole: where one of them changed, everything is looked at anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from obhut.kernel.verifier.findings import Finding
from obhut.kernel.verifier.for_each import ForEach
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import ALL_RULES, Rule, heaviest_first
from obhut.kernel.verifier.watching import Changes, Seen, changes, watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one rule found, at one thing or at all, and what it had read to find it."""

    found: tuple[Finding, ...]
    seen: Seen


Looked = tuple[Rule, str]
"""A rule, and the thing it looked at; empty where it looks at everything at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """The findings of a review, and every look they were found by."""

    review: Review
    findings: tuple[Finding, ...]
    looks: Mapping[Looked, Look]


def verify_again(
    review: Review, before: Verified | None, rules: Iterable[Rule] = ALL_RULES
) -> Verified:
    """The same findings, in the same order, as ``verify`` of this review with these rules."""
    kept: Mapping[Looked, Look] = {}
    changed = Changes(frozenset(), frozenset())
    if before is not None and _same_ground(before.review, review):
        kept = before.looks
        changed = changes(before.review.mechanism, review.mechanism)
    looks: dict[Looked, Look] = {}
    for rule, thing, looking in _each(review, rules):
        look = kept.get((rule, thing))
        if look is None or changed.touch(look.seen):
            look = _look(review, looking)
        looks[rule, thing] = look
    found = [finding for look in looks.values() for finding in look.found]
    return Verified(review=review, findings=heaviest_first(found), looks=looks)


def _each(review: Review, rules: Iterable[Rule]) -> Iterator[tuple[Rule, str, Rule]]:
    """Every look that is to be taken: the rule, the thing, and how to look at it."""
    for rule in rules:
        if isinstance(rule, ForEach):
            for thing in rule.things(review):
                yield rule, thing, _at(rule, thing)
        else:
            yield rule, "", rule


def _at(rule: ForEach, thing: str) -> Callable[[Review], Iterator[Finding]]:
    return lambda review: rule.look(review, thing)


def _look(review: Review, looking: Rule) -> Look:
    seen = Seen()
    found = tuple(looking(review.of(watched(review.mechanism, seen))))
    return Look(found=found, seen=seen)


def _same_ground(one: Review, other: Review) -> bool:
    return (
        one.today == other.today
        and one.within == other.within
        and one.districts == other.districts
        and one.desks == other.desks
    )
