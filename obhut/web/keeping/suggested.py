"""What may be written in a field, offered while somebody types: areas and desks of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from obhut.directory.queries.desks import desks_in_force
from obhut.kernel.actor import Actor
from obhut.web.keeping.areas import known_areas, own_areas
from obhut.web.keeping.words import desk_name

MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    areas: Mapping[str, str]
    """As it is written -> as it is called."""
    desks: Mapping[str, str]


def suggestions(by: Actor) -> Suggestions:
    """Areas somebody keeps, and desks that work there or in a wider area around it."""
    areas = own_areas(by)
    own = {area.as_key for area in areas}
    around = own | {key for area in areas for key in area.within}
    near = (
        desk.key
        for desk in desks_in_force()
        if any(each.as_key in around or not own.isdisjoint(each.within) for each in desk.areas)
    )
    return Suggestions(
        areas=known_areas(by), desks={key: desk_name(key) for key in islice(near, MOST)}
    )
