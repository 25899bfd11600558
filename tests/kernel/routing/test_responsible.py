from obhut.kernel.routing.answers import Missing, Reason, Several, Unknown, Why
from obhut.kernel.routing.desks import DeskBook, Minors
from obhut.kernel.routing.hours import Closed, NotSeen, Open
from obhut.kernel.routing.places import Level, Place
from obhut.kernel.routing.responsible import responsible
from tests.kernel.routing.town import (
    BAVARIA_SOMEWHERE,
    BERLIN,
    CALENDAR,
    CUT_POSTCODE,
    DAY_AND_NIGHT,
    EASTER_NIGHT,
    KREUZBERG,
    NUREMBERG,
    WEDNESDAY_NOON,
    ask,
    desk,
    several,
    sole,
)


def named(answer: Several) -> list[str]:
    return [choice.desk.key for choice in answer.choices]


def test_a_town_with_its_own_youth_office_goes_before_its_kreis() -> None:
    town, kreis = desk("town", "gemeinde:05334002"), desk("kreis", "kreis:05334")

    answer = sole(ask(Place(gemeinde="05334002"), kreis, town))

    assert [(link.desk.key, link.why) for link in answer.chain] == [
        ("town", Why.RESPONSIBLE),
        ("kreis", Why.WIDER_AREA),
    ]


def test_a_kreis_with_a_town_of_its_own_youth_office_is_asked_about() -> None:
    town, kreis = desk("town", "gemeinde:05334002"), desk("kreis", "kreis:05334")

    answer = several(ask(Place(kreis="05334"), kreis, town))

    assert (answer.reason, answer.ask) == (Reason.PLACE, Level.GEMEINDE)
    assert named(answer) == ["kreis", "town"]
    assert answer.without_desk == ()


def test_berlin_is_asked_for_the_bezirk() -> None:
    bezirke = [desk(f"b{n:02}", f"bezirk:DE-BE-{n:02}") for n in range(1, 13)]

    answer = several(ask(BERLIN, *bezirke))

    assert (answer.reason, answer.ask, len(answer.choices)) == (Reason.PLACE, Level.BEZIRK, 12)
    assert answer.without_desk == (BERLIN,)
    assert sole(ask(KREUZBERG, *bezirke)).desk.key == "b02"


def test_a_postcode_in_two_laender_is_asked_about() -> None:
    dahme, treptow = desk("dahme", "kreis:12061"), desk("treptow", "bezirk:DE-BE-09")

    answer = several(ask(CUT_POSTCODE, dahme, treptow))

    assert (answer.reason, answer.ask) == (Reason.PLACE, Level.KREIS)
    assert named(answer) == ["dahme", "treptow"]


def test_a_cut_postcode_with_a_desk_on_one_side_only_does_not_guess() -> None:
    answer = several(ask(CUT_POSTCODE, desk("dahme", "kreis:12061")))

    assert named(answer) == ["dahme"]
    assert answer.without_desk == (CUT_POSTCODE[1],)


def test_a_cut_postcode_with_one_desk_for_both_sides_has_one_answer() -> None:
    both = desk("both", "kreis:12061", "bezirk:DE-BE-09", hours=NotSeen())
    brandenburg = desk("brandenburg", "land:DE-BB", hours=DAY_AND_NIGHT)
    nationwide = desk("nationwide", "federation:DE", hours=DAY_AND_NIGHT)

    answer = sole(ask(CUT_POSTCODE, both, brandenburg, nationwide))

    # Whether the place lies in Brandenburg is not known, so its desk is no way on.
    assert [link.desk.key for link in answer.chain] == ["both", "nationwide"]


def test_a_desk_for_a_postcode_is_the_narrowest() -> None:
    quarter, town = desk("quarter", "postcode:90402"), desk("town", "gemeinde:09564000")

    assert sole(ask(NUREMBERG, town, quarter)).desk.key == "quarter"


def test_three_equal_desks_are_a_choice_and_those_for_minors_come_first() -> None:
    desks = (
        desk("a", "land:DE-BY", minors=Minors.NOT_STATED),
        desk("b", "land:DE-BY", minors=Minors.UNCLEAR),
        desk("c", "land:DE-BY", minors=Minors.YES),
        desk("d", "land:DE-BY", minors=Minors.NO),
    )

    answer = several(ask(NUREMBERG, *desks))

    assert (answer.reason, answer.ask, named(answer)) == (Reason.CHOICE, None, ["c", "b", "a"])


def test_a_desk_that_does_not_advise_minors_serves_professionals_only() -> None:
    adults, land = desk("adults", "kreis:09564", minors=Minors.NO), desk("land", "land:DE-BY")

    assert sole(ask(NUREMBERG, adults, land)).desk.key == "land"
    assert sole(ask(NUREMBERG, adults, land, for_minors=False)).desk.key == "adults"


