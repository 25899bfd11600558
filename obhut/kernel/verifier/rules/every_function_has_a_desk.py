"""Every function has a desk in every district, Land or federation it is needed in.

Where its fallback stands in, somebody can be called all the same: that warns. Where nobody can
be called it blocks. A held desk cannot be called; for an unstaffed one those count who stand in.
"""

from collections.abc import Iterator

from obhut.kernel.routing.desks import Desk, DeskBook
from obhut.kernel.routing.places import Place
from obhut.kernel.routing.standing_in import reached_from, suits
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.for_each import ForEach, functions
from obhut.kernel.verifier.needed_places import needed_places
from obhut.kernel.verifier.review import Review


def _at(review: Review, key: str) -> Iterator[Finding]:
    level = review.mechanism.functions[key].facts.level
    nobody: list[str] = []
    instead: list[str] = []
    for name, place in needed_places(review)[level].items():
        if not _is_staffed(key, place, review):
            reached = _fallback_is_staffed(key, place, review)
            (instead if reached else nobody).append(name)
    if nobody:
        yield _finding("every-function-has-a-desk", Weight.BLOCKS, key, nobody)
    if instead:
        yield _finding("every-function-has-its-own-desk", Weight.WARNS, key, instead)


every_function_has_a_desk = ForEach(functions, _at)


def _is_staffed(function: str, place: Place, review: Review) -> bool:
    about_children = review.mechanism.functions[function].facts.about_children
    return any(
        not desk.held
        and suits(desk, about_children=about_children)
        and _somebody_answers(desk, review.book, about_children=about_children)
        for key in place.keys
        for desk in review.book.in_area(function, key)
    )


def _somebody_answers(desk: Desk, book: DeskBook, *, about_children: bool) -> bool:
    """At the desk itself; where nobody sits there, at one that stands in."""
    return desk.staffed or any(
        each.staffed and not each.held and suits(each, about_children=about_children)
        for each in reached_from(desk, book)
    )


def _fallback_is_staffed(function: str, place: Place, review: Review) -> bool:
    known = review.mechanism.functions
    passed = {function}
    follow = known[function].facts.fallback
    while follow is not None and follow in known and follow not in passed:
        if _is_staffed(follow, place, review):
            return True
        passed.add(follow)
        follow = known[follow].facts.fallback
    return False


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
