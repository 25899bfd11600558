"""From the rows of the directory to desks that can be asked for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from obhut.directory.queries.generations import directory_of
from obhut.directory.queries.places import active_generation
from obhut.kernel.mechanism.directory import desks_of
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.routing.desks import Desk, DeskBook


def desk_book(asker: str | None = None) -> DeskBook:
    """All desks of the active generation that advise this function; everybody's where None."""
    number = active_generation()
    return book_of(number, asker)


def desks_in_force() -> tuple[Desk, ...]:
    """All desks of the active generation, whomever they advise."""
    number = active_generation()
    return () if number is None else _desks_of(number)


@lru_cache(maxsize=64)
def book_of(number: int | None, asker: str | None) -> DeskBook:
    """The same of any generation; an empty book of none. Kept: a generation never changes."""
    if number is None:
        return DeskBook(())
    rows = {row.key: row for row in directory_of(number).desks.desks}
    every = {desk.key: desk for desk in _desks_of(number)}
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
def _desks_of(number: int) -> tuple[Desk, ...]:
    return desks_of(directory_of(number))


def service_point_of(desk: str) -> tuple[DeskRow, ServicePointRow] | None:
    """The rows behind a desk: for its page, its languages, its note and where it was seen."""
    number = active_generation()
    return None if number is None else _rows_of(number).get(desk)


@lru_cache(maxsize=2)
def _rows_of(number: int) -> dict[str, tuple[DeskRow, ServicePointRow]]:
    directory = directory_of(number)
    points = {row.key: row for row in directory.service_points.service_points}
    return {row.key: (row, points[row.service_point]) for row in directory.desks.desks}


def service_points_in_force() -> tuple[ServicePointRow, ...]:
    """All service points of the active generation, in the order of the file."""
    number = active_generation()
    return () if number is None else tuple(directory_of(number).service_points.service_points)


def service_points_without_desk() -> tuple[ServicePointRow, ...]:
    """Those that staff no function of the mechanism, as far as is known."""
    number = active_generation()
    staffed = (
        set() if number is None else {row.service_point for row, _ in _rows_of(number).values()}
    )
    return tuple(point for point in service_points_in_force() if point.key not in staffed)
