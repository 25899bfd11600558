"""The worker as it runs: a process of its own on a real database, told to stop, killed, cut off."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from obhut.cli.letters import NO_SERVER
from obhut.letters.models import Letter
from obhut.worker.life import last_sign_of_life
from tests.letters.post_office import PostOffice, open_post_office
from tests.letters.writing import letter

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30.0
JOB = """INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, status, attempts)
         VALUES ('default', %(name)s, %(name)s, '{"timestamp": 0}', %(status)s, 1)"""

OF_THE_WORKER = (
    "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture(autouse=True)
def _no_jobs(transactional_db: None) -> Iterator[None]:
    """The queue's own tables are not emptied with ours."""
    ask("TRUNCATE procrastinate_jobs, procrastinate_periodic_defers, procrastinate_workers CASCADE")
    yield
    ask("TRUNCATE procrastinate_jobs, procrastinate_periodic_defers, procrastinate_workers CASCADE")


def ask(question: str, **said: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, said or None)
        return [row[0] for row in cursor.fetchall()] if cursor.description else []


def until(come: Callable[[], object]) -> None:
    """Wait for it, with patience but not for ever."""
    ends = time.monotonic() + PATIENCE
    while not come():
        assert time.monotonic() < ends, "It did not come."
        time.sleep(0.05)


def url_of_the_tests() -> str:
    base, _, query = os.environ["DATABASE_URL"].partition("?")
    return f"{base.rpartition('/')[0]}/{connection.settings_dict['NAME']}?{query}"


@contextmanager
def worker(office: PostOffice | None = None) -> Iterator["subprocess.Popen[str]"]:
    """``obhut work``, at work on the database of the tests."""
    told = {"DATABASE_URL": url_of_the_tests()} | (office.variables if office else {})
    with subprocess.Popen(
        [sys.executable, "-m", "obhut", "work"],
        env=os.environ | told,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            until(lambda: process.poll() is not None or last_sign_of_life())
            yield process
        finally:
            process.kill()


def test_it_sends_what_waits_and_stops_when_told() -> None:
    with open_post_office() as office:
        waiting = letter(at=timezone.now())
        with worker(office) as process:
            until(lambda: Letter.objects.get().state == "sent")
            process.send_signal(signal.SIGTERM)
            said, _ = process.communicate(timeout=PATIENCE)

    assert [each["Message-ID"] for each in office.letters] == [waiting.message_id]
    assert (process.returncode, said) == (0, "")
    assert "doing" not in ask("SELECT status FROM procrastinate_jobs")
    assert last_sign_of_life() is None


def test_it_takes_up_what_a_killed_worker_left_and_goes_on_when_it_is_cut_off() -> None:
    ask(JOB, name="forget old jobs", status="doing")
    ask(JOB, name="run due jobs", status="doing")
    ask(JOB, name="run due jobs", status="todo")  # nothing is left to do for the one above

    with worker() as process:
        until(lambda: ask("SELECT count(*) FROM procrastinate_jobs") == [0])
        ask(f"SELECT pg_terminate_backend(pid) {OF_THE_WORKER}")
        until(lambda: ask(f"SELECT count(*) {OF_THE_WORKER} AND query LIKE 'LISTEN%%'") == [1])
        ask(JOB, name="forget old jobs", status="todo")
        until(lambda: ask("SELECT count(*) FROM procrastinate_jobs") == [0])
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)  # as Ctrl-C does: from the terminal, then from us

        said, _ = process.communicate(timeout=PATIENCE)

    assert (process.returncode, said) == (0, f"{NO_SERVER}\n")
