"""Coming in: what it takes, what nobody learns by trying, and that nobody locks out anybody else."""

import re
from collections.abc import Callable

import argon2
import pytest
from django.core import mail
from django.test import Client

from obhut.accounts.models import Person
from obhut.audit.models import AuditEvent
from tests.web.accounts.people import (
    BAVARIA,
    FOUR_WORDS,
    code_now,
    keeper,
    somebody,
    with_codes,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
SIGN_IN, CODE = "/konto/anmelden/", "/konto/anmelden/code/"
HERE, THERE = "192.0.2.1", "192.0.2.2"
ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "///evil.example", "https:evil.example",
    "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "http://testserver@evil.example/",
    "http://testserver/konto/", "data:text/html,x", "/\t/evil.example", " //evil.example",
)  # fmt: skip


def ada() -> Person:
    return with_codes(somebody("Ada", BAVARIA, passphrase=FOUR_WORDS))


def enter(
    client: Client, mailbox: str, passphrase: str = FOUR_WORDS, address: str = HERE, **more: str
) -> tuple[int, str, str]:
    """Status, where to, and the page without what differs from one request to the next."""
    told = {"login": mailbox, "password": passphrase, **more}
    answer = client.post(SIGN_IN, told, REMOTE_ADDR=address)
    page = re.sub(r'value="[^"]*"', "", answer.text)
    return answer.status_code, answer.headers.get("Location", ""), page


def test_passphrase_and_code_lead_to_ones_account() -> None:
    ada()
    client = Client()

    first = enter(client, "Ada@example.org")
    between = client.get("/konto/").status_code
    second = client.post(CODE, {"code": code_now()})

    assert first[:2] == (302, CODE)
    assert between == 302
    assert (second.status_code, second["Location"]) == (302, "/konto/")
    assert "Landeskoordination, Bayern" in client.get("/konto/").text
    assert client.get("/konto/leute/").status_code == 200


def test_a_wrong_code_does_not_open_and_the_right_one_opens_once() -> None:
    ada()
    client, again = Client(), Client()
    enter(client, "ada@example.org")
    enter(again, "ada@example.org")
    code = code_now()

    wrong = client.post(CODE, {"code": "000000" if code != "000000" else "111111"})
    right = client.post(CODE, {"code": code})
    replayed = again.post(CODE, {"code": code})

    assert (wrong.status_code, right.status_code, replayed.status_code) == (200, 302, 200)
    assert "Dieser Code stimmt nicht" in wrong.text
    assert "Dieser Code stimmt nicht" in replayed.text


def test_nobody_learns_from_the_answer_which_mailbox_has_an_account() -> None:
    ada()
    somebody("Bela")  # without a passphrase
    closed = somebody("Cem", passphrase=FOUR_WORDS)
    Person.objects.filter(pk=closed.pk).update(is_active=False)

    answers = [
        enter(Client(), "nobody@example.org"),
        enter(Client(), "ada@example.org", "quite another phrase"),
        enter(Client(), "bela@example.org"),
        enter(Client(), "cem@example.org"),
        enter(Client(), "cem@example.org", "quite another phrase"),
    ]

    assert answers[0][0] == 200
    assert "Mailadresse und Passphrase passen nicht zusammen." in answers[0][2]
    assert answers[1:] == answers[:1] * 4


