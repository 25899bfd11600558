"""Whoever pulls the plug in the middle finds the text before, whole; and the deed can be done again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
import pytest_django
from django.db import connection

from obhut.audit.models import AuditEvent
from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.models import Edition
from obhut.concepts.queries.editions import EditionSeen
from obhut.directory.queries.where import where
from obhut.knowledge.queries import in_force as speaks
from tests.concepts.force.bavaria import (
    MINISTRY,
    WEDNESDAY,
    approved,
    digest_now,
    in_force,
    ready,
)
from tests.concepts.tailoring.three_floors import COORDINATION
from tests.conftest import forget_the_directory

MOMENTS = (
    'UPDATE "concepts_edition" SET "state" = \'approved\'',
    'UPDATE "concepts_edition" SET "state" = \'past\'',  # the one before is past, none is in force
    'UPDATE "concepts_edition" SET "state" = \'in_force\'',
    'INSERT INTO "audit_auditevent"',  # all but the last line of the record
)


@pytest.fixture
def _copy(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """A copy of the tests' database: what is put in force for good, other processes see and no test."""
    ours, creation = connection.settings_dict["NAME"], connection.creation
    with django_db_blocker.unblock():
        creation.clone_test_db(suffix="copy", autoclobber=True, verbosity=0)
        connection.settings_dict["NAME"] = creation.get_test_db_clone_settings("copy")["NAME"]
        forget_the_directory()
        yield
        connection.settings_dict["NAME"] = ours
        creation.destroy_test_db(suffix="copy", verbosity=0)
        forget_the_directory()


def second_edition() -> EditionSeen:
    """The first one is in force, the next one has everything it needs."""
    first = in_force(ready())
    draft = open_draft(first.concept, by=COORDINATION, at=WEDNESDAY)
    approved(draft, MINISTRY)
    return draft


def stand() -> tuple[list[tuple[int, str]], int]:
    editions = Edition.objects.filter(concept__key="de-by").order_by("number")
    return list(editions.values_list("number", "state")), AuditEvent.objects.count()


@pytest.mark.usefixtures("_copy")
def test_whenever_it_is_killed_the_text_before_answers_and_the_next_try_works() -> None:
    draft = second_edition()
    before, seen = stand(), digest_now(draft)

    for moment in MOMENTS:
        kill_at(moment, draft, seen)

        assert stand() == before
        assert speaks(where(land="DE-BY")).edition.number == 1

    in_force(draft)
    assert stand()[0] == [(1, "past"), (2, "in_force")]
    assert speaks(where(land="DE-BY")).edition.number == 2
    assert speaks(where(land="DE-BY"), WEDNESDAY - timedelta(days=2)).edition.concept == "federal"


def kill_at(moment: str, draft: EditionSeen, seen: str) -> None:
    """Put it in force in a process of its own, and kill it right after that statement."""
    child = subprocess.Popen(
        [sys.executable, "-c", PUTS_UNTIL, moment, str(draft.id), seen],
        env=os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"])},
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"there\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


PUTS_UNTIL = """
import os, sys, time, uuid
import django
from obhut.config import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
os.environ["DJANGO_SETTINGS_MODULE"] = "obhut.config.settings"
django.setup()
from django.db import connection
from obhut.concepts.actions import put_in_force
from tests.concepts.force.bavaria import COORDINATION, WEDNESDAY
moment, draft, seen = sys.argv[1:]
def stop_there(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    told = connection.ops.last_executed_query(context["cursor"], sql, params) or sql
    if told.startswith(moment):
        print("there", flush=True)
        time.sleep(60)
    return result
with connection.execute_wrapper(stop_there):
    put_in_force(uuid.UUID(draft), seen=seen, by=COORDINATION, at=WEDNESDAY)
print("too late", flush=True)
"""
