"""A letter that comes back is work for whoever keeps the desk; nobody else is bothered."""

from datetime import timedelta
from typing import Any

import pytest

from obhut.directory.jobs import ask_for_confirmations, follow_up_letters
from obhut.directory.queries.confirmations import asked_by
from obhut.letters.actions import put_again, tell_ended, write_letter
from obhut.letters.enums import LetterState
from obhut.letters.models import Letter
from obhut.letters.queries import outbox
from tests.directory.asking import (
    DAY,
    HALF_A_YEAR_LATER,
    OF_BAVARIA,
    change_desk,
    change_point,
    letters_to,
    link_for,
    states,
    tasks,
)
from tests.lummerland import put_lummerland_in_force

OFFICE = "office@lummerland.example"
NOW = HALF_A_YEAR_LATER + DAY


@pytest.fixture(autouse=True)
def asked(db: None, settings: Any) -> None:
    put_lummerland_in_force()
    settings.OBHUT_ASKS_DESKS = True
    ask_for_confirmations(now=HALF_A_YEAR_LATER)


def end(to: str, as_: LetterState, at: Any = NOW) -> Letter:
    letter = letters_to(to)[-1]
    tell_ended(letter, as_=as_, now=at, why="550 no such mailbox")
    return letter


@pytest.mark.parametrize("as_", [LetterState.FAILED, LetterState.BOUNCED])
def test_a_dead_mailbox_becomes_one_task_and_the_question_ends(as_: LetterState) -> None:
    token = link_for("office")
    end(OFFICE, as_)

    followed = [follow_up_letters(now=NOW) for _ in range(2)]

    assert followed == [1, 0]
    assert tasks() == [("mailbox_is_dead", "office", "open")]
    assert states("office") == [("expired", "")]
    assert asked_by(token, at=NOW) is None
    assert outbox().not_taken_up == 0


def test_a_dead_mailbox_is_left_alone_and_a_new_one_is_asked_at_once() -> None:
    end(OFFICE, LetterState.BOUNCED)
    follow_up_letters(now=NOW)
    ask_for_confirmations(now=NOW + timedelta(days=20))
    before = len(letters_to(OFFICE))
    change_desk("office", mailbox="kinderschutz@lummerland.example")

    ask_for_confirmations(now=NOW + timedelta(days=20))

    assert before == 1
    assert len(letters_to("kinderschutz@lummerland.example")) == 1


def test_every_desk_of_the_mailbox_gets_its_task_whatever_the_letter_was_about() -> None:
    change_point("left-bank", emails=[OFFICE])
    change_desk("watch", mailbox=OFFICE)
    write_letter(to=OFFICE, subject="Probe", body="Probe", kind="task", about="x", at=NOW)
    end(OFFICE, LetterState.FAILED)

    follow_up_letters(now=NOW)

    assert sorted(tasks()) == [
        ("mailbox_is_dead", "left-bank", "open"),
        ("mailbox_is_dead", "office", "open"),
        ("mailbox_is_dead", "watch", "open"),
    ]


def test_a_letter_to_somebody_who_is_no_desk_is_left_to_others() -> None:
    write_letter(
        to="ada@home.example", subject="Probe", body="Probe", kind="invitation", about="x", at=NOW
    )
    end("ada@home.example", LetterState.BOUNCED)

    assert follow_up_letters(now=NOW) == 0
    assert (tasks(), outbox().not_taken_up) == ([], 1)


def test_a_letter_that_was_put_again_and_fails_again_is_followed_up_again() -> None:
    letter = end(OFFICE, LetterState.FAILED)
    follow_up_letters(now=NOW)
    put_again(Letter.objects.get(pk=letter.pk), by=OF_BAVARIA, at=NOW)
    end(OFFICE, LetterState.FAILED, at=NOW + DAY)

    assert follow_up_letters(now=NOW + DAY) == 1
    assert tasks() == [("mailbox_is_dead", "office", "open")]
