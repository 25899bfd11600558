"""Desks and places the routing tests are about. The numbers are not real."""

from datetime import UTC, date, datetime, time

from obhut.kernel.routing.answers import Answer, Several, Sole
from obhut.kernel.routing.desks import Confidence, Desk, DeskBook, Minors
from obhut.kernel.routing.hours import Always, Hours, OpeningHours, Span, Weekly
from obhut.kernel.routing.places import Place, read_area
from obhut.kernel.routing.responsible import responsible
from tests.kernel.deadlines.bavaria import BAVARIA

CALENDAR = BAVARIA

NUREMBERG = Place(gemeinde="09564000", postcode="90402")
BAVARIA_SOMEWHERE = Place(land="DE-BY")
KREUZBERG = Place(land="DE-BE", bezirk="02")
BERLIN = Place(land="DE-BE", kreis="11000")
# 12529 lies in Schönefeld and in Berlin.
CUT_POSTCODE = (
    Place(kreis="12061", gemeinde="12061433", postcode="12529"),
    Place(kreis="11000", bezirk="09", land="DE-BE", postcode="12529"),
)

OFFICE_HOURS = Weekly(
    spans=tuple(Span(weekday=day, hours=Hours(opens=time(8), closes=time(16))) for day in range(5))
)


def desk(  # noqa: PLR0913 (a desk has many sides; each test names the one it is about)
    key: str,
    *areas: str,
    hours: OpeningHours = OFFICE_HOURS,
    on_call: str | None = None,
    deputy: str | None = None,
    minors: Minors = Minors.YES,
    function: str = "youth-office",
    held: bool = False,
    holders: int | None = None,
) -> Desk:
    return Desk(
        key=key,
        function=function,
        organisation=f"organisation of {key}",
        name=key,
        areas=tuple(map(read_area, areas)),
        hours=hours,
        on_call=on_call,
        deputy=deputy,
        minors=minors,
        held=held,
        holders=holders,
        phones=() if held or holders == 0 else ("0000",),
        seen_on=date(2026, 11, 1),
        source="https://example.org",
        confidence=Confidence.PAGE,
    )


DAY_AND_NIGHT = Always()

WEDNESDAY_NOON = datetime(2026, 4, 1, 10, 0, tzinfo=UTC)
EASTER_NIGHT = datetime(2026, 4, 5, 1, 0, tzinfo=UTC)


def ask(
    place: Place | tuple[Place, ...],
    *desks: Desk,
    at: datetime = WEDNESDAY_NOON,
    for_minors: bool = True,
) -> Answer:
    return responsible(
        place,
        "youth-office",
        at,
        desks=DeskBook(desks),
        calendar=CALENDAR,
        for_minors=for_minors,
    )


def sole(answer: Answer) -> Sole:
    assert isinstance(answer, Sole)
    return answer


def several(answer: Answer) -> Several:
    assert isinstance(answer, Several)
    return answer
