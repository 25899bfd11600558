"""Who holds a desk is counted; who no longer does is missed at once."""

import pytest

from obhut.accounts.actions.people import deactivate_person
from obhut.accounts.actions.roles import grant_role, name_deputy, revoke_role
from obhut.accounts.models import Holding
from obhut.directory.actions.rows import change_row
from obhut.directory.models import RowChange
from obhut.kernel.actor import INSTALLATION, Grant, Role
from obhut.kernel.mechanism.directory import DESKS
from tests.accounts.handing_over import (
    AT_OFFICE,
    MIDNIGHT,
    NOW,
    OFFICE,
    acting,
    desk,
    found,
    held,
    holding,
    it_is,
    letters,
    starts,
    state,
    waiting,
)
from tests.lummerland import desk_row, put_lummerland_in_force
from tests.web.accounts.people import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def test_a_desk_nobody_ever_held_here_keeps_what_content_says() -> None:
    it_is(NOW)

    assert (held(), held("watch"), found(), RowChange.objects.count()) == (None, None, [], 0)


def test_who_takes_a_desk_is_counted_at_once_and_a_deputy_is_not() -> None:
    ada, bela = somebody("Ada", OFFICE), somebody("Bela")

    name_deputy(bela, "office", by=INSTALLATION, at=NOW)
    alone = held()
    grant_role(bela, OFFICE, by=INSTALLATION, at=NOW)

    assert (alone, held()) == (1, 2)
    change = RowChange.objects.latest("pk")
    assert (change.kind, change.why) == (
        "handed_over",
        "Übergabe: Personen, die die Stelle innehaben: 2.",
    )
    assert [each.is_deputy for each in Holding.objects.filter(person=bela, to_on=None)] == [False]
    assert acting(ada).grants == acting(bela).grants == AT_OFFICE


def test_the_account_of_the_last_holder_is_closed_and_the_desk_is_unstaffed_at_once() -> None:
    ada = somebody("Ada", OFFICE)
    hand_over = starts(ada)

    deactivate_person(ada, by=INSTALLATION, at=NOW)

    assert (held(), found(), waiting(), state(hand_over)) == (
        0,
        ["office"],
        ["kreis:09564"],
        "vacant",
    )


def test_a_desk_taken_back_from_the_last_holder_is_unstaffed_at_once() -> None:
    ada = somebody("Ada", OFFICE)

    revoke_role(holding(ada), by=INSTALLATION, at=NOW)

    assert (held(), found(), waiting()) == (0, ["office"], ["kreis:09564"])


def test_a_desk_of_a_bezirk_is_held_left_and_missed_like_any_other() -> None:
    of_bezirk = desk_row("office-mitte", "youth-office", "bezirk", "01", service_point="office")
    change_row(
        DESKS, "office-mitte", of_bezirk, seen_version=0, why="Neu.", by=INSTALLATION, at=NOW
    )
    somebody("Koordination", Grant(Role.LAND_COORDINATION, "land", "DE-BE"))

    starts(somebody("Ada", desk("office-mitte")), key="office-mitte")
    it_is(MIDNIGHT)

    assert (held("office-mitte"), waiting("office-mitte")) == (0, ["bezirk:DE-BE-01"])
    assert letters("task") == [("koordination@example.org", "desk office-mitte")]
