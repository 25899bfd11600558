"""No circular waiting: whoever stands in for somebody is not, in the end, waiting for them.

Two desks may be each other's deputy if either also leads to somebody else, or never closes.
Where no way leads out of the circle, it blocks as soon as somebody is on call in it; deputies
alone help each other by day, so that only warns.
"""

from collections.abc import Iterable, Iterator, Mapping

from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.standing_in import stand_ins
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.for_each import ForEach
from obhut.kernel.verifier.review import Review

FUNCTIONS, DESKS = "functions", "desks"


def _look(review: Review, shelf: str) -> Iterator[Finding]:
    if shelf == FUNCTIONS:
        functions = review.mechanism.functions
        fallbacks = {key: each.facts.fallback for key, each in functions.items()}
        for circle in _circles(fallbacks):
            yield _finding(FUNCTIONS, circle, "fallback", Weight.BLOCKS)
        return
    captive = _without_a_way_out(review.desks)
    for circle in _circles({key: stand_ins(desk)[0] for key, desk in captive.items()}):
        on_call = any(captive[key].on_call for key in circle)
        weight = Weight.BLOCKS if on_call else Weight.WARNS
        yield _finding(DESKS, circle, "on_call" if on_call else "deputy", weight)


def _shelves(_review: Review) -> Iterable[str]:
    return (FUNCTIONS, DESKS)


nobody_waits_in_a_circle = ForEach(_shelves, _look)


def _without_a_way_out(desks: tuple[Desk, ...]) -> dict[str, Desk]:
    """Desks from which every way runs in a circle: none ends, none comes to an open door."""
    relies_on_it: dict[str, list[str]] = {}
    for desk in desks:
        for key in stand_ins(desk):
            relies_on_it.setdefault(key, []).append(desk.key)
    free: set[str] = set()
    todo = [desk.key for desk in desks if desk.never_closes or not stand_ins(desk)]
    while todo:
        key = todo.pop()
        if key not in free:
            free.add(key)
            todo.extend(relies_on_it.get(key, ()))
    return {desk.key: desk for desk in desks if desk.key not in free}


def _circles(follows: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Each circle once, from where it was first entered."""
    told: set[str] = set()
    for start in follows:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in path and here not in told:
            path[here] = None
            here = follows.get(here)
        if here is not None and here in path:
            way = list(path)
            yield way[way.index(here) :]
        told.update(path)


def _finding(shelf: str, circle: list[str], field: str, weight: Weight) -> Finding:
    return Finding(
        rule="nobody-waits-in-a-circle",
        weight=weight,
        where=f"{shelf}/{circle[0]}/{field}",
        facts=(("circle", " → ".join([*circle, circle[0]])),),
    )
