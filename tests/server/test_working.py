"""The worker beside the web server: started again when it ends by itself, ended when told."""

import time
from collections.abc import Callable

import pytest

from obhut.server.child import end
from obhut.server.database import Database
from obhut.server.working import Worker

NOBODY = "postgresql://nobody:x@127.0.0.1:1/none"


@pytest.fixture
def cut_off() -> Database:
    """A database at which nobody answers: a worker ends there by itself, with a sentence."""
    return Database(owner_url=NOBODY, app_url=NOBODY, cluster=None)


def until(come: Callable[[], object]) -> None:
    ends = time.monotonic() + 30
    while not come():
        assert time.monotonic() < ends, "It did not come."
        time.sleep(0.02)


def test_a_worker_that_ends_by_itself_is_told_of_once_and_started_again(
    cut_off: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    worker = Worker(cut_off, pause=0.2)
    first = worker.child
    until(lambda: first.poll() is not None)

    worker.look_after()
    worker.look_after()
    waits = worker.child is first
    time.sleep(0.3)
    worker.look_after()
    again = worker.child is not first
    end(worker.child)

    assert (waits, again, first.returncode) == (True, True, 2)
    said = capfd.readouterr().err.splitlines()
    assert "The database that DATABASE_URL names cannot be used" in said[0]
    assert said[1] == (
        "The worker ended by itself (code 2). Letters wait; it is started again in 0 seconds."
    )
