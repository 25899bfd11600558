"""Mailboxes are asked each half year, reminded twice, and then their keeper is asked."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from obhut.audit.models import AuditEvent
from obhut.directory.actions.asking import ask_mailbox
from obhut.directory.actions.confirming import say_still_right
from obhut.directory.jobs import ask_for_confirmations
from obhut.directory.models import Confirmation, Inquiry
from obhut.directory.queries.asked_links import token_of
from obhut.directory.queries.confirmations import asked_by
from obhut.directory.queries.desks import desk_book
from obhut.kernel.routing.freshness import Freshness
from obhut.letters.models import Letter
from tests.directory.asking import (
    DAY,
    HALF_A_YEAR_LATER,
    SEEN_FIRST,
    all_seen,
    change_desk,
    change_point,
    days,
    each_minute,
    letters_to,
    link_for,
    link_in,
    states,
    tasks,
)
from tests.lummerland import put_lummerland_in_force

OFFICE = "office@lummerland.example"


@pytest.fixture(autouse=True)
def lummerland(db: None, settings: Any) -> None:
    put_lummerland_in_force()
    settings.OBHUT_ASKS_DESKS = True


def ask(now: datetime = HALF_A_YEAR_LATER) -> int:
    return ask_for_confirmations(now=now)


def test_a_mailbox_is_asked_half_a_year_after_its_desk_was_last_seen() -> None:
    before = [ask(day) for day in (SEEN_FIRST, datetime.fromisoformat("2027-04-30T09:00+00:00"))]

    written = [ask(), ask(), ask(HALF_A_YEAR_LATER + DAY)]

    assert before == [0, 0]
    assert written == [4, 0, 0]
    (letter,) = letters_to(OFFICE)
    assert letter.kind == "confirmation"
    assert "Stelle: office Lummerland" in letter.body
    assert asked_by(link_in(letter), at=HALF_A_YEAR_LATER) is not None


def test_nobody_is_asked_where_the_operator_does_not_want_it(settings: Any) -> None:
    settings.OBHUT_ASKS_DESKS = False

    assert ask() == 0
    assert Letter.objects.count() == 0


def test_the_link_is_kept_nowhere_but_in_the_letter_that_waits() -> None:
    ask()
    token = link_for("office")

    kept = [repr(list(model.objects.values())) for model in (Inquiry, Confirmation, AuditEvent)]

    assert [token in each for each in kept] == [False, False, False]
    assert len(token) == 43


def test_the_link_depends_on_the_secret_of_the_installation(settings: Any) -> None:
    ask()
    inquiry = Inquiry.objects.get(mailbox=OFFICE)
    before = token_of(inquiry.pk)

    settings.SECRET_KEY = "another"  # noqa: S105 -- that of a test

    assert token_of(inquiry.pk) != before


def test_desks_that_share_a_mailbox_get_one_letter() -> None:
    for key in ("left-bank", "office"):
        change_point(key, at=SEEN_FIRST, emails=["Post@lummerland.example"])
    change_desk("watch", at=SEEN_FIRST, mailbox="post@lummerland.example")
    change_desk("watch", confirmed_on="2026-12-20")

    ask()

    (inquiry,) = Inquiry.objects.filter(mailbox__iexact="post@lummerland.example")
    asked = inquiry.confirmations.order_by("desk").values_list("desk", flat=True)
    assert list(asked) == ["left-bank", "office", "watch"]
    assert Letter.objects.filter(to__iexact="post@lummerland.example").count() == 1


def test_a_desk_of_a_mailbox_that_was_confirmed_lately_is_not_asked_along() -> None:
    change_desk("watch", at=SEEN_FIRST, mailbox=OFFICE)
    change_desk("watch", confirmed_on="2027-03-20")

    ask()

    assert states("watch") == []
    assert states("office") == [("asked", "")]


def test_somebodys_own_mailbox_and_an_unstaffed_desk_are_not_asked() -> None:
    change_point("office", emails=["bela.blau@lummerland.example"])
    change_desk("left-bank", holders=0)

    ask()

    assert (states("office"), states("left-bank")) == ([], [])


def test_two_reminders_with_the_same_link_then_a_task_for_the_keeper() -> None:
    for day in days(HALF_A_YEAR_LATER, HALF_A_YEAR_LATER + timedelta(days=50)):
        each_minute(day)

    written = [letter.written_at for letter in letters_to(OFFICE)]
    assert [(at - HALF_A_YEAR_LATER).days for at in written] == [0, 14, 28]
    assert len({link_in(letter) for letter in letters_to(OFFICE)}) == 1
    assert states("office") == [("expired", "")]
    assert tasks(about="office") == [("unconfirmed", "office", "open")]


def test_a_link_ends_after_six_weeks() -> None:
    ask()
    token = link_for("office")

    last = asked_by(token, at=HALF_A_YEAR_LATER + timedelta(days=41))
    after = asked_by(token, at=HALF_A_YEAR_LATER + timedelta(days=42))

    assert (last is not None, after) == (True, None)


def test_a_worker_that_slept_for_a_month_reminds_once() -> None:
    ask()

    written = [ask(HALF_A_YEAR_LATER + timedelta(days=30)) for _ in range(2)]

    assert written == [4, 0]


def test_after_the_secret_was_changed_the_reminder_brings_a_link_that_works(settings: Any) -> None:
    ask()
    settings.SECRET_KEY = "another"  # noqa: S105 -- that of a test
    later = HALF_A_YEAR_LATER + timedelta(days=14)

    ask(later)

    first, second = letters_to(OFFICE)
    assert asked_by(link_in(first), at=later) is None
    assert asked_by(link_in(second), at=later) is not None


def test_a_question_is_given_up_when_its_desk_is_confirmed_otherwise_or_moves() -> None:
    ask()
    tokens = {key: link_for(key) for key in ("office", "left-bank")}
    change_desk("office", at=HALF_A_YEAR_LATER + DAY, confirmed_on="2027-05-04")
    change_desk("left-bank", mailbox="beratung@lummerland.example")

    opened = [asked_by(token, at=HALF_A_YEAR_LATER) for token in tokens.values()]
    ask(HALF_A_YEAR_LATER + DAY)

    assert opened == [None, None]
    assert states("office") == [("superseded", "")]
    assert states("left-bank") == [("superseded", ""), ("asked", "")]
    assert len(letters_to("beratung@lummerland.example")) == 1


def test_asking_a_mailbox_that_is_not_due_does_nothing() -> None:
    assert ask_mailbox(OFFICE, at=SEEN_FIRST) is None
    assert ask_mailbox("nobody@lummerland.example", at=HALF_A_YEAR_LATER) is None


def test_two_years_of_a_desk_that_answers_and_of_one_that_never_does() -> None:
    """The clock works each third day. The office answers the time after; the left bank never does."""
    answered: list[str] = []
    shown: dict[str, list[str]] = {"office": [], "left-bank": []}
    for now in days(SEEN_FIRST, SEEN_FIRST + timedelta(days=731), step=3 * DAY):
        written = letters_to(OFFICE)
        if len(written) > len(answered):
            token = link_in(written[-1])
            say_still_right(token, all_seen(token, now), at=now)
            answered.append(f"{now:%Y-%m-%d}")
        ask(now)
        for key, seen in shown.items():
            freshness = desk_book()[key].freshness_on(now.date())
            if seen[-1:] != [freshness]:
                seen.append(freshness)

    asked_at = {
        mailbox: [f"{each.asked_at:%Y-%m-%d}" for each in Inquiry.objects.filter(mailbox=mailbox)]
        for mailbox in (OFFICE, "left-bank@lummerland.example")
    }
    assert asked_at == {
        OFFICE: ["2027-05-03", "2027-11-08", "2028-05-12"],
        "left-bank@lummerland.example": [
            *("2027-05-03", "2027-08-01", "2027-10-30", "2028-01-28", "2028-04-27", "2028-07-26"),
            "2028-10-24",
        ],
    }
    assert answered == ["2027-05-06", "2027-11-11", "2028-05-15"]
    fresh = [Freshness.GREEN, Freshness.DUE]
    assert shown["office"] == [*fresh, *fresh, *fresh, Freshness.GREEN]
    assert shown["left-bank"] == [*fresh, Freshness.AMBER, Freshness.RED]
    assert len(letters_to("left-bank@lummerland.example")) == 6 * 3 + 1
    assert tasks(about="left-bank", state="open") == [("unconfirmed", "left-bank", "open")]
    assert tasks(about="office", state="open") == []
