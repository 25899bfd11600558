"""Where a function must be staffed: the places of its level.

In Berlin and Hamburg the Bezirk has the youth office, so each Bezirk stands for its district.
"""

from collections.abc import Mapping
from functools import lru_cache

from obhut.kernel.concept.kinds import Level
from obhut.kernel.routing.places import FEDERATION_KEY, KREIS_WITH_BEZIRKE, Key, Place, bezirke_of
from obhut.kernel.verifier.review import Review

Places = Mapping[str, Place]
"""What a place is called in a finding -> the place."""


def needed_places(review: Review) -> Mapping[Level, Places]:
    """The places of each level. Functions of a level ``case`` are chosen for the single child."""
    return _needed(tuple(review.districts.items()), review.within, review.besides)


@lru_cache(maxsize=64)
def _needed(
    of_land: tuple[tuple[str, str], ...], within: frozenset[Key] | None, besides: frozenset[Key]
) -> Mapping[Level, Places]:
    found: dict[Level, Places] = {
        Level.FEDERATION: {FEDERATION_KEY: Place()},
        Level.LAND: {land: Place(land=land) for land in sorted({land for _, land in of_land})},
        Level.DISTRICT: _districts(of_land),
        Level.CASE: {},
    }
    if within is None and not besides:
        return found
    return {level: _looked_at(places, within, besides) for level, places in found.items()}


def _looked_at(places: Places, within: frozenset[Key] | None, besides: frozenset[Key]) -> Places:
    return {
        name: place
        for name, place in places.items()
        if (within is None or not within.isdisjoint(place.keys)) and besides.isdisjoint(place.keys)
    }


def _districts(of_land: tuple[tuple[str, str], ...]) -> Places:
    found: dict[str, Place] = {}
    for ags, land in of_land:
        if KREIS_WITH_BEZIRKE.get(land) == ags:
            found |= {each.key: Place(land=land, bezirk=each.key[-2:]) for each in bezirke_of(land)}
        else:
            found[ags] = Place(kreis=ags)
    return found
