"""What holds for any desks, in any place, at any time."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.routing.answers import Answer, Several, Sole, Unknown, Why
from obhut.kernel.routing.desks import Desk, DeskBook, Minors
from obhut.kernel.routing.hours import (
    Always,
    Hours,
    NotSeen,
    OnHolidays,
    OpeningHours,
    Span,
    Weekly,
)
from obhut.kernel.routing.places import SPECIFICITY, Level, Place
from tests.kernel.routing.town import (
    BAVARIA_SOMEWHERE,
    BERLIN,
    CUT_POSTCODE,
    EASTER_NIGHT,
    KREUZBERG,
    NUREMBERG,
    OFFICE_HOURS,
    WEDNESDAY_NOON,
    ask,
    desk,
    sole,
)

AREAS = (
    "federation:DE",
    "land:DE-BY",
    "kreis:09564",
    "gemeinde:09564000",
    "postcode:90402",
    "land:DE-BE",
    "bezirk:DE-BE-02",
    "kreis:09562",
)


HOURS: list[OpeningHours] = [OFFICE_HOURS, Always(), NotSeen()]


@st.composite
def some_desks(draw: st.DrawFn) -> tuple[Desk, ...]:
    count = draw(st.integers(1, 8))
    keys = [str(number) for number in range(count)]
    found = []
    for key in keys:
        others = st.sampled_from([None, *(other for other in keys if other != key)])
        found.append(
            desk(
                key,
                *draw(st.lists(st.sampled_from(AREAS), min_size=1, max_size=2, unique=True)),
                hours=draw(st.sampled_from(HOURS)),
                on_call=draw(others),
                deputy=draw(others),
                minors=draw(st.sampled_from(Minors)),
                holders=draw(st.sampled_from([None, 0, 1, 3])),
            )
        )
    return tuple(found)


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def weekly(draw: st.DrawFn) -> Weekly:
    """Hours on any day, past midnight too; on holidays closed, as usual, or not seen."""
    spans = st.builds(
        Span, weekday=st.integers(0, 6), hours=st.builds(Hours, opens=TIMES, closes=TIMES)
    )
    on_holidays = (OnHolidays.CLOSED, OnHolidays.AS_USUAL, OnHolidays.NOT_SEEN)
    return Weekly(
        spans=tuple(draw(st.lists(spans, min_size=1, max_size=3))),
        on_holidays=draw(st.sampled_from(on_holidays)),
    )


PLACES = st.sampled_from(
    [NUREMBERG, KREUZBERG, BERLIN, BAVARIA_SOMEWHERE, Place(), CUT_POSTCODE, (NUREMBERG, BERLIN)]
)
CLOCKS_BACK = datetime(2026, 10, 25, 1, tzinfo=UTC)
CLOCKS_FORWARD = datetime(2027, 3, 28, 1, tzinfo=UTC)
MOMENTS = st.sampled_from([WEDNESDAY_NOON, EASTER_NIGHT])


def chains(answer: Answer) -> tuple[Sole, ...]:
    match answer:
        case Sole():
            return (answer,)
        case Several():
            return answer.choices
        case Unknown():
            return ()


@given(some_desks(), PLACES, MOMENTS)
def test_no_chain_names_a_desk_twice_or_goes_on_after_one_that_never_closes(
    desks: tuple[Desk, ...], place: Place | tuple[Place, ...], at: datetime
) -> None:
    for one in chains(ask(place, *desks, at=at)):
        keys = [link.desk.key for link in one.chain]
        never = [link.desk.never_closes for link in one.chain]

        assert len(keys) == len(set(keys))
        assert not any(never[:-1])
        assert one.ends_open == never[-1]
        assert one.chain[0].why is Why.RESPONSIBLE


@given(some_desks(), MOMENTS)
def test_the_narrowest_desk_wins(desks: tuple[Desk, ...], at: datetime) -> None:
    suited = [one for one in desks if one.minors is not Minors.NO and one.area_for(NUREMBERG)]
    ranks = [max(a.specificity for a in d.areas if a.covers(NUREMBERG)) for d in suited]

    for one in chains(ask(NUREMBERG, *desks, at=at)):
        area = one.chain[0].area
        assert area is not None
        assert area.specificity == max(ranks)


@given(
    some_desks(),
    st.sampled_from([NUREMBERG, KREUZBERG, BERLIN, BAVARIA_SOMEWHERE, Place()]),
    st.sampled_from(["federation:DE", "land:DE-BY"]),
)
def test_a_wider_desk_never_takes_the_place_of_the_one_responsible(
    desks: tuple[Desk, ...], place: Place, area: str
) -> None:
    before = ask(place, *desks)
    wider = desk("wider", area, hours=Always())
    if not isinstance(before, Sole):
        return
    of_first = before.chain[0].area
    assert of_first is not None
    if SPECIFICITY[Level(area.partition(":")[0])] >= of_first.specificity:
        return

    assert sole(ask(place, *desks, wider)).desk == before.desk


@pytest.mark.parametrize("place", [NUREMBERG, KREUZBERG, CUT_POSTCODE])
@given(desks=some_desks())
def test_the_order_of_the_book_does_not_matter(
    place: Place | tuple[Place, ...], desks: tuple[Desk, ...]
) -> None:
    assert ask(place, *desks) == ask(place, *reversed(desks))


@given(st.lists(weekly(), min_size=1, max_size=2), st.data())
def test_within_a_step_of_the_grid_nobody_opens_or_closes(
    hours: list[Weekly], data: st.DataObject
) -> None:
    desks = tuple(desk(str(n), "kreis:09564", hours=each) for n, each in enumerate(hours))
    around = data.draw(st.sampled_from([EASTER_NIGHT, CLOCKS_BACK, CLOCKS_FORWARD, WEDNESDAY_NOON]))
    at = around + timedelta(seconds=data.draw(st.integers(-200_000, 200_000)))

    step = DeskBook(desks).step_of(at)

    assert at - timedelta(hours=1) < step <= at
    assert ask(NUREMBERG, *desks, at=step) == ask(NUREMBERG, *desks, at=at)


def test_the_grid_is_as_fine_as_the_hours_of_the_desks_need() -> None:
    quarter = Hours(opens=time(8, 15), closes=time(16, 45))
    one = desk("one", "kreis:09564", hours=Weekly(spans=(Span(weekday=0, hours=quarter),)))

    assert DeskBook(()).grid == DeskBook((desk("a", "kreis:09564", hours=Always()),)).grid == 60
    assert DeskBook((one,)).grid == 15


def test_a_moment_without_a_zone_has_no_step() -> None:
    with pytest.raises(ValueError, match="time zone"):
        DeskBook(()).step_of(datetime(2026, 11, 27, 23, 30))  # noqa: DTZ001 -- that is the point