def test_nobody_learns_from_the_time_which_mailbox_has_an_account(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What takes the time is one slow computation: it is counted, as a clock would flicker."""
    ada()
    computed: list[str] = []
    for home, name in ((argon2.PasswordHasher, "verify"), (argon2.low_level, "hash_secret")):
        monkeypatch.setattr(home, name, counted(getattr(home, name), computed))
    counts = []

    for name in ("ada", "nobody"):
        computed.clear()
        enter(Client(), f"{name}@example.org", "not the phrase")
        counts.append(len(computed))

    assert counts == [1, 1]


def counted(slow: Callable[..., object], computed: list[str]) -> Callable[..., object]:
    def computing(*args: object, **told: object) -> object:
        computed.append(slow.__name__)
        return slow(*args, **told)

    return computing


def test_a_failed_attempt_is_recorded_alike_with_and_without_an_account() -> None:
    ada()

    enter(Client(), "ada@example.org", "not the phrase")
    enter(Client(), "nobody@example.org", "not the phrase")
    first, second = AuditEvent.objects.filter(kind="sign-in refused")

    assert (first.person, first.facts) == (second.person, second.facts)
    assert first.subject != second.subject
    assert "example" not in first.subject


def test_who_tries_too_often_locks_out_nobody_else() -> None:
    ada()

    tried = [enter(Client(), "ada@example.org", "not the phrase")[2] for _ in range(5)]
    here = enter(Client(), "ada@example.org")
    there = enter(Client(), "ada@example.org", address=THERE)
    other = enter(Client(), "nobody@example.org")

    assert "Zu viele Versuche" not in tried[-1]
    assert (here[0], "Zu viele Versuche" in here[2]) == (200, True)
    assert there[:2] == (302, CODE)
    assert "passen nicht zusammen" in other[2]


def test_from_one_address_many_mailboxes_are_not_tried_in_a_row() -> None:
    pages = [enter(Client(), f"n{number}@example.org")[2] for number in range(21)]

    assert ["Zu viele Versuche" in page for page in pages] == [False] * 20 + [True]


def test_behind_proxies_the_address_they_saw_counts(settings: object) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # type: ignore[attr-defined]  # pytest-django's own
    ada()
    told = {"login": "ada@example.org", "password": "not the phrase"}

    for _ in range(5):
        Client().post(SIGN_IN, told, headers={"x-forwarded-for": f"10.9.9.9, {HERE}"})
    right = told | {"password": FOUR_WORDS}
    same = Client().post(SIGN_IN, right, headers={"x-forwarded-for": f"10.1.1.1, {HERE}"})
    other = Client().post(SIGN_IN, right, headers={"x-forwarded-for": THERE})
    strange = Client().post(SIGN_IN, right, headers={"x-forwarded-for": "nonsense"})

    assert (same.status_code, other.status_code, strange.status_code) == (200, 302, 403)


def test_codes_are_not_guessed_even_by_who_has_the_passphrase() -> None:
    ada()
    client = Client()
    enter(client, "ada@example.org")

    for number in range(5):
        client.post(CODE, {"code": f"00000{number}"})
    right = client.post(CODE, {"code": code_now()})

    assert (right.status_code, "Zu viele Versuche" in right.text) == (200, True)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_after_signing_in_nobody_is_sent_to_another_site(target: str) -> None:
    ada()
    client = Client()

    enter(client, "ada@example.org", next=target)
    done = client.post(CODE, {"code": code_now()})

    assert (done.status_code, done["Location"]) == (302, "/konto/")


def test_after_signing_in_one_is_where_one_wanted_to_be() -> None:
    ada()
    client = Client()

    sent = client.get("/konto/leute/")
    enter(client, "ada@example.org", next="/konto/leute/")
    done = client.post(CODE, {"code": code_now()})

    assert sent["Location"] == "/konto/anmelden/?next=%2Fkonto%2Fleute%2F"
    assert done["Location"] == "/konto/leute/"


def test_a_form_from_another_site_does_nothing() -> None:
    ada()
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(SIGN_IN, {"login": "ada@example.org", "password": FOUR_WORDS})
    _bela, browser = keeper("Bela", BAVARIA)
    browser.handler.enforce_csrf_checks = True
    invited = browser.post("/konto/leute/einladen/", {"mail": "x@example.org"})

    assert (answer.status_code, invited.status_code) == (403, 403)
    assert "Dieses Formular ist abgelaufen" in answer.text


def test_nobody_signs_up() -> None:
    statuses = {
        Client().get(f"/konto/{word}/").status_code
        for word in ("registrieren", "signup", "email", "inactive")
    }

    assert statuses == {404}


def test_signing_out_ends_the_session() -> None:
    _ada, browser = keeper("Ada", BAVARIA)

    asked = browser.get("/konto/abmelden/")
    done = browser.post("/konto/abmelden/")

    assert (asked.status_code, done["Location"]) == (200, "/")
    assert browser.get("/konto/").status_code == 302


def test_the_way_back_is_written_to_every_mailbox_and_works_once() -> None:
    person = ada()
    asked = [
        Client().post("/konto/vergessen/", {"email": mailbox})
        for mailbox in ("ada@example.org", "nobody@example.org")
    ]
    with_account, without = mail.outbox
    found = re.search(r"http://testserver(/\S+)", str(with_account.body))
    assert found
    client, new = (
        Client(),
        {"password1": "tintenfass wolke garage", "password2": "tintenfass wolke garage"},
    )

    form = client.get(found[1], follow=True)
    done = client.post(form.redirect_chain[-1][0], new)
    person.refresh_from_db()
    later = Client().get(found[1])

    assert {answer["Location"] for answer in asked} == {"/konto/vergessen/gesendet/"}
    assert with_account.subject == without.subject
    assert "kein Konto" in str(without.body)
    assert (done.status_code, person.check_password(new["password1"])) == (302, True)
    assert (later.status_code, "Dieser Link gilt nicht mehr" in later.text) == (410, True)
    assert enter(Client(), "ada@example.org", new["password1"])[:2] == (302, CODE)
