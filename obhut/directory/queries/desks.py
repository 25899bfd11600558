"""From the rows of the directory to desks that can be asked for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import lru_cache

from obhut.directory.queries.generations import directory_of
from obhut.directory.queries.places import active_generation
from obhut.kernel.mechanism.directory import DirectoryText
from obhut.kernel.mechanism.directory_rows import AreaRow, DeskRow, HoursRow, ServicePointRow
from obhut.kernel.routing.desks import Confidence, Desk, DeskBook, Minors
from obhut.kernel.routing.hours import (
    Always,
    Hours,
    NotSeen,
    OnHolidays,
    OpeningHours,
    Span,
    Weekly,
)
from obhut.kernel.routing.places import Area, Level

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
MINORS = {
    "yes": Minors.YES,
    "no": Minors.NO,
    "unclear": Minors.UNCLEAR,
    "not_stated": Minors.NOT_STATED,
}
BERLIN = "DE-BE"


def desk_book(asker: str | None = None) -> DeskBook:
    """All desks of the active generation that advise this function; everybody's where None."""
    number = active_generation()
    return DeskBook(()) if number is None else _book_of(number, asker)


def desks_in_force() -> tuple[Desk, ...]:
    """All desks of the active generation, whomever they advise."""
    number = active_generation()
    return () if number is None else _desks_of(number)


@lru_cache(maxsize=64)
def _book_of(number: int, asker: str | None) -> DeskBook:
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


def desks_of(directory: DirectoryText) -> tuple[Desk, ...]:
    """The desks of a directory, each with what its service point says."""
    points = {row.key: row for row in directory.service_points.service_points}
    return tuple(_desk(row, points[row.service_point]) for row in directory.desks.desks)


def service_point_of(desk: str) -> tuple[DeskRow, ServicePointRow] | None:
    """The rows behind a desk: for its page, its languages, its note and where it was seen."""
    number = active_generation()
    return None if number is None else _rows_of(number).get(desk)


@lru_cache(maxsize=2)
def _rows_of(number: int) -> dict[str, tuple[DeskRow, ServicePointRow]]:
    directory = directory_of(number)
    points = {row.key: row for row in directory.service_points.service_points}
    return {row.key: (row, points[row.service_point]) for row in directory.desks.desks}


def _desk(row: DeskRow, point: ServicePointRow) -> Desk:
    held = row.hold or point.hold is not None
    return Desk(
        key=row.key,
        function=row.function,
        organisation=point.carrier or point.name,
        name=point.name,
        areas=tuple(_area(area) for area in row.areas),
        hours=NotSeen() if row.hours_only else _hours(point.hours),
        seen_on=date.fromisoformat(point.seen),
        source=point.source,
        confidence=Confidence(point.confidence),
        phones=() if held else tuple(point.phones),
        mailbox="" if held or not point.emails else point.emails[0],
        web=point.web or "",
        deputy=row.deputy,
        on_call=row.on_call,
        minors=MINORS[point.minors],
        from_age=row.minors_from_age,
        forms=tuple(point.forms),
        held=held,
    )


def _area(row: AreaRow) -> Area:
    key = f"{BERLIN}-{row.key}" if row.level == "bezirk" else row.key
    return Area(level=Level(row.level), key=key)


def _hours(row: HoursRow) -> OpeningHours:
    match row.state:
        case "always":
            return Always()
        case "weekly":
            return Weekly(
                spans=tuple(
                    Span(
                        weekday=WEEKDAYS.index(day),
                        hours=_clock_hours(span.opens, span.closes),
                    )
                    for span in row.weekly
                    for day in span.days
                ),
                on_holidays=_on_holidays(row),
                holiday_hours=tuple(
                    _clock_hours(span.opens, span.closes) for span in row.holiday_hours
                ),
            )
        case _:
            return NotSeen()


def _on_holidays(row: HoursRow) -> OnHolidays:
    if row.holiday_hours:
        return OnHolidays.OWN_HOURS
    return {
        "closed": OnHolidays.CLOSED,
        "open": OnHolidays.AS_USUAL,
        "not_stated": OnHolidays.NOT_SEEN,
    }[row.holidays]


def _clock_hours(opens: str, closes: str) -> Hours:
    return Hours(opens=_time(opens), closes=_time(closes))


def _time(clock: str) -> time:
    return time.min if clock == "24:00" else time.fromisoformat(clock)
