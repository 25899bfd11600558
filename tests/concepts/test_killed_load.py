"""A load that is ended by force, at whatever moment, leaves the old edition in force."""

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
from obhut.cli.format import canonical_files
from obhut.concepts.actions import load_content
from obhut.concepts.models import Edition
from obhut.concepts.queries import edition_in_force, files_in_force
from obhut.directory.models import Generation
from obhut.kernel.actor import INSTALLATION
from obhut.knowledge.queries import in_force
from tests.conftest import LOADED_AT, forget_the_directory
from tests.lummerland import content_files

MOMENTS = (
    'INSERT INTO "concepts_nodeofedition"',  # half of it is there
    'UPDATE "concepts_edition" SET "state" = \'in_force\'',  # in force, the directory is not
    'UPDATE "directory_generation" SET "active" = true',  # all but the last line of the record
)


def changed() -> dict[str, str]:
    """Lummerland with one word and one desk changed."""
    files = content_files()
    steps, desks = "federal/01-lummerland.yaml", "directory/desks.yaml"
    return files | {
        steps: files[steps].replace("number: '3'", "number: '4'"),
        desks: files[desks].replace("on_call: watch", "deputy: watch"),
    }


def rows() -> tuple[int, int, int]:
    return Edition.objects.count(), Generation.objects.count(), AuditEvent.objects.count()


@pytest.fixture
def _copy(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """A copy of the tests' database: what is loaded for good, other processes see and no test."""
    ours, creation = connection.settings_dict["NAME"], connection.creation
    with django_db_blocker.unblock():
        creation.clone_test_db(suffix="copy", autoclobber=True, verbosity=0)
        connection.settings_dict["NAME"] = creation.get_test_db_clone_settings("copy")["NAME"]
        forget_the_directory()
        yield
        connection.settings_dict["NAME"] = ours
        creation.destroy_test_db(suffix="copy", verbosity=0)
        forget_the_directory()


@pytest.mark.usefixtures("_copy")
def test_whenever_a_load_is_killed_the_old_edition_answers_and_the_next_load_works() -> None:
    load_content(content_files(), by=INSTALLATION, at=LOADED_AT)
    before, files, counted = edition_in_force(), files_in_force(), rows()

    for moment in MOMENTS:
        kill_a_load_at(moment)

        assert (edition_in_force(), files_in_force(), rows()) == (before, files, counted)
        assert in_force().mechanism.steps["look-again"].facts.number == "3"

    load_content(changed(), by=INSTALLATION, at=LOADED_AT + timedelta(days=1))
    forget_the_directory()
    assert files_in_force() == canonical_files(changed())
    assert rows() == (counted[0] + 1, counted[1] + 1, counted[2] + 2)


def kill_a_load_at(moment: str) -> None:
    """Load the changed files in a process of its own, and kill it right after that statement."""
    child = subprocess.Popen(
        [sys.executable, "-c", LOADS_UNTIL, moment],
        env=os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"])},
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"there\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


LOADS_UNTIL = """
import datetime, os, sys, time
import django
from obhut.config import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
os.environ["DJANGO_SETTINGS_MODULE"] = "obhut.config.settings"
django.setup()
from django.db import connection
from obhut.cli.format import canonical_files
from obhut.concepts.actions import load_content
from obhut.kernel.actor import INSTALLATION
from tests.concepts.test_killed_load import changed
moment = sys.argv[1]
def stop_there(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    told = connection.ops.last_executed_query(context["cursor"], sql, params) or sql
    if told.startswith(moment):
        print("there", flush=True)
        time.sleep(60)
    return result
with connection.execute_wrapper(stop_there):
    load_content(changed(), by=INSTALLATION, at=datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC))
print("too late", flush=True)
"""
