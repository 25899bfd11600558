"""Two workers at once do no harm: each letter is claimed by one of them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from obhut.letters.actions import write_letter
from obhut.letters.actions.ending import claim, postpone, take_up, tell_ended
from obhut.letters.enums import LetterState
from obhut.letters.jobs import send_letters
from obhut.letters.models import Letter
from tests.letters.post_office import PostOffice
from tests.letters.writing import EASTER_NIGHT, HOUR, MINUTE, letter, state_of

WORKERS = 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_letter_once(office: PostOffice) -> None:
    mailboxes = [f"stelle{number}@lummerland.example" for number in range(30)]
    for mailbox in mailboxes:
        letter(mailbox)
    start = Barrier(WORKERS)

    def work() -> int:
        try:
            start.wait()
            return send_letters(now=EASTER_NIGHT)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as workers:
        sent = [each.result() for each in [workers.submit(work) for _ in range(WORKERS)]]

    assert sorted(office.to) == sorted(mailboxes)
    assert sum(sent) == len(mailboxes)
    assert office.lines == WORKERS
    assert set(Letter.objects.values_list("state", "tries")) == {(LetterState.SENT, 1)}


@pytest.mark.django_db(transaction=True)
def test_a_letter_written_by_two_at_once_under_one_key_is_written_once() -> None:
    start = Barrier(WORKERS)

    def write() -> str:
        try:
            start.wait()
            return str(letter(once="confirmation desk-1 2027-03").pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as writers:
        written = {each.result() for each in [writers.submit(write) for _ in range(WORKERS)]}

    assert written == {str(Letter.objects.get().pk)}


@pytest.mark.django_db
def test_of_two_who_saw_the_same_letter_one_claims_it() -> None:
    seen, seen_by_the_other = letter(), Letter.objects.get()

    assert claim(seen, now=EASTER_NIGHT) is True
    assert claim(seen_by_the_other, now=EASTER_NIGHT) is False


@pytest.mark.django_db
def test_a_try_that_was_given_up_for_dead_no_longer_moves_the_letter() -> None:
    slow = letter()
    claim(slow, now=EASTER_NIGHT)
    quick = Letter.objects.get()
    claim(quick, now=EASTER_NIGHT + HOUR)

    postpone(slow, why="timed out", now=EASTER_NIGHT + HOUR + MINUTE)

    assert Letter.objects.get().due_at == EASTER_NIGHT + 2 * HOUR
    assert state_of(slow) == ("waiting", 2, "")


@pytest.mark.django_db
def test_a_letter_that_arrived_is_never_taken_up() -> None:
    written = letter()
    tell_ended(written, as_=LetterState.SENT, now=EASTER_NIGHT)

    assert take_up(written, at=EASTER_NIGHT) is False


@pytest.mark.django_db
def test_the_first_letter_under_a_key_is_the_one_that_counts() -> None:
    first = letter(once="hand-over 7")
    second = write_letter(
        to="bela@lummerland.example",
        subject="Anders",
        body="Anders",
        kind="task",
        about="",
        at=EASTER_NIGHT + HOUR,
        once="hand-over 7",
    )

    assert (second.pk, second.to) == (first.pk, "ada@lummerland.example")
