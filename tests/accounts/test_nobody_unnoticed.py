"""Whatever people do with a desk, and in whichever order: it is never without anybody unnoticed."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obhut.accounts.actions.hand_overs import cancel_hand_over, name_next
from obhut.accounts.actions.people import deactivate_person
from obhut.accounts.actions.roles import grant_role, name_deputy, revoke_role
from obhut.accounts.models import HandOver, Holding, Person
from obhut.accounts.states import OPEN
from obhut.directory.actions.rows import change_row
from obhut.directory.models import DirectoryRow
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.refusals import Refusal
from tests.accounts.handing_over import (
    NOW,
    confirms,
    coordination,
    desk,
    found,
    held,
    it_is,
    letters,
    starts,
    waiting,
)
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import NUREMBERG, somebody

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
KEYS = ("office", "left-bank")


@dataclass
class Town:
    """Three people, two desks, and a clock."""

    people: Sequence[Person]
    at: datetime = NOW
    done: list[str] = field(default_factory=list)

    def hand_over(self, key: str) -> HandOver:
        found = HandOver.objects.filter(holding__desk=key, state__in=OPEN).first()
        if found is None:
            raise Refusal
        return found


Deed = Callable[[Town, Person, str], object]


def takes(town: Town, who: Person, key: str) -> object:
    return grant_role(who, desk(key), by=INSTALLATION, at=town.at)


def deputises(town: Town, who: Person, key: str) -> object:
    return name_deputy(who, key, by=INSTALLATION, at=town.at)


def is_taken_back(town: Town, who: Person, key: str) -> object:
    held = Holding.objects.filter(person=who, desk=key).last()
    return held and revoke_role(held, by=INSTALLATION, at=town.at)


def leaves(town: Town, who: Person, key: str) -> object:
    held = Holding.objects.filter(person=who, desk=key).last()
    return held and starts(who, key=key, at=town.at, last_on=day_of(town.at) + DAY)


def is_named(town: Town, who: Person, key: str) -> object:
    return name_next(town.hand_over(key), who, by=INSTALLATION, at=town.at)


def confirms_it(town: Town, who: Person, key: str) -> object:
    """Mostly it is who was named; else it is refused."""
    hand_over = town.hand_over(key)
    return confirms(hand_over, hand_over.next or who, town.at)


def is_forgotten(town: Town, _who: Person, key: str) -> object:
    return name_next(town.hand_over(key), None, by=INSTALLATION, at=town.at)


def is_cancelled(town: Town, _who: Person, key: str) -> object:
    return cancel_hand_over(town.hand_over(key), by=INSTALLATION, at=town.at)


def account_is_closed(town: Town, who: Person, _key: str) -> object:
    return deactivate_person(who, by=INSTALLATION, at=town.at)


def number_is_typed(town: Town, _who: Person, key: str) -> object:
    """A keeper writes a number of their own into the row."""
    row = DirectoryRow.objects.get(generation__active=True, file=DESKS, key=key)
    return change_row(
        DESKS,
        key,
        row.content | {"holders": 7},
        seen_version=row.version,
        why="So viele sind wir.",
        by=INSTALLATION,
        at=town.at,
    )


def a_day_passes(town: Town, _who: Person, _key: str) -> None:
    town.at += DAY


DEEDS: tuple[Deed, ...] = (
    takes,
    deputises,
    is_taken_back,
    leaves,
    is_named,
    confirms_it,
    is_forgotten,
    is_cancelled,
    account_is_closed,
    number_is_typed,
    a_day_passes,
)
SERIES = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 2), st.sampled_from(KEYS)),
    min_size=3,
    max_size=14,
)


def counted(key: str, at: datetime) -> int:
    """How many hold the desk at this moment, asked in the plainest way."""
    today = day_of(at)
    return len(
        {
            each.person_id
            for each in Holding.objects.filter(desk=key).select_related("person")
            if not each.is_deputy and each.person.is_active
            if each.from_on <= today and (each.to_on is None or each.to_on > today)
        }
    )


def was_ever_held(key: str, at: datetime) -> bool:
    return Holding.objects.filter(desk=key, is_deputy=False, from_on__lte=day_of(at)).exists()


@pytest.fixture
def lummerland(db: None) -> None:
    put_lummerland_in_force()


@pytest.mark.usefixtures("lummerland")
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(series=SERIES)
def test_no_desk_is_held_by_nobody_without_a_finding(
    series: list[tuple[Deed, int, str]],
) -> None:
    with transaction.atomic():
        coordination()
        town = Town([somebody(name, NUREMBERG) for name in ("Ada", "Bela", "Cem")])
        for deed, who, key in series:
            town.at += MINUTE
            with suppress(Refusal):
                deed(town, town.people[who], key)
            it_is(town.at)
            town.done.append(f"{deed.__name__} {town.people[who]} {key}")
            check_the_law(town)
        transaction.set_rollback(True)


def check_the_law(town: Town) -> None:
    for key in KEYS:
        number = counted(key, town.at) if was_ever_held(key, town.at) else None
        nobody = number == 0

        if number is not None:
            assert (key, held(key), town.done) == (key, number, town.done)
        assert (key, key in found(town.at), town.done) == (key, nobody, town.done)
        assert (key, len(waiting(key)), town.done) == (key, int(nobody), town.done)
        assert nobody <= (("koordination@example.org", f"desk {key}") in letters("task"))
    assert it_is(town.at) == 0
