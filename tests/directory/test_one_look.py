"""A page is made from one state of things, and the next page from the newest."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obhut.directory.actions.generations import activate_generation
from obhut.directory.models import Generation
from obhut.directory.queries.one_look import one_look
from obhut.directory.queries.places import active_digest, active_generation
from obhut.kernel.actor import INSTALLATION
from tests.conftest import LOADED_AT
from tests.lummerland import put_lummerland_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def next_one() -> Generation:
    """A generation that is loaded and not yet active."""
    put_lummerland_in_force()
    present = Generation.objects.get(of="directory", active=True)
    return Generation.objects.create(
        of="directory", number=present.number + 1, digest="next", loaded_at=LOADED_AT
    )


def test_one_look_asks_the_database_once(next_one: Generation) -> None:
    with CaptureQueriesContext(connection) as asked, one_look():
        found = [active_generation(), active_generation(), active_digest()]

    assert found[:2] == [next_one.number - 1] * 2
    assert len(asked) == 1


def test_a_generation_activated_meanwhile_is_seen_by_the_next_look(next_one: Generation) -> None:
    with one_look():
        before = active_generation()
        activate_generation(next_one, by=INSTALLATION, at=LOADED_AT + timedelta(days=1))
        meanwhile = active_generation()
    with one_look():
        after = active_generation()

    assert (before, meanwhile, after) == (next_one.number - 1, before, next_one.number)


def test_without_a_look_every_question_is_asked_anew(next_one: Generation) -> None:
    before = active_generation()
    activate_generation(next_one, by=INSTALLATION, at=LOADED_AT + timedelta(days=1))

    assert (before, active_generation()) == (next_one.number - 1, next_one.number)
