"""Letters about hand-overs. Each says that something waits and where, and names nobody."""

from datetime import datetime

from obhut.accounts.models import HandOver, Person
from obhut.accounts.queries.areas import areas_still_known
from obhut.accounts.queries.holders import told_of_vacancies
from obhut.directory.queries.desks import service_point_of
from obhut.kernel.actor import Grant, Role
from obhut.kernel.deadlines.days import day_of
from obhut.letters.actions import write_what_waits
from obhut.letters.enums import Waiting

OF_DESK = "/pflege/stellen/{desk}/uebergabe/"
OF_HAND_OVER = "/pflege/uebergaben/{id}/"
"""The pages these letters lead to. A test compares them with the addresses of the pages."""


def tell_of_vacancy(desk: str, *, task: int, at: datetime) -> None:
    """Tell the Land coordination that nobody holds this desk any more."""
    for person in _coordination(desk, at):
        write_what_waits(
            to=person.mail,
            waits=Waiting.TASK,
            where=OF_DESK.format(desk=desk),
            about=f"desk {desk}",
            desk=_name(desk),
            at=at,
            once=f"nobody holds {desk}: {task} {person.pk}",
        )


def tell_of_hand_over(hand_over: HandOver, *, at: datetime) -> None:
    """Tell who was named that it waits for them; where nobody was named, the Land coordination."""
    desk = hand_over.holding.desk
    people = [hand_over.next] if hand_over.next else _coordination(desk, at)
    for person in people:
        write_what_waits(
            to=person.mail,
            waits=Waiting.HAND_OVER,
            where=OF_HAND_OVER.format(id=hand_over.pk),
            about=f"hand-over {hand_over.pk}",
            desk=_name(desk),
            at=at,
        )


def _coordination(desk: str, at: datetime) -> list[Person]:
    areas = areas_still_known(Grant(Role.DESK_HOLDER, "desk", desk))
    return told_of_vacancies(areas, on=day_of(at))


def _name(desk: str) -> str:
    rows = service_point_of(desk)
    return rows[1].name if rows else desk
