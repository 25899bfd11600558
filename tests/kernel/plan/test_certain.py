"""Whom to call now: the emergency call behind a desk makes nobody a desk that answers."""

import pytest

from obhut.kernel.plan.situation import Danger, Situation
from obhut.kernel.routing.desks import Desk, DeskBook
from obhut.kernel.routing.hours import Always, NotSeen, OpeningHours
from obhut.kernel.routing.places import Place
from obhut.kernel.routing.responsible import responsible
from tests.build import FRIDAY_NIGHT, NIGHT_WATCH, OFFICE_HOURS, desk
from tests.kernel.deadlines.bavaria import BAVARIA
from tests.kernel.plan.isle import planned

CALM = Situation(profession="lamplighter", danger=Danger.NOT_NOW)
ADVICE = desk("advice", "land:DE-BY", function="advice", hours=Always())


def called(*desks: Desk) -> list[str]:
    """The functions of the plan on Friday night in Nürnberg, in the order of the calls."""
    here, book = Place(kreis="09564"), DeskBook((NIGHT_WATCH, ADVICE, *desks))
    plan = planned(
        CALM,
        ask=lambda function: responsible(
            here, function, FRIDAY_NIGHT, desks=book, calendar=BAVARIA
        ),
    )
    return [call.function.key for call in plan.calls]


@pytest.mark.parametrize(
    ("hours", "held", "first"),
    [
        (Always(), False, "youth-office"),
        (NotSeen(), False, "youth-office"),
        (OFFICE_HOURS, False, "advice"),
        (NotSeen(), True, "advice"),
    ],
    ids=["open", "may be open", "closed", "no telephone is shown"],
)
def test_a_desk_with_only_the_emergency_call_behind_it_comes_first_where_it_may_answer_itself(
    hours: OpeningHours, *, held: bool, first: str
) -> None:
    assert (
        called(desk("office", "kreis:09564", hours=hours, held=held, on_call="watch"))[0] == first
    )


def test_a_desk_with_anybody_else_behind_it_comes_first_though_it_is_closed() -> None:
    assert called(desk("office", "kreis:09564", on_call="advice"))[0] == "youth-office"
