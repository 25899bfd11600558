"""Who is asked, where, and from which day on."""

from datetime import date
from typing import Any

import pytest

from obhut.kernel.mechanism.asking import is_due, mailbox_to_ask, may_come_along
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from tests.lummerland import desk_row, service_point


def rows(desk: dict[str, Any], point: dict[str, Any]) -> tuple[DeskRow, ServicePointRow]:
    return (
        DeskRow.model_validate(desk_row("office", "youth-office", "kreis", "09564", **desk)),
        ServicePointRow.model_validate(service_point("office", **point)),
    )


@pytest.mark.parametrize(
    ("desk", "point", "mailbox"),
    [
        ({"mailbox": "asd@kreis.example"}, {}, "asd@kreis.example"),
        ({}, {}, "office@lummerland.example"),
        ({}, {"emails": ["bela.blau@kreis.example", "asd@kreis.example"]}, "asd@kreis.example"),
        ({}, {"emails": ["bela.blau@kreis.example"]}, ""),
        ({}, {"emails": []}, ""),
        ({"mailbox": "asd@kreis.example", "holders": 0}, {}, ""),
    ],
)
def test_the_mailbox_of_the_function_is_asked_never_a_person(
    desk: dict[str, Any], point: dict[str, Any], mailbox: str
) -> None:
    assert mailbox_to_ask(*rows(desk, point)) == mailbox


@pytest.mark.parametrize(
    ("today", "due", "along"),
    [
        (date(2026, 12, 30), False, False),
        (date(2026, 12, 31), False, True),
        (date(2027, 2, 28), False, True),
        (date(2027, 3, 1), True, True),
    ],
)
def test_half_a_year_counts_in_full_months_and_the_last_of_august_ends_in_march(
    today: date,
    due: bool,  # noqa: FBT001 -- a value of the table above
    along: bool,  # noqa: FBT001 -- a value of the table above
) -> None:
    both = rows({"confirmed_on": "2026-08-31"}, {"seen": "2025-01-01"})

    assert (is_due(*both, today=today), may_come_along(*both, today=today)) == (due, along)
