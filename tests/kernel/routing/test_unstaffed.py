"""Where nobody sits, nobody is said to answer: somebody else does, or that nobody does is said."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given

from obhut.kernel.routing.answers import (
    Link,
    Missing,
    Reason,
    Sole,
    Unknown,
    Unstaffed,
    Why,
)
from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.hours import Always, Open
from obhut.kernel.routing.places import Place
from tests.kernel.routing.test_laws import MOMENTS, PLACES, chains, some_desks
from tests.kernel.routing.town import (
    BAVARIA_SOMEWHERE,
    CUT_POSTCODE,
    EASTER_NIGHT,
    NUREMBERG,
    ask,
    desk,
    several,
    sole,
)


@given(some_desks(), PLACES, MOMENTS)
def test_an_unstaffed_desk_is_never_open_and_never_ends_a_chain(
    desks: tuple[Desk, ...], place: Place | tuple[Place, ...], at: datetime
) -> None:
    for one in chains(ask(place, *desks, at=at)):
        states = [(link.desk.staffed, isinstance(link.state, Unstaffed)) for link in one.chain]

        assert all(staffed != unstaffed for staffed, unstaffed in states)
        assert all(link.desk.staffed for link in one.chain[1:])
        assert one.chain[-1].desk.staffed
        assert one.first_open is None or one.first_open.desk.staffed


@given(some_desks(), PLACES, MOMENTS)
def test_for_an_unstaffed_desk_somebody_who_sits_there_is_named(
    desks: tuple[Desk, ...], place: Place | tuple[Place, ...], at: datetime
) -> None:
    for one in chains(ask(place, *desks, at=at)):
        assert (one.instead is None) == one.desk.staffed
        assert one.instead is None or one.instead.desk.staffed


@given(some_desks(), PLACES, MOMENTS)
def test_who_is_left_out_because_nobody_sits_there_is_named_and_is_unstaffed(
    desks: tuple[Desk, ...], place: Place | tuple[Place, ...], at: datetime
) -> None:
    answer = ask(place, *desks, at=at)
    if isinstance(answer, Sole):
        return

    assert [one.key for one in answer.unstaffed if one.staffed] == []
    if isinstance(answer, Unknown):
        assert (answer.reason is Missing.UNSTAFFED) == bool(answer.unstaffed)


def test_the_deputy_answers_at_once_where_nobody_is_left() -> None:
    office = desk("office", "kreis:09564", holders=0, deputy="deputy")

    answer = sole(ask(NUREMBERG, office, desk("deputy", "kreis:09562")))

    assert [(link.desk.key, link.why, link.state) for link in answer.chain] == [
        ("office", Why.RESPONSIBLE, Unstaffed()),
        ("deputy", Why.DEPUTY, Open()),
    ]
    assert answer.instead == answer.first_open == answer.chain[1]


def test_an_unstaffed_deputy_is_passed_over_for_its_own() -> None:
    desks = (
        desk("office", "kreis:09564", deputy="deputy"),
        desk("deputy", "kreis:09562", holders=0, on_call="night"),
        desk("night", "federation:DE", function="night", hours=Always()),
    )

    assert [link.desk.key for link in sole(ask(NUREMBERG, *desks)).chain] == ["office", "night"]


def test_a_wider_area_answers_where_nobody_stands_in() -> None:
    office = desk("office", "kreis:09564", holders=0, hours=Always())

    answer = sole(ask(NUREMBERG, office, desk("land", "land:DE-BY")))

    assert [(link.desk.key, link.why) for link in answer.chain] == [
        ("office", Why.RESPONSIBLE),
        ("land", Why.WIDER_AREA),
    ]


def test_by_night_who_is_on_call_comes_before_a_closed_deputy() -> None:
    desks = (
        desk("office", "kreis:09564", holders=0, deputy="deputy", on_call="night"),
        desk("deputy", "kreis:09562"),
        desk("night", "federation:DE", function="night", hours=Always()),
    )

    instead = sole(ask(NUREMBERG, *desks, at=EASTER_NIGHT)).instead

    assert instead is not None
    assert instead.desk.key == "night"


def test_nobody_at_all_is_said_with_the_desk_that_would_be_responsible() -> None:
    office = desk("office", "kreis:09564", holders=0, deputy="deputy")
    deputy = desk("deputy", "kreis:09562", holders=0)

    answer = ask(NUREMBERG, office, deputy)

    assert answer == Unknown(reason=Missing.UNSTAFFED, unstaffed=(office,))


def test_of_two_that_serve_a_place_the_one_without_anybody_is_no_choice() -> None:
    empty, other = desk("a", "kreis:09564", holders=0), desk("b", "kreis:09564")
    third = desk("c", "kreis:09564")

    assert sole(ask(NUREMBERG, empty, other)).desk == other
    assert several(ask(NUREMBERG, empty, other, third)).unstaffed == (empty,)


def test_where_the_place_decides_the_unstaffed_one_stays_named() -> None:
    empty, other = desk("a", "kreis:09564", holders=0), desk("b", "kreis:09562")

    answer = several(ask(BAVARIA_SOMEWHERE, empty, other))

    assert (answer.reason, [one.desk for one in answer.choices]) == (Reason.PLACE, [other])
    assert answer.unstaffed == (empty,)


def test_a_postcode_cut_by_a_boundary_names_the_unstaffed_side() -> None:
    empty, other = desk("a", "kreis:12061", holders=0), desk("b", "bezirk:DE-BE-09")

    one_side = several(ask(CUT_POSTCODE, empty, other))
    neither = ask(CUT_POSTCODE, empty, desk("b", "bezirk:DE-BE-09", holders=0))

    assert (one_side.unstaffed, one_side.without_desk) == ((empty,), ())
    assert isinstance(neither, Unknown)
    assert neither.reason is Missing.UNSTAFFED


def test_an_unstaffed_desk_carries_no_number() -> None:
    with pytest.raises(ValueError, match="carries no number nobody answers"):
        replace(desk("a", "kreis:09564"), holders=0)


def test_no_chain_can_be_made_that_leads_to_nobody() -> None:
    empty = desk("a", "kreis:09564", holders=0)

    with pytest.raises(ValueError, match="somebody sits"):
        Sole(chain=(Link(desk=empty, state=Unstaffed(), why=Why.RESPONSIBLE),))


def test_an_empty_desk_does_not_lead_to_a_wider_area_beside_one_with_people() -> None:
    empty, other = desk("a", "kreis:09564", holders=0), desk("b", "kreis:09564")
    wider = desk("wider", "land:DE-BY", hours=Always())

    assert sole(ask(NUREMBERG, empty, other, wider)).desk == other
    assert sole(ask(NUREMBERG, empty, wider)).desk == empty
