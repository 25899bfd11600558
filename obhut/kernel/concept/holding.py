"""Which edition speaks for a place at a moment: of the narrowest concept there, the one that held."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from obhut.kernel.routing.places import Key


class Held(Protocol):
    """An edition that is in force, or was: for which area, and from when to when."""

    @property
    def area(self) -> Key: ...
    @property
    def in_force_at(self) -> datetime: ...
    @property
    def past_at(self) -> datetime | None: ...


E = TypeVar("E", bound=Held)


def by_area(editions: Iterable[E]) -> dict[Key, tuple[E, ...]]:
    """The editions of each area, the newest first."""
    found: dict[Key, list[E]] = {}
    for each in sorted(editions, key=lambda each: each.in_force_at, reverse=True):
        found.setdefault(each.area, []).append(each)
    return {area: tuple(editions) for area, editions in found.items()}


def speaks_for(
    areas: Iterable[Key], held: Mapping[Key, tuple[E, ...]], *, at: datetime | None = None
) -> E | None:
    """Of the narrowest area that had a text of its own then; without ``at``, that has one now.

    ``areas``: the narrowest first. Where nothing held anywhere at that moment, what holds now
    speaks, and whoever shows it says so: an answer of another day is better than none. None:
    nothing is in force.
    """
    around = tuple(areas)
    then = (_at(held.get(area, ()), at) for area in around) if at else iter(())
    now = (_now(held.get(area, ())) for area in around)
    return next((each for found in (then, now) for each in found if each is not None), None)


def held_at(edition: Held, at: datetime) -> bool:
    """From the minute it came into force; no longer in the minute another one did.

    Nobody asks for a second: a plan is made for the minute that has begun, and answers by what
    came into force in it.
    """
    begun = not held_not_yet(edition, at)
    return begun and (edition.past_at is None or _minute(at) < _minute(edition.past_at))


def held_not_yet(edition: Held, at: datetime) -> bool:
    """In that minute it had not come into force yet."""
    return _minute(at) < _minute(edition.in_force_at)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _at(editions: tuple[E, ...], at: datetime) -> E | None:
    return next((each for each in editions if held_at(each, at)), None)


def _now(editions: tuple[E, ...]) -> E | None:
    return next((each for each in editions if each.past_at is None), None)
