"""What is done each minute: one job after the other, each on its own feet."""

from datetime import datetime

import pytest

from obhut.letters.jobs import send_letters
from obhut.worker.due_jobs import JOBS, run_due_jobs
from tests.letters.writing import EASTER_NIGHT


def test_a_job_that_breaks_does_not_keep_the_others_from_their_work() -> None:
    done: list[datetime] = []

    def breaks(*, now: datetime) -> int:
        raise ZeroDivisionError

    def works(*, now: datetime) -> int:
        done.append(now)
        return 1

    with pytest.raises(ExceptionGroup) as told:
        run_due_jobs(now=EASTER_NIGHT, jobs=[breaks, works, breaks])

    assert done == [EASTER_NIGHT]
    assert [type(each) for each in told.value.exceptions] == [ZeroDivisionError] * 2


def test_letters_are_sent_each_minute() -> None:
    assert send_letters in JOBS


@pytest.mark.django_db
def test_what_is_due_can_be_done_twice() -> None:
    run_due_jobs(now=EASTER_NIGHT)
    run_due_jobs(now=EASTER_NIGHT)
