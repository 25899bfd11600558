"""A row becomes what is asked only where it fits beside all others; what does not is told by field."""

from datetime import timedelta
from typing import Any

import pytest

from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.directory import SERVICE_POINTS
from tests.directory.rows import (
    OFFICE,
    OFFICE_DESK,
    TUESDAY,
    change,
    faults_of,
)
from tests.lummerland import desk_row, put_lummerland_in_force


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def test_nobody_has_confirmed_or_seen_anything_on_a_day_to_come() -> None:
    tomorrow = str((TUESDAY + timedelta(days=1)).date())

    assert faults_of(OFFICE_DESK | {"confirmed_on": tomorrow}) == [
        ("confirmed_on", "02.12.2026 is still to come.")
    ]
    assert [
        field
        for field, _ in faults_of(OFFICE | {"seen": tomorrow}, SERVICE_POINTS, by=INSTALLATION)
    ] == ["seen"]
    assert change(OFFICE_DESK | {"confirmed_on": str(TUESDAY.date())}).version == 2


def test_the_age_up_to_which_a_desk_advises_is_not_below_the_one_from_which() -> None:
    assert faults_of(OFFICE_DESK | {"minors_from_age": 14, "minors_to_age": 3}) == [
        (
            "minors_to_age",
            "3 lies below the age from which the desk advises.",
        )
    ]
    assert change(OFFICE_DESK | {"minors_from_age": 14, "minors_to_age": 14}).version == 2


def test_every_fault_is_told_with_its_field() -> None:
    wrong = OFFICE_DESK | {"holders": -1, "confirmed_on": "2026-02-30", "colour": "blue"}

    assert [field for field, _ in faults_of(wrong)] == ["confirmed_on", "holders", "colour"]
    assert faults_of(OFFICE_DESK | {"why": {"de": "Weil\0"}})[0][0] == "why.de"
    assert faults_of(OFFICE_DESK | {"key": "other"}, key="office")[0][0] == "key"
    assert faults_of(OFFICE_DESK, "directory/districts.yaml")[0][0] == "file"
    assert faults_of(OFFICE_DESK, key="Büro")[0][0] == "key"
    assert faults_of(OFFICE_DESK | {"holders": 2}, why="  ")[0][0] == "why"
    assert faults_of(OFFICE_DESK) == [("", "Nothing was changed.")]
    assert faults_of(None, key="ferry", seen_version=0) == [("", "There is no such entry.")]


def test_a_row_names_only_what_there_is() -> None:
    named = {"service_point": "moon", "on_call": "office", "deputy": "moon", "function": "moon"}

    found = faults_of(OFFICE_DESK | named | {"areas": [{"level": "kreis", "key": "09999"}]})

    assert [field for field, _ in found] == [
        *("service_point", "on_call", "deputy", "function", "areas"),
    ]


def test_a_function_that_no_desk_has_yet_is_known_to_who_asks_the_mechanism() -> None:
    piloting = desk_row("left-bank", "piloting", "land", "DE-BY")

    assert faults_of(piloting)[0][0] == "function"
    assert change(piloting, functions=frozenset({"piloting"})).version == 2


def test_what_others_still_need_cannot_be_removed() -> None:
    assert faults_of(None, SERVICE_POINTS, key="office", by=INSTALLATION) == [
        ("", "These desks still belong to it: office. Remove them first.")
    ]
    assert faults_of(None, key="watch", by=INSTALLATION) == [
        ("", "The desk still stands in for: office. Enter another one there first.")
    ]


@pytest.mark.parametrize(
    "gone",
    [
        None,
        OFFICE_DESK | {"function": "advice"},
        OFFICE_DESK | {"areas": [{"level": "kreis", "key": "09162"}]},
    ],
)
def test_no_kreis_loses_its_last_youth_office(gone: dict[str, Any] | None) -> None:
    sentence = "Nürnberg (09564) would have no youth office afterwards. Enter another one first."

    assert faults_of(gone, key="office") == [("", sentence)]

    change(OFFICE_DESK | {"key": "second"}, seen_version=0)
    assert change(gone, key="office").version == 2
