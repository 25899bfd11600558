"""Lummerland asked to confirm: its mailboxes, the links they got, the days that pass."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from obhut.directory.actions.confirming import Seen
from obhut.directory.actions.rows import change_row
from obhut.directory.jobs import ask_for_confirmations, follow_up_letters, make_test_calls_due
from obhut.directory.models import Confirmation, Task
from obhut.directory.queries.confirmations import Asked, AskedDesk, asked_by, rows_of
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, plain_row
from obhut.letters.models import Letter
from tests.cast import BELA, CEM

SEEN_FIRST = datetime(2026, 11, 1, 9, tzinfo=UTC)
"""When somebody last looked at the pages of Lummerland's institutions."""
HALF_A_YEAR_LATER = datetime(2027, 5, 3, 9, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LINK = re.compile(r"/bestaetigen/([A-Za-z0-9_-]+)/")


def keeper(level: str, key: str, who: Actor = BELA) -> Actor:
    grant = Grant(Role.LAND_COORDINATION, level, key)
    return Actor(person=who.person, desk=who.desk, grants=frozenset({grant}))


OF_BAVARIA = keeper("land", "DE-BY")
OF_SAXONY = keeper("land", "DE-SN", CEM)


def each_minute(now: datetime) -> None:
    """What the worker does of it."""
    follow_up_letters(now=now)
    ask_for_confirmations(now=now)
    make_test_calls_due(now=now)


def days(first: datetime, last: datetime, step: timedelta = DAY) -> Iterator[datetime]:
    while first <= last:
        yield first
        first += step


def letters_to(mailbox: str) -> list[Letter]:
    return list(Letter.objects.filter(to=mailbox).order_by("written_at"))


def link_in(letter: Letter) -> str:
    """The token of the link; the same in the German and in the English half."""
    (token,) = set(LINK.findall(letter.body))
    return str(token)


def link_for(key: str) -> str:
    """The link that the mailbox of this service point got last."""
    return link_in(letters_to(f"{key}@lummerland.example")[-1])


def opened(token: str, at: datetime = HALF_A_YEAR_LATER) -> Asked:
    asked = asked_by(token, at=at)
    assert asked is not None
    return asked


def seen(asked: AskedDesk) -> Seen:
    return Seen(desk=asked.desk_version, point=asked.point_version)


def all_seen(token: str, at: datetime = HALF_A_YEAR_LATER) -> dict[str, Seen]:
    return {asked.key: seen(asked) for asked in opened(token, at).desks}


def now_at(key: str) -> AskedDesk:
    return rows_of((key,))[key]


def change_desk(key: str, at: datetime = HALF_A_YEAR_LATER, **said: Any) -> None:
    content = plain_row(now_at(key).desk) | said
    _change(DESKS, key, content, now_at(key).desk_version, at)


def change_point(key: str, at: datetime = HALF_A_YEAR_LATER, **said: Any) -> None:
    content = plain_row(now_at(key).point) | said
    _change(SERVICE_POINTS, key, content, now_at(key).point_version, at)


def remove_desk(key: str, at: datetime = HALF_A_YEAR_LATER) -> None:
    _change(DESKS, key, None, now_at(key).desk_version, at)


def _change(
    file: str, key: str, content: dict[str, Any] | None, version: int, at: datetime
) -> None:
    change_row(
        file, key, content, seen_version=version, why="So ist es jetzt.", by=INSTALLATION, at=at
    )


def states(key: str) -> list[tuple[str, str]]:
    """State and answer of everything this desk was asked, the first first."""
    found = Confirmation.objects.filter(desk=key).order_by("pk")
    return list(found.values_list("state", "answer"))


def tasks(**wanted: Any) -> list[tuple[str, str, str]]:
    found = Task.objects.filter(**wanted).order_by("pk")
    return list(found.values_list("kind", "about", "state"))
