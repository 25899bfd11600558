"""How old may a contact be? Confirmed every six months; amber from nine on, red from twelve."""

from datetime import date
from enum import StrEnum

DUE_AFTER, AMBER_AFTER, RED_AFTER = 6, 9, 12


class Freshness(StrEnum):
    GREEN = "green"
    DUE = "due"
    """The desk is asked to confirm. Readers see no difference yet."""
    AMBER = "amber"
    RED = "red"
    """Shown and printed with a warning."""


def freshness_of(confirmed_or_seen_on: date, *, today: date) -> Freshness:
    """How far what stands here may still be relied on."""
    months = months_between(confirmed_or_seen_on, today)
    if months >= RED_AFTER:
        return Freshness.RED
    if months >= AMBER_AFTER:
        return Freshness.AMBER
    return Freshness.DUE if months >= DUE_AFTER else Freshness.GREEN


def months_between(earlier: date, later: date) -> int:
    """Full months from one day to another."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
