"""What is to be mended is told to whoever keeps it, place by place and desk by desk."""

from datetime import UTC, datetime

import pytest

from obhut.directory.actions.rows import change_row
from obhut.kernel.actor import INSTALLATION, Actor, Role
from obhut.kernel.mechanism.directory import DESKS
from obhut.knowledge.queries.keeping import Lack, to_mend_for
from tests.cast import CEM
from tests.directory.rows import (
    AT_THE_OFFICE,
    OF_BAVARIA,
    OF_KREIS,
    OF_SAXONY,
    OFFICE_DESK,
    keeper,
)
from tests.lummerland import put_lummerland_in_force

NOON = datetime(2026, 11, 27, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def lacking(by: Actor, lack: Lack = Lack.MISSING, at: datetime = NOON) -> list[tuple[str, str]]:
    """Where a function has no desk of its own, or which desk is concerned."""
    return [
        (each.function or each.desk, each.place)
        for each in to_mend_for(by, at=at)
        if each.lack is lack
    ]


def change(**said: object) -> None:
    change_row(
        DESKS, "office", OFFICE_DESK | said, seen_version=1, why="Neu.", by=INSTALLATION, at=NOON
    )


def test_a_missing_desk_is_told_for_each_place_of_ones_own() -> None:
    of_all = {place for function, place in lacking(INSTALLATION) if function == "youth-office"}
    of_saxony = {place for function, place in lacking(OF_SAXONY) if function == "youth-office"}

    assert ("youth-office", "09564") not in lacking(OF_KREIS)
    assert {place[:2] for place in of_saxony} == {"14"}
    assert len(of_saxony) == 13
    assert of_saxony < of_all
    assert "09564" not in of_all


def test_somebody_without_an_area_has_nothing_to_mend() -> None:
    assert to_mend_for(CEM, at=NOON) == ()


def test_what_a_desk_lacks_is_told_to_its_keeper_and_its_holder() -> None:
    assert ("office", "") in lacking(OF_KREIS)
    assert ("office", "") in lacking(AT_THE_OFFICE)
    assert {desk for desk, place in lacking(OF_KREIS) if not place} == {"office"}
    assert ("office", "") not in lacking(OF_SAXONY)
    assert {"left-bank", "office"} <= {desk for desk, _ in lacking(OF_BAVARIA)}


def test_a_bezirk_is_a_place_of_its_own() -> None:
    of_a_bezirk = keeper(Role.DISTRICT_KEEPER, "bezirk", "DE-BE-04")

    assert lacking(of_a_bezirk) == [("youth-office", "DE-BE-04")]


def test_a_desk_at_which_nobody_sits_is_unstaffed() -> None:
    assert lacking(OF_KREIS, Lack.UNSTAFFED) == []

    change(holders=0)

    assert lacking(OF_KREIS, Lack.UNSTAFFED)[0] == ("office", "")


def test_a_contact_is_unconfirmed_then_stale() -> None:
    change(confirmed_on="2026-11-24")
    at = {months: NOON.replace(year=2026 + (10 + months) // 12, month=(10 + months) % 12 + 1)
          for months in (0, 6, 9, 12)}  # fmt: skip

    def told(months: int) -> list[str]:
        return [
            lack
            for lack in (Lack.UNCONFIRMED, Lack.STALE)
            if ("office", "") in lacking(OF_KREIS, lack, at[months])
        ]

    assert [told(months) for months in (0, 6, 9, 12)] == [
        [],
        [Lack.UNCONFIRMED],
        [Lack.STALE],
        [Lack.STALE],
    ]
