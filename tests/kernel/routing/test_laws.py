"""What holds for any desks, in any place, at any time."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.routing.answers import Answer, Several, Sole, Unknown, Why
from obhut.kernel.routing.desks import Desk, Minors
from obhut.kernel.routing.hours import Always, NotSeen, OpeningHours
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
            )
        )
    return tuple(found)


PLACES = st.sampled_from(
    [NUREMBERG, KREUZBERG, BERLIN, BAVARIA_SOMEWHERE, Place(), CUT_POSTCODE, (NUREMBERG, BERLIN)]
)
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
