from dataclasses import replace
from typing import Any

import pytest

from obhut.kernel.routing.desks import DeskBook
from tests.kernel.routing.town import NUREMBERG, desk

OFFICE = desk("office", "kreis:09564")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"held": True}, "Desk office is on hold: it carries no number"),
        ({"areas": ()}, "Desk office says no area"),
        ({"source": ""}, "the source where it was seen"),
        ({"deputy": "office"}, "cannot stand in for itself"),
        ({"holders": -1}, "cannot have -1 holders"),
    ],
)
def test_a_wrong_desk_is_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(OFFICE, **wrong)


def test_a_book_with_a_chain_into_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="office is replaced by night, which is no desk"):
        DeskBook((replace(OFFICE, on_call="night"),))


def test_a_book_with_two_desks_of_one_key_is_refused() -> None:
    with pytest.raises(ValueError, match="share one key: office"):
        DeskBook((OFFICE, replace(OFFICE, name="another")))


def test_the_narrowest_area_of_a_desk_is_named() -> None:
    both = desk("both", "land:DE-BY", "kreis:09564")

    assert str(both.area_for(NUREMBERG)) == "kreis:09564"
    assert DeskBook((both,))["both"] == both
