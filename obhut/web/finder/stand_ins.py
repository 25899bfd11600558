"""Who answers for a desk at which nobody sits, without the hour: for paper and for no network."""

from dataclasses import dataclass

from obhut.directory.queries.desks import desk_book, service_point_of
from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.standing_in import reached_from
from obhut.web.finder.desk_cards import name_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    name: str
    phones: tuple[str, ...]


def stand_in(desk: Desk) -> StandIn | None:
    """The first whose telephone may be called; None where nobody is known, or is needed."""
    if desk.staffed:
        return None
    found = next((each for each in reached_from(desk, desk_book()) if each.phones), None)
    if found is None:
        return None
    rows = service_point_of(found.key)
    return StandIn(name=name_in_words(found, rows[1] if rows else None), phones=found.phones)
