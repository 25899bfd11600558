"""Every contact was confirmed within six months; amber after nine, red after twelve."""

from collections.abc import Iterator
from datetime import date

from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

MONTHS = ((12, Weight.BLOCKS), (9, Weight.WARNS), (6, Weight.TELLS))


def months_between(earlier: date, later: date) -> int:
    """Full months from one day to another."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def contacts_are_fresh(review: Review) -> Iterator[Finding]:
    """Never confirmed by the institution itself counts from the day its page was seen."""
    for desk in review.desks:
        since = desk.confirmed_on or desk.seen_on
        age = months_between(since, review.today) if since else MONTHS[0][0]
        reached = [(months, weight) for months, weight in MONTHS if age >= months]
        if reached:
            yield Finding(
                rule="contacts-are-fresh",
                weight=reached[0][1],
                where=f"desks/{desk.key}/confirmed_on",
                facts=(("desk", desk.key), ("months", str(reached[0][0]))),
            )
