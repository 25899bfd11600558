"""Whoever stands in for somebody is not, in the end, waiting for them."""

from obhut.kernel.routing.desks import Desk
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.nobody_waits_in_a_circle import nobody_waits_in_a_circle
from tests.build import NIGHT_WATCH, desk, function, review

NUREMBERG = "kreis:09564"


def circles(*desks: Desk) -> list[tuple[str, Weight]]:
    found = nobody_waits_in_a_circle(review(*desks))
    return [(dict(each.facts)["circle"], each.weight) for each in found]


def test_two_on_call_for_each_other_wait_in_a_circle_told_once() -> None:
    left, right = desk("left", NUREMBERG, on_call="right"), desk("right", NUREMBERG, on_call="left")
    waits = desk("waits", NUREMBERG, on_call="left")

    assert circles(waits, left, right) == [("left → right → left", Weight.BLOCKS)]


def test_a_circle_is_seen_through_a_deputy() -> None:
    left, right = desk("left", NUREMBERG, on_call="right"), desk("right", NUREMBERG, deputy="left")

    assert circles(left, right) == [("left → right → left", Weight.BLOCKS)]


def test_mutual_deputies_without_anybody_on_call_only_warn() -> None:
    left, right = desk("left", NUREMBERG, deputy="right"), desk("right", NUREMBERG, deputy="left")

    assert circles(left, right) == [("left → right → left", Weight.WARNS)]


def test_a_way_out_of_the_circle_is_enough() -> None:
    left = desk("left", NUREMBERG, deputy="right", on_call="watch")
    right = desk("right", NUREMBERG, deputy="left")

    assert circles(left, right, NIGHT_WATCH) == []


def test_functions_that_fall_back_on_each_other_block() -> None:
    round_trip = (
        function("youth-office", fallback="advice"),
        function("advice", level="land", fallback="youth-office"),
    )

    findings = list(nobody_waits_in_a_circle(review(nodes=round_trip)))

    assert [(each.where, each.facts) for each in findings] == [
        (
            "functions/youth-office/fallback",
            (("circle", "youth-office → advice → youth-office"),),
        )
    ]
