"""Two who activate, or who mend and activate, at the same moment: one wins, nothing is by halves."""

import pytest

from obhut.audit.models import AuditEvent
from obhut.directory.actions.deliveries.activating import activate_delivery
from obhut.directory.actions.deliveries.mending import mend_line
from obhut.directory.models import Delivery, Generation
from obhut.directory.queries.desks import desk_book
from obhut.kernel.refusals import ImpossibleTransition, SomebodyWasFaster
from tests.directory.delivering import (
    FUERTH,
    FUNCTIONS,
    NUREMBERG,
    OF_BAVARIA,
    TUESDAY,
    desk_keys,
    put_in_force,
    upload,
)
from tests.directory.spreadsheets import workbook
from tests.directory.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_in_force()


def activate(delivery: Delivery) -> Generation:
    seen = Delivery.objects.get(pk=delivery.pk)
    return activate_delivery(seen, functions=FUNCTIONS, seen_version=1, by=OF_BAVARIA, at=TUESDAY)


def mend(delivery: Delivery) -> Delivery:
    seen = Delivery.objects.get(pk=delivery.pk)
    place = "Stellen", 2
    return mend_line(seen, place, {3: "0911 9"}, seen_version=1, by=OF_BAVARIA, at=TUESDAY)


@pytest.mark.parametrize("_round", range(3))
def test_a_delivery_is_activated_once_however_many_press_at_once(_round: int) -> None:
    delivery = upload(workbook(FUERTH))
    before = Generation.objects.filter(of="directory").count()

    done = at_once(*[lambda: activate(delivery)] * 3)

    refused = [each.exception() for each in done if each.exception()]
    assert {type(each) for each in refused} <= {SomebodyWasFaster, ImpossibleTransition}
    assert (len(refused), Generation.objects.filter(of="directory").count()) == (2, before + 1)
    assert AuditEvent.objects.filter(kind="delivery activated").count() == 1


@pytest.mark.parametrize("_round", range(3))
def test_what_is_activated_is_what_was_seen_or_nothing(_round: int) -> None:
    delivery = upload(workbook(NUREMBERG))

    done = at_once(lambda: mend(delivery), lambda: activate(delivery))

    assert len([each for each in done if each.exception()]) == 1
    assert desk_book()["office"].phones == (("0000 1",) if done[1].exception() else ("0911 1",))


def test_two_deliveries_at_once_both_stand_in_the_newest_generation() -> None:
    one, other = upload(workbook(FUERTH)), upload(workbook(NUREMBERG), source="Nürnberg selbst")
    before = Generation.objects.get(of="directory", active=True).number

    done = at_once(lambda: activate(one), lambda: activate(other))

    assert [each.exception() for each in done] == [None, None]
    assert Generation.objects.get(of="directory", active=True).number == before + 2
    assert "youth-office-09563" in desk_keys()
    assert desk_book()["office"].phones == ("0911 1",)
