"""Addresses as people ask them: many places, professions and situations, each different."""

from itertools import cycle, islice
from urllib.parse import urlencode

KREISE = (
    "01002", "03241", "05315", "04011", "06412", "07315", "08111", "11000", "09564", "10041",
    "12054", "13003", "14612", "15003", "16051", "02000",
)  # fmt: skip
"""One of each Land."""
PROFESSIONS = ("as-teacher", "as-doctor", "as-police-patrol", "as-youth-office", "as-customs")
SITUATIONS = (
    {"danger": "not_now"},
    {"danger": "now", "company": "accompanied_by_others"},
    {"danger": "unknown", "carers": "endangers", "age": "doubtful"},
    {"missing": "yes", "company": "unaccompanied_foreign"},
    {"danger": "not_now", "company": "with_carers", "carers": "may_be_involved"},
    {"age": "turning_18_soon", "company": "unaccompanied"},
    {"danger": "not_now", "missing": "no"},
)
FUNCTION = "youth-office"
QUESTIONS = 140
"""As many different plans: places, professions and situations, each in its own step."""


def plans(path: str) -> tuple[str, ...]:
    """Plan addresses below a path, at the moment of asking."""
    mixed = zip(cycle(KREISE), cycle(PROFESSIONS), cycle(SITUATIONS), strict=False)
    return tuple(
        f"{path}?{urlencode({'ags': ags, 'profession': profession} | situation)}"
        for ags, profession, situation in islice(mixed, QUESTIONS)
    )


def questions() -> tuple[str, ...]:
    """The finder's questions: where, which Kreis, who asks, what is the matter."""
    return (
        "/verdacht/",
        "/verdacht/?land=DE-BY",
        *(f"/verdacht/?ags={ags}" for ags in KREISE),
        *(f"/verdacht/?ags={ags}&profession=as-teacher" for ags in KREISE),
    )


def desks() -> tuple[str, ...]:
    return tuple(f"/stellen/?function={FUNCTION}&ags={ags}" for ags in KREISE)


def responsible() -> tuple[str, ...]:
    return tuple(f"/api/v1/responsible?function={FUNCTION}&ags={ags}" for ags in KREISE)
