"""Letters go out through a real mail server, once each, whatever it answers."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest

from obhut.audit.models import AuditEvent
from obhut.config import settings as of_the_product
from obhut.letters.actions import put_again, take_up
from obhut.letters.actions.ending import CLAIMED_FOR, PAUSES, claim
from obhut.letters.actions.words import CLOSING
from obhut.letters.enums import LetterState
from obhut.letters.jobs import forget_letters, send_letters
from obhut.letters.jobs.forgetting import KEPT_FOR
from obhut.letters.jobs.sending import AT_A_TIME
from obhut.letters.models import Letter
from obhut.letters.queries import undelivered_letters
from tests.cast import ADA
from tests.letters.post_office import Cut, PostOffice
from tests.letters.writing import EASTER_NIGHT, HOUR, MINUTE, due_in, letter, state_of, task_waits

pytestmark = pytest.mark.django_db


def test_a_letter_arrives_and_its_words_are_kept_no_longer(office: PostOffice) -> None:
    written = letter()

    assert send_letters(now=EASTER_NIGHT) == 1

    (arrived,) = office.letters
    kept = Letter.objects.get(pk=written.pk)
    assert arrived["To"] == "ada@lummerland.example"
    assert arrived["From"] == "Obhut <obhut@lummerland.example>"
    assert arrived["Subject"] == "Eine Aufgabe wartet"
    assert arrived["Message-ID"] == written.message_id
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert parsedate_to_datetime(arrived["Date"]) == EASTER_NIGHT
    assert arrived.get_content().splitlines() == ["Guten Tag,", "", "öffnen Sie die Seite."]
    assert (kept.state, kept.sent_at, kept.body) == (LetterState.SENT, EASTER_NIGHT, "")


def test_what_was_sent_is_not_sent_again(office: PostOffice) -> None:
    letter()

    assert [send_letters(now=EASTER_NIGHT), send_letters(now=EASTER_NIGHT + 48 * HOUR)] == [1, 0]
    assert len(office.letters) == 1


def test_letters_go_in_the_order_in_which_they_were_due(office: PostOffice) -> None:
    letter("bela@lummerland.example", at=EASTER_NIGHT)
    letter("ada@lummerland.example", at=EASTER_NIGHT - MINUTE)
    letter("cem@lummerland.example", at=EASTER_NIGHT + MINUTE)

    send_letters(now=EASTER_NIGHT)

    assert office.to == ["ada@lummerland.example", "bela@lummerland.example"]
    assert office.lines == 1


def test_as_many_leave_at_a_time_as_are_done_before_a_claim_ends(office: PostOffice) -> None:
    for _ in range(AT_A_TIME + 3):
        letter()

    assert [send_letters(now=EASTER_NIGHT) for _ in range(3)] == [AT_A_TIME, 3, 0]
    assert timedelta(seconds=AT_A_TIME * 11 * of_the_product.EMAIL_TIMEOUT) < CLAIMED_FOR


def test_a_mailbox_that_is_refused_for_now_is_tried_again_and_the_others_get_theirs(
    office: PostOffice,
) -> None:
    office.recipients["ada@lummerland.example"] = "450 4.2.1 mailbox busy"
    first, second = letter(), letter("bela@lummerland.example")

    assert send_letters(now=EASTER_NIGHT) == 1
    assert state_of(first) == ("waiting", 1, "450 4.2.1 mailbox busy")
    assert state_of(second) == ("sent", 1, "")

    office.recipients.clear()
    assert send_letters(now=EASTER_NIGHT + PAUSES[0] - MINUTE / 2) == 0
    assert send_letters(now=EASTER_NIGHT + PAUSES[0]) == 1
    assert office.to == ["bela@lummerland.example", "ada@lummerland.example"]


def test_pauses_grow_and_after_the_last_one_the_letter_has_failed(office: PostOffice) -> None:
    office.answers = ["451 4.3.0 later"] * (len(PAUSES) + 1)
    written, now, pauses = letter(), EASTER_NIGHT, []

    while state_of(written)[0] == "waiting":
        send_letters(now=now)
        pauses.append(due_in(written, now=now))
        now += pauses[-1]

    assert pauses[:-1] == list(PAUSES) == sorted(PAUSES)
    assert state_of(written) == ("failed", 10, "451 4.3.0 later")
    assert office.letters == []


@pytest.mark.parametrize("where", ["recipient", "letter"])
def test_what_is_refused_for_good_has_failed_at_once_and_is_recorded(
    office: PostOffice, where: str
) -> None:
    if where == "recipient":
        office.recipients["ada@lummerland.example"] = "550 5.1.1 no such mailbox"
    else:
        office.answers = ["550 5.1.1 no such mailbox"]
    written = letter()

    assert send_letters(now=EASTER_NIGHT) == 0

    assert state_of(written) == ("failed", 1, "550 5.1.1 no such mailbox")
    assert [each.pk for each in undelivered_letters()] == [written.pk]
    event = AuditEvent.objects.get(kind="letter failed")
    assert event.facts == {"kind": "task", "about": "desk-1", "tries": 1}


def test_a_letter_cut_off_half_way_is_tried_again_and_arrives_once(office: PostOffice) -> None:
    office.cut = Cut.WHILE_TAKING
    written, other = letter(), letter("bela@lummerland.example", at=EASTER_NIGHT + MINUTE / 2)

    assert send_letters(now=EASTER_NIGHT + MINUTE / 2) == 1
    assert (state_of(written)[:2], state_of(other)[:2]) == (("waiting", 1), ("sent", 1))

    assert send_letters(now=EASTER_NIGHT + 2 * MINUTE) == 1
    assert office.to == ["bela@lummerland.example", "ada@lummerland.example"]


def test_a_line_cut_after_the_answer_is_no_cause_to_send_it_again(office: PostOffice) -> None:
    office.cut = Cut.AFTER_ANSWERING
    written, other = letter(), letter("bela@lummerland.example")

    sent = send_letters(now=EASTER_NIGHT) + send_letters(now=EASTER_NIGHT + HOUR)

    assert (sent, state_of(written)[0], state_of(other)[0]) == (2, "sent", "sent")
    assert sorted(office.to) == ["ada@lummerland.example", "bela@lummerland.example"]


def test_a_line_cut_before_the_answer_is_a_cause_and_the_second_one_bears_the_same_id(
    office: PostOffice,
) -> None:
    office.cut = Cut.BEFORE_ANSWERING
    written = letter()

    send_letters(now=EASTER_NIGHT)
    send_letters(now=EASTER_NIGHT + MINUTE)

    assert [each["Message-ID"] for each in office.letters] == [written.message_id] * 2
    assert state_of(written)[0] == "sent"


def test_a_worker_killed_in_a_try_loses_nothing_and_nobody_takes_its_letter_before(
    office: PostOffice,
) -> None:
    written = letter()
    assert claim(written, now=EASTER_NIGHT) is True  # and then the power fails

    assert send_letters(now=EASTER_NIGHT + CLAIMED_FOR - MINUTE) == 0
    assert send_letters(now=EASTER_NIGHT + CLAIMED_FOR) == 1
    assert office.to == ["ada@lummerland.example"]


def test_a_letter_that_failed_can_be_put_again(office: PostOffice) -> None:
    office.answers = ["554 5.7.1 not from you"]
    written = letter()
    send_letters(now=EASTER_NIGHT)
    failed = Letter.objects.get(pk=written.pk)

    put_again(failed, by=ADA, at=EASTER_NIGHT + HOUR)

    assert send_letters(now=EASTER_NIGHT + HOUR) == 1
    assert office.letters[0]["Message-ID"] == written.message_id
    assert AuditEvent.objects.filter(kind="letter put again", person=ADA.person).count() == 1


def test_what_did_not_arrive_is_taken_up_once(office: PostOffice) -> None:
    office.answers = ["550 no"]
    written = letter()
    send_letters(now=EASTER_NIGHT)

    assert [take_up(written, at=EASTER_NIGHT) for _ in range(2)] == [True, False]
    assert list(undelivered_letters()) == []


def test_the_words_of_the_house_arrive_in_german_and_below_in_english(
    office: PostOffice,
) -> None:
    task_waits(desk="Jugendamt Lummerland")

    send_letters(now=EASTER_NIGHT)

    (arrived,) = office.letters
    assert arrived["Subject"] == "Obhut: Eine Aufgabe wartet / A task is waiting"
    paragraphs = arrived.get_content().replace("\r\n", "\n").strip().split("\n\n")
    assert paragraphs == [
        "(English below)",
        "Guten Tag,",
        "Eine Aufgabe wartet auf Sie.",
        "Stelle: Jugendamt Lummerland",
        "Hier geht es weiter:\nhttp://127.0.0.1:8000/konto/aufgaben/",
        CLOSING.de,
        "– – –",
        "Hello,",
        "A task is waiting for you.",
        "Desk: Jugendamt Lummerland",
        "Go on here:\nhttp://127.0.0.1:8000/konto/aufgaben/",
        CLOSING.en,
    ]


def test_what_ended_long_ago_is_forgotten_and_what_waits_is_not(office: PostOffice) -> None:
    letter()
    send_letters(now=EASTER_NIGHT)
    waiting = letter("bela@lummerland.example")

    assert forget_letters(now=EASTER_NIGHT + KEPT_FOR) == 0
    assert forget_letters(now=EASTER_NIGHT + KEPT_FOR + MINUTE) == 1
    assert [each.pk for each in Letter.objects.all()] == [waiting.pk]
