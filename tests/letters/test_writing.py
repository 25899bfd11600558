"""A letter waits with the deed it speaks of, and what could not be sent is refused at once."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from obhut.kernel.refusals import Faulty, ImpossibleTransition
from obhut.letters.actions import put_again
from obhut.letters.actions.words import SUBJECTS, WAITS, body_of, subject_of
from obhut.letters.enums import LetterState, Waiting
from obhut.letters.models import Letter
from obhut.letters.queries import due_letters, outbox
from tests.cast import ADA
from tests.letters.writing import EASTER_NIGHT, MINUTE, letter, task_waits

pytestmark = pytest.mark.django_db


def fields_of(refused: Faulty) -> list[str]:
    return [fault.field for fault in refused.faults]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"to": "ada"}, "to"),
        ({"to": "ada@lummerland.example, bela@lummerland.example"}, "to"),
        ({"to": "Ada <ada@lummerland.example>"}, "to"),
        ({"to": "ada@lummerland.example\nBcc: bela@lummerland.example"}, "to"),
        ({"to": f"{'a' * 60}@{'l.' * 100}example"}, "to"),
        ({"subject": "Aufgabe\nBcc: bela@lummerland.example"}, "subject"),
        ({"subject": " "}, "subject"),
        ({"subject": "w" * 201}, "subject"),
        ({"body": " \n"}, "body"),
        ({"body": "a\0b"}, "body"),
    ],
)
def test_what_could_not_be_sent_is_refused_with_what_would_be_right(
    said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Faulty) as refused:
        letter(**said)

    assert fields_of(refused.value) == [field]
    assert Letter.objects.count() == 0


@pytest.mark.parametrize(
    "where", ["https://elsewhere.example/", "//elsewhere.example/", "konto/", "/a b", "/a\n/b", ""]
)
def test_letters_lead_to_this_installation_and_nowhere_else(where: str) -> None:
    with pytest.raises(Faulty) as refused:
        task_waits(where=where)

    assert fields_of(refused.value) == ["where"]


def test_a_letter_is_rolled_back_with_its_deed() -> None:
    def deed_that_breaks() -> None:
        with transaction.atomic():
            letter()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deed_that_breaks()

    assert outbox().waiting == 0


def test_a_letter_waits_from_the_moment_of_its_deed() -> None:
    written = letter()

    assert list(due_letters(now=EASTER_NIGHT - MINUTE)) == []
    assert list(due_letters(now=EASTER_NIGHT)) == [written]
    assert written.message_id.endswith("@127.0.0.1>")


@pytest.mark.parametrize("waits", list(Waiting))
def test_everything_that_waits_has_its_words_in_both_languages(waits: Waiting) -> None:
    body = body_of(waits, url="https://obhut.example/x", desk="", operator="Amt Lummerland")

    assert (WAITS[waits].de in body, WAITS[waits].en in body) == (True, True)
    assert body.index(WAITS[waits].de) < body.index(WAITS[waits].en)
    assert subject_of(waits) == f"Obhut: {SUBJECTS[waits].de} / {SUBJECTS[waits].en}"
    assert body.count("https://obhut.example/x") == body.count("Amt Lummerland") == 2


def test_a_name_of_a_desk_stays_on_its_line() -> None:
    written = task_waits(desk="Jugendamt\n\nhttps://elsewhere.example")

    assert "Stelle: Jugendamt https://elsewhere.example\n" in written.body


def test_only_what_failed_can_be_put_again() -> None:
    waiting = letter()

    with pytest.raises(ImpossibleTransition, match="waiting → waiting is not possible"):
        put_again(waiting, by=ADA, at=EASTER_NIGHT)


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("letter_that_waits_has_words", {"body": ""}),
        (
            "letter_that_is_gone_keeps_no_words",
            {"state": LetterState.SENT, "sent_at": EASTER_NIGHT, "ended_at": EASTER_NIGHT},
        ),
        (
            "letter_says_when_it_was_sent",
            {"state": LetterState.SENT, "body": "", "ended_at": EASTER_NIGHT},
        ),
        ("letter_says_when_it_was_sent", {"sent_at": EASTER_NIGHT}),
        ("letter_says_when_it_ended", {"state": LetterState.FAILED}),
        ("letter_says_when_it_ended", {"ended_at": EASTER_NIGHT}),
        ("only_a_letter_not_delivered_is_taken_up", {"taken_up_at": EASTER_NIGHT}),
    ],
)
def test_the_table_guards_itself(constraint: str, facts: dict[str, Any]) -> None:
    letter()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Letter.objects.update(**facts)
