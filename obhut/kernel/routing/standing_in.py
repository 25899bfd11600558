"""Who is reached when a desk does not answer: the same order as routing, without a moment."""

from collections.abc import Iterator

from obhut.kernel.routing.desks import Desk, DeskBook, Minors
from obhut.kernel.routing.places import Place


def stand_ins(desk: Desk) -> tuple[str, ...]:
    """Keys of the desks that answer in its place: who is on call, then the deputy."""
    return tuple(key for key in (desk.on_call, desk.deputy) if key is not None)


def reached_from(desk: Desk, book: DeskBook) -> Iterator[Desk]:
    """The desk and everybody who stands in, and who stands in for those. No desk twice."""
    seen: set[str] = set()
    waiting = [desk.key]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            yield book[key]
            waiting.extend(reversed(stand_ins(book[key])))


def reached_at(
    place: Place, function: str, book: DeskBook, *, about_children: bool
) -> Iterator[Desk]:
    """Everybody who may answer for a function at a place, the narrowest area first."""
    seen: set[str] = set()
    for key in place.keys:
        for first in book.in_area(function, key):
            if not suits(first, about_children=about_children) or first.key in seen:
                continue
            for desk in reached_from(first, book):
                if desk.key not in seen and suits(desk, about_children=about_children):
                    seen.add(desk.key)
                    yield desk


def suits(desk: Desk, *, about_children: bool) -> bool:
    return not about_children or desk.minors is not Minors.NO
