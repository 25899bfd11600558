"""From the rows of the directory to desks that can be asked for."""

from datetime import date, time

from obhut.kernel.mechanism.directory_rows import (
    AreaRow,
    DeskRow,
    HoursRow,
    ServicePointRow,
)
from obhut.kernel.mechanism.last_call_row import LastCallRow
from obhut.kernel.mechanism.protected_desks import check_tells_no_place
from obhut.kernel.routing.desks import Confidence, Desk, LastCall, Minors
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


def desk_of(row: DeskRow, point: ServicePointRow) -> Desk:
    """The desk, with what its service point says. Raises ValueError for one that cannot be."""
    check_tells_no_place(row, point)
    held = row.hold or point.hold is not None
    mailbox = row.mailbox or next(iter(point.emails), "")
    return Desk(
        key=row.key,
        function=row.function,
        organisation=point.carrier or point.name,
        name=point.name,
        areas=tuple(area_of(area) for area in row.areas),
        hours=NotSeen() if row.hours_only else hours_of(point.hours),
        seen_on=date.fromisoformat(point.seen),
        source=point.source,
        confidence=Confidence(point.confidence),
        phones=() if held or row.holders == 0 else tuple(point.phones),
        mailbox="" if held else mailbox,
        web=point.web or "",
        deputy=row.deputy,
        on_call=row.on_call,
        minors=MINORS[point.minors],
        from_age=row.minors_from_age,
        to_age=row.minors_to_age,
        forms=tuple(point.forms),
        confirmed_on=date.fromisoformat(row.confirmed_on) if row.confirmed_on else None,
        doubted_on=date.fromisoformat(row.doubted_on) if row.doubted_on else None,
        last_call=last_call_of(row.last_call),
        held=held,
        holders=row.holders,
    )


def last_call_of(row: LastCallRow | None) -> LastCall | None:
    if row is None:
        return None
    return LastCall(
        on=date.fromisoformat(row.called_on),
        minutes=row.minutes,
        in_vain=row.in_vain or 0,
        wrong_number=row.result == "wrong_number",
    )


def area_of(row: AreaRow) -> Area:
    key = whole_bezirk(row.key) if row.level == "bezirk" else row.key
    return Area(level=Level(row.level), key=key)


def whole_bezirk(written: str) -> str:
    """The key of a Bezirk with its Land, "DE-HH-01"; those of Berlin are written "01" alone."""
    return written if "-" in written else f"{BERLIN}-{written}"


def short_bezirk(key: str) -> str:
    """The same as a row writes it."""
    return key.removeprefix(f"{BERLIN}-")


def hours_of(row: HoursRow) -> OpeningHours:
    """The hours as routing counts them; known only as text they count as not seen."""
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
