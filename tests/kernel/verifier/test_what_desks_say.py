"""A desk that says it is none any more, and an on-call chain that nobody answers, are findings."""

from dataclasses import replace
from datetime import date

import pytest

from obhut.kernel.concept.faults import SENTENCES
from obhut.kernel.mechanism.desks import desk_of
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.routing.desks import LastCall
from obhut.kernel.routing.freshness import Freshness
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.contacts_are_fresh import contacts_are_fresh
from obhut.kernel.verifier.rules.every_desk_says_it_is_one import every_desk_says_it_is_one
from obhut.kernel.verifier.rules.test_calls_reach_somebody import (
    test_calls_reach_somebody as calls_reach_somebody,
)
from tests.build import NIGHT_WATCH, TODAY, desk, review
from tests.lummerland import desk_row, service_point

OFFICE = desk("office", "kreis:09564", on_call="watch")
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, []),
        (LastCall(on=MONDAY, minutes=2), []),
        (LastCall(on=MONDAY, in_vain=1), [Weight.WARNS]),
        (LastCall(on=MONDAY, in_vain=2), [Weight.BLOCKS]),
        (LastCall(on=MONDAY, in_vain=1, wrong_number=True), [Weight.BLOCKS]),
    ],
)
def test_a_chain_that_nobody_answers_twice_blocks(
    last: LastCall | None, expected: list[Weight]
) -> None:
    found = list(calls_reach_somebody(review(OFFICE, replace(NIGHT_WATCH, last_call=last))))

    assert [each.weight for each in found] == expected


def test_who_is_on_call_for_nobody_is_not_judged_by_old_calls() -> None:
    watch = replace(NIGHT_WATCH, last_call=LastCall(on=MONDAY, in_vain=3))

    assert list(calls_reach_somebody(review(watch))) == []


def test_a_desk_that_says_it_is_none_any_more_is_amber_however_fresh() -> None:
    doubted = replace(OFFICE, doubted_on=TODAY, confirmed_on=TODAY)
    both = review(doubted, NIGHT_WATCH)

    assert doubted.freshness_on(TODAY) is Freshness.AMBER
    assert list(contacts_are_fresh(both)) == []
    assert [(each.where, each.weight) for each in every_desk_says_it_is_one(both)] == [
        ("desks/office/doubted_on", Weight.WARNS)
    ]


def test_doubt_makes_nothing_fresher() -> None:
    old = replace(OFFICE, seen_on=date(2025, 1, 1), doubted_on=TODAY)

    assert old.freshness_on(TODAY) is Freshness.RED


def test_a_row_says_how_its_last_call_ended() -> None:
    point = ServicePointRow.model_validate(service_point("office"))
    called = {"called_on": "2026-11-23", "result": "wrong_number", "in_vain": 2}
    row = desk_row("office", "youth-office", "kreis", "09564", last_call=called)

    made = desk_of(DeskRow.model_validate(row), point)

    assert made.last_call == LastCall(on=MONDAY, in_vain=2, wrong_number=True)


@pytest.mark.parametrize(
    "called",
    [
        {"result": "reached"},
        {"result": "not_reached"},
        {"result": "reached", "minutes": 2, "in_vain": 1},
        {"result": "not_reached", "minutes": 2, "in_vain": 1},
        {"result": "reached", "minutes": 121},
    ],
)
def test_a_call_that_says_two_things_is_refused(called: dict[str, object]) -> None:
    row = desk_row("office", "youth-office", "kreis", "09564")

    with pytest.raises(ValueError, match=r"test call|less than or equal"):
        DeskRow.model_validate(row | {"last_call": {"called_on": "2026-11-23"} | called})
    assert "test_call" in SENTENCES
