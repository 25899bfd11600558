"""From the rows of the directory to desks that can be asked for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from obhut.directory.queries.generations import directory_of
from obhut.directory.queries.places import ActiveDirectory, active_directory
from obhut.kernel.mechanism.directory import desks_of
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.routing.desks import Desk, DeskBook


def desk_book(asker: str | None = None) -> DeskBook:
    """All desks of the active generation that advise this function; everybody's where None."""
    active = active_directory()
    return book_of(active, asker)


def desks_in_force() -> tuple[Desk, ...]:
    """All desks of the active generation, whomever they advise."""
    active = active_directory()
    return () if active is None else _desks_of(active)


@lru_cache(maxsize=64)
def book_of(active: ActiveDirectory | None, asker: str | None) -> DeskBook:
    """The same of any generation; an empty book of none. Kept until one of its rows changes."""
    if active is None:
        return DeskBook(())
    rows = {row.key: row for row in directory_of(active).desks.desks}
    every = {desk.key: desk for desk in _desks_of(active)}
    if asker is None:
        return DeskBook(tuple(every.values()))
    kept = {
        key: desk
        for key, desk in every.items()
        if not rows[key].audience or asker in rows[key].audience
    }
    return DeskBook(tuple(_chained(desk, kept, every) for desk in kept.values()))


def _chained(desk: Desk, kept: Mapping[str, Desk], every: Mapping[str, Desk]) -> Desk:
    """The desk; where whoever is on call for it does not advise the asker, the next in that chain."""
    on_call, passed = desk.on_call, {desk.key}
    while on_call is not None and (on_call not in kept or on_call in passed):
        passed.add(on_call)
        after = every[on_call].on_call
        on_call = None if after in passed else after
    deputy = desk.deputy if desk.deputy in kept else None
    return replace(desk, on_call=on_call, deputy=deputy)


@lru_cache(maxsize=2)
def _desks_of(active: ActiveDirectory) -> tuple[Desk, ...]:
    return desks_of(directory_of(active))


def service_point_of(desk: str) -> tuple[DeskRow, ServicePointRow] | None:
    """The rows behind a desk: for its page, its languages, its note and where it was seen."""
    active = active_directory()
    return None if active is None else _rows_of(active).get(desk)


@lru_cache(maxsize=2)
def _rows_of(active: ActiveDirectory) -> dict[str, tuple[DeskRow, ServicePointRow]]:
    directory = directory_of(active)
    points = {row.key: row for row in directory.service_points.service_points}
    return {row.key: (row, points[row.service_point]) for row in directory.desks.desks}


def service_points_in_force() -> tuple[ServicePointRow, ...]:
    """All service points of the active generation, in the order of the file."""
    active = active_directory()
    return () if active is None else tuple(directory_of(active).service_points.service_points)


def service_points_without_desk() -> tuple[ServicePointRow, ...]:
    """Those that staff no function of the mechanism, as far as is known."""
    active = active_directory()
    staffed = (
        set() if active is None else {row.service_point for row, _ in _rows_of(active).values()}
    )
    return tuple(point for point in service_points_in_force() if point.key not in staffed)