def test_nobody_known_is_an_answer() -> None:
    other_function = desk("clinic", "kreis:09564", function="clinic")
    other_land = desk("berlin", "land:DE-BE")

    assert ask(NUREMBERG, other_function, other_land) == Unknown(reason=Missing.NO_DESK)
    assert ask((), other_land) == Unknown(reason=Missing.NO_SUCH_PLACE)


def test_without_a_place_whoever_serves_everybody_is_named_and_the_land_is_asked_for() -> None:
    nationwide, land = desk("nationwide", "federation:DE"), desk("land", "land:DE-BE")

    answer = several(ask(Place(), nationwide, land))

    assert (answer.reason, answer.ask) == (Reason.PLACE, Level.LAND)
    assert (named(answer), answer.without_desk) == (["nationwide"], ())
    assert sole(ask(Place(), nationwide)).desk.key == "nationwide"
    assert ask(Place(), land) == Unknown(reason=Missing.PLACE_NOT_GIVEN, ask=Level.LAND)


def test_where_the_place_is_unknown_whoever_serves_everybody_is_still_named() -> None:
    nationwide, land = desk("nationwide", "federation:DE"), desk("land", "land:DE-BE")
    another = desk("another", "federation:DE")

    assert sole(ask((), nationwide)).desk.key == "nationwide"
    assert named(several(ask((), nationwide, another))) == ["another", "nationwide"]
    assert named(several(ask((), nationwide, land))) == ["nationwide"]
    assert ask((), land) == Unknown(reason=Missing.NO_SUCH_PLACE)


def test_a_land_alone_is_not_enough_where_kreise_have_desks() -> None:
    answer = several(ask(BAVARIA_SOMEWHERE, desk("kreis", "kreis:09564", "kreis:11000")))

    assert (answer.ask, named(answer)) == (Level.KREIS, ["kreis"])
    area = answer.choices[0].chain[0].area
    assert str(area) == "kreis:09564"


def test_at_easter_night_the_chain_leads_to_somebody_who_answers() -> None:
    answer = sole(
        ask(
            NUREMBERG,
            desk("office", "kreis:09564", on_call="night", deputy="deputy"),
            desk("night", "kreis:09564", hours=DAY_AND_NIGHT, function="on-call"),
            desk("deputy", "kreis:09562", function="deputy"),
            at=EASTER_NIGHT,
        )
    )

    assert [(link.desk.key, link.why) for link in answer.chain] == [
        ("office", Why.RESPONSIBLE),
        ("night", Why.ON_CALL),
    ]
    assert isinstance(answer.state, Closed)
    assert answer.first_open == answer.chain[1]
    assert answer.ends_open


def test_the_order_is_on_call_then_deputy_then_wider_areas() -> None:
    answer = sole(
        ask(
            NUREMBERG,
            desk("office", "kreis:09564", on_call="night", deputy="deputy"),
            desk("night", "kreis:09564", hours=NotSeen(), function="on-call", on_call="later"),
            desk("later", "kreis:09564", hours=NotSeen(), function="on-call"),
            desk("deputy", "kreis:09562", function="deputy"),
            desk("land", "land:DE-BY"),
            at=EASTER_NIGHT,
        )
    )

    assert [(link.desk.key, link.why, link.instead_of) for link in answer.chain] == [
        ("office", Why.RESPONSIBLE, None),
        ("night", Why.ON_CALL, "office"),
        ("later", Why.ON_CALL, "night"),
        ("deputy", Why.DEPUTY, "office"),
        ("land", Why.WIDER_AREA, None),
    ]
    assert answer.first_open is None
    assert not answer.ends_open


def test_two_desks_that_stand_in_for_each_other_do_not_run_in_circles() -> None:
    answer = sole(
        ask(
            NUREMBERG,
            desk("one", "kreis:09564", on_call="two"),
            desk("two", "kreis:09562", on_call="one"),
            at=EASTER_NIGHT,
        )
    )

    assert [link.desk.key for link in answer.chain] == ["one", "two"]
    assert not answer.ends_open


def test_a_desk_on_hold_is_no_end_of_a_chain() -> None:
    held = desk("held", "kreis:09564", hours=DAY_AND_NIGHT, held=True)
    land = desk("land", "land:DE-BY", hours=DAY_AND_NIGHT)

    answer = sole(ask(NUREMBERG, held, land, at=EASTER_NIGHT))

    assert answer.state == Open()
    assert answer.first_open == answer.chain[1]
    assert not sole(ask(NUREMBERG, held)).ends_open


def test_among_ten_thousand_desks_the_right_one_is_found() -> None:
    many = [
        desk(f"{kreis:05}-{number}", f"kreis:{kreis:05}", function=f"function-{number}")
        for kreis in range(9001, 9401)
        for number in range(25)
    ]
    book = DeskBook(tuple(many))

    answers = [
        responsible(
            Place(kreis=f"{kreis:05}"),
            "function-7",
            WEDNESDAY_NOON,
            desks=book,
            calendar=CALENDAR,
        )
        for kreis in range(9001, 9401)
    ]

    assert [sole(answer).desk.key for answer in answers] == [f"{k:05}-7" for k in range(9001, 9401)]
