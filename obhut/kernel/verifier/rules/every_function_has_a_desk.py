"""Every function has a desk in every district, Land or federation it is needed in.

Functions of a level ``case`` are chosen for the single child and are not looked for. A function
that must answer around the clock needs a desk that never closes, or whose chain ends at one.
"""

from collections.abc import Iterator, Mapping

from obhut.kernel.concept.kinds import Level
from obhut.kernel.routing.desks import Desk
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

FEDERATION = "DE"


def every_function_has_a_desk(review: Review) -> Iterator[Finding]:
    laender = sorted(set(review.districts.values()))
    needed: Mapping[Level, tuple[str, ...]] = {
        Level.FEDERATION: (FEDERATION,),
        Level.LAND: tuple(laender),
        Level.DISTRICT: tuple(review.districts),
        Level.CASE: (),
    }
    desks_of: dict[str, list[Desk]] = {}
    for desk in review.desks:
        desks_of.setdefault(desk.function, []).append(desk)
    for key, function in review.mechanism.functions.items():
        places = needed[function.facts.level]
        served = _areas(desks_of.get(key, []))
        around_the_clock = _areas(
            [desk for desk in desks_of.get(key, []) if desk.never_closes or desk.on_call]
        )
        missing = [place for place in places if not _serves(served, place, review)]
        if missing:
            yield _finding("every-function-has-a-desk", Weight.BLOCKS, key, missing)
        if function.facts.around_the_clock:
            silent = [
                place
                for place in places
                if place not in set(missing) and not _serves(around_the_clock, place, review)
            ]
            if silent:
                yield _finding("every-function-answers-at-night", Weight.WARNS, key, silent)


def _areas(desks: list[Desk]) -> frozenset[str]:
    return frozenset(area.key for desk in desks for area in desk.areas if not desk.held)


def _serves(areas: frozenset[str], place: str, review: Review) -> bool:
    return place in areas or FEDERATION in areas or review.districts.get(place) in areas


def _finding(rule: str, weight: Weight, function: str, places: list[str]) -> Finding:
    return Finding(
        rule=rule,
        weight=weight,
        where=f"functions/{function}",
        facts=(
            ("function", function),
            ("count", str(len(places))),
            ("places", ", ".join(places)),
        ),
    )
