"""Every function is staffed wherever it is needed, and at every minute where it must be."""

from datetime import time
from time import process_time

import pytest

from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.hours import Always, Hours, NotSeen, OnHolidays, Span, Weekly
from obhut.kernel.routing.places import OFFICIAL_LAND_OF_AGS
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.every_function_answers_at_night import (
    every_function_answers_at_night,
)
from obhut.kernel.verifier.rules.every_function_has_a_desk import every_function_has_a_desk
from tests.build import NIGHT_WATCH, OFFICE_HOURS, desk, function, review

NUREMBERG, BERLIN = {"09564": "DE-BY"}, {"11000": "DE-BE"}
ROUND_THE_CLOCK = (function("youth-office", around_the_clock=True),)


def week(opens: int, closes: int, on_holidays: OnHolidays = OnHolidays.CLOSED) -> Weekly:
    hours = Hours(opens=time(opens), closes=time(closes))
    spans = tuple(Span(weekday=day, hours=hours) for day in range(7))
    return Weekly(spans=spans, on_holidays=on_holidays)


def staffed(districts: dict[str, str], *desks: Desk) -> list[tuple[str, str, str]]:
    found = every_function_has_a_desk(review(*desks, districts=districts))
    return [(each.rule, each.where, dict(each.facts)["places"]) for each in found]


def gaps(*desks: Desk) -> list[tuple[str, str, str]]:
    reviewed = review(*desks, NIGHT_WATCH, nodes=ROUND_THE_CLOCK, districts=NUREMBERG)
    found = every_function_answers_at_night(reviewed)
    return [(each.rule, dict(each.facts)["weekday"], dict(each.facts)["clock"]) for each in found]


def test_a_function_that_nobody_staffs_blocks_where_no_fallback_answers() -> None:
    assert staffed(NUREMBERG) == [
        ("every-function-has-a-desk", "functions/youth-office", "09564"),
        ("every-function-has-a-desk", "functions/night-watch", "DE"),
        ("every-function-has-a-desk", "functions/advice", "DE-BY"),
    ]


def test_where_the_fallback_answers_it_only_warns() -> None:
    assert staffed(NUREMBERG, NIGHT_WATCH)[0] == (
        "every-function-has-its-own-desk",
        "functions/youth-office",
        "09564",
    )


def test_a_desk_on_hold_is_no_desk() -> None:
    held = desk("held", "kreis:09564", held=True)

    assert staffed(NUREMBERG, held, NIGHT_WATCH)[0][2] == "09564"


def test_a_postcode_with_the_same_digits_is_not_the_district() -> None:
    assert staffed(NUREMBERG, desk("post", "postcode:09564"), NIGHT_WATCH)[0][2] == "09564"


def test_in_berlin_every_bezirk_needs_its_own() -> None:
    eleven = [desk(f"b{n:02}", f"bezirk:DE-BE-{n:02}") for n in range(1, 12)]

    assert staffed(BERLIN, *eleven, NIGHT_WATCH)[0][2] == "DE-BE-12"
    assert staffed(BERLIN, desk("all", "kreis:11000"), NIGHT_WATCH)[0][1] == "functions/advice"


@pytest.mark.parametrize(
    ("desks", "expected"),
    [
        ((desk("a", "kreis:09564", hours=Always()),), []),
        (
            (desk("a", "kreis:09564", hours=NotSeen()),),
            [("every-function-answers-at-night", "0", "00:00")],
        ),
        (
            (desk("a", "kreis:09564", hours=OFFICE_HOURS),),
            [("every-function-answers-at-night", "0", "00:00")],
        ),
        ((desk("a", "kreis:09564", on_call="watch"),), []),
        ((desk("a", "kreis:09564", deputy="watch"),), []),
        ((desk("a", "kreis:09564"), desk("b", "land:DE-BY", hours=Always())), []),
        ((desk("a", "kreis:09564", held=True, hours=Always()),),
         [("every-function-answers-at-night", "0", "00:00")]),
    ],
)  # fmt: skip
def test_somebody_in_the_chain_is_open_all_night(
    desks: tuple[Desk, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert gaps(*desks) == expected


def test_day_and_night_desks_meet_without_a_gap() -> None:
    day = desk("day", "kreis:09564", hours=week(8, 20, OnHolidays.AS_USUAL), on_call="night")
    night = desk("night", "kreis:09564", hours=week(20, 8, OnHolidays.AS_USUAL))

    assert gaps(day, night) == []


def test_a_minute_between_day_and_night_is_found() -> None:
    day = desk("day", "kreis:09564", hours=week(8, 19, OnHolidays.AS_USUAL), on_call="night")
    night = desk("night", "kreis:09564", hours=week(20, 8, OnHolidays.AS_USUAL))

    assert gaps(day, night) == [("every-function-answers-at-night", "0", "19:00")]


def test_a_desk_closed_on_holidays_leaves_them_open() -> None:
    day = desk("day", "kreis:09564", hours=week(8, 20), on_call="night")
    night = desk("night", "kreis:09564", hours=week(20, 8, OnHolidays.AS_USUAL))

    assert gaps(day, night) == [("every-function-answers-on-holidays", "0", "08:00")]


def test_sixteen_laender_with_ten_thousand_desks_take_less_than_a_second() -> None:
    districts = {
        f"{land}{n:03}": OFFICIAL_LAND_OF_AGS[land]
        for land in OFFICIAL_LAND_OF_AGS
        for n in range(1, 26)
    }
    names = [f"watch-{number}" for number in range(25)]
    nodes = tuple(function(name, around_the_clock=True) for name in names)
    desks = [
        desk(f"{name}-{ags}", f"kreis:{ags}", function=name, hours=week(8, 20), deputy="land")
        for name in names
        for ags in districts
    ]
    land = desk("land", "land:DE-BY", hours=week(20, 7))
    reviewed = review(*desks, land, nodes=nodes, districts=districts)

    begun = process_time()
    findings = list(every_function_answers_at_night(reviewed))
    took = process_time() - begun

    assert len(desks) == 10_000
    assert {(each.rule, each.weight) for each in findings if "watch-" in each.where} == {
        ("every-function-answers-at-night", Weight.WARNS)
    }
    assert took < 1
