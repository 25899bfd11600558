"""Where a function must be staffed: the places of its level.

In Berlin and Hamburg the Bezirk has the youth office, so each Bezirk stands for its district.
"""

from collections.abc import Mapping

from obhut.kernel.concept.kinds import Level
from obhut.kernel.routing.places import BEZIRKE, FEDERATION_KEY, KREIS_WITH_BEZIRKE, Place
from obhut.kernel.verifier.review import Review

Places = Mapping[str, Place]
"""What a place is called in a finding -> the place."""


def needed_places(review: Review) -> Mapping[Level, Places]:
    """The places of each level. Functions of a level ``case`` are chosen for the single child."""
    found: dict[Level, Places] = {
        Level.FEDERATION: {FEDERATION_KEY: Place()},
        Level.LAND: {land: Place(land=land) for land in sorted(set(review.districts.values()))},
        Level.DISTRICT: _districts(review),
        Level.CASE: {},
    }
    if review.within is None and not review.besides:
        return found
    return {level: _looked_at(places, review) for level, places in found.items()}


def _looked_at(places: Places, review: Review) -> Places:
    return {name: place for name, place in places.items() if _is_looked_at(place, review)}


def _is_looked_at(place: Place, review: Review) -> bool:
    inside = review.within is None or not review.within.isdisjoint(place.keys)
    return inside and review.besides.isdisjoint(place.keys)


def _districts(review: Review) -> Places:
    found: dict[str, Place] = {}
    for ags, land in review.districts.items():
        if KREIS_WITH_BEZIRKE.get(land) == ags:
            numbers = [f"{number:02}" for number in range(1, BEZIRKE[land] + 1)]
            found |= {f"{land}-{each}": Place(land=land, bezirk=each) for each in numbers}
        else:
            found[ags] = Place(kreis=ags)
    return found
