"""From an invitation to a keeper's page: letter, link, passphrase, second factor."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from obhut.accounts.actions.invitations import invite
from obhut.accounts.models import Invitation, Person
from obhut.accounts.queries.acting import actor_of
from obhut.audit.models import AuditEvent
from obhut.kernel.actor import INSTALLATION, Grant, Role
from obhut.kernel.deadlines.days import day_of
from tests.web.accounts.people import (
    BAVARIA,
    FOUR_WORDS,
    NUREMBERG,
    keeper,
    signed_in,
    somebody,
    with_codes,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
ANSWER = {"name": "Bela", "password1": FOUR_WORDS, "password2": FOUR_WORDS}
INVITE = {"mail": "Bela@Example.org", "role": "district_keeper", "where": "kreis:09564"}


def link_in(letter: str) -> str:
    found = re.search(r"http://testserver(/\S+)", letter)
    assert found, letter
    return found[1]


def invited(mailbox: str = "bela@example.org", grant: Grant = NUREMBERG, **kwargs: object) -> str:
    at = timezone.now() - timedelta(**kwargs)  # type: ignore[arg-type]  # days, by name
    return f"/konto/einladung/{invite(mailbox, grant, by=INSTALLATION, at=at).secret}/"


def test_a_keeper_invites_and_the_letter_opens_an_account_in_both_languages() -> None:
    _ada, browser = keeper("Ada", BAVARIA)

    asked = browser.post("/konto/leute/einladen/", INVITE)
    letter = mail.outbox[0]
    link = link_in(str(letter.body))
    seen = Client().get(link)
    accepted = Client().post(link, ANSWER)
    bela = Person.objects.get(mail="bela@example.org")

    assert (asked.status_code, asked["Location"]) == (302, "/konto/leute/")
    assert letter.to == ["bela@example.org"]
    assert ("Einladung zu Obhut" in letter.subject, "Invitation" in letter.subject) == (True, True)
    assert "Kreispflege, Nürnberg" in seen.text
    assert (accepted.status_code, accepted["Location"]) == (302, "/konto/anmelden/")
    assert actor_of(bela, on=day_of(timezone.now())).grants == {NUREMBERG}
    assert bela.check_password(FOUR_WORDS)


def test_looking_at_a_link_does_not_use_it_up() -> None:
    link = invited()

    statuses = [Client().get(link).status_code for _ in range(3)]

    assert statuses == [200, 200, 200]


def test_a_link_works_once() -> None:
    link = invited()

    statuses = [Client().post(link, ANSWER).status_code for _ in range(2)]

    assert statuses == [302, 410]
    assert Person.objects.filter(mail="bela@example.org").count() == 1


@pytest.mark.parametrize("used", ["too late", "taken back", "never given", "another secret of it"])
def test_a_link_that_no_longer_holds_says_so_and_never_why(used: str) -> None:
    link = invited(days=8 if used == "too late" else 1)
    if used == "taken back":
        Invitation.objects.update(withdrawn_at=timezone.now())
    if used == "never given":
        Invitation.objects.all().delete()
    if used == "another secret of it":
        link = link.replace(link[17:20], "xxx")

    page, answer = Client().get(link), Client().post(link, ANSWER)

    assert (page.status_code, answer.status_code) == (410, 410)
    assert page.text.count("Dieser Link gilt nicht mehr") == 2
    assert Person.objects.count() == 0


def test_a_new_invitation_to_the_same_takes_the_earlier_link_back() -> None:
    first, second = invited(), invited()

    assert (Client().get(first).status_code, Client().get(second).status_code) == (410, 200)


def test_the_secret_of_a_link_is_kept_nowhere() -> None:
    secret = invited().split("/")[-2]

    kept = list(Invitation.objects.values_list("digest", flat=True))

    assert secret not in kept[0]
    assert len(kept[0]) == 64


@pytest.mark.parametrize(
    ("passphrase", "again", "says"),
    [
        ("kurz", "kurz", "zu kurz"),
        ("passwordpassword", "passwordpassword", "bald erraten"),
        ("Sommer2024!!!!", "Sommer2024!!!!", "bald erraten"),
        ("bela.example.org", "bela.example.org", "Namen oder Ihrer Mailadresse"),
        ("Jugendamt2026!", "Jugendamt2026!", "bald erraten"),
        ("x" * 129, "x" * 129, "zu lang"),
        (FOUR_WORDS, "etwas anderes ganz lang", "zwei verschiedene"),
        ("", "", "zwingend erforderlich"),
    ],
)
def test_a_weak_passphrase_is_refused_with_the_reason(
    passphrase: str, again: str, says: str
) -> None:
    link = invited()

    answer = Client().post(link, ANSWER | {"password1": passphrase, "password2": again})

    assert answer.status_code == 422
    assert says in answer.text
    assert Person.objects.count() == 0


def test_who_has_an_account_gets_the_role_and_keeps_the_passphrase() -> None:
    bela = somebody("Bela", Grant(Role.READER, "land", "DE-BY"), passphrase=FOUR_WORDS)
    link = invited()

    page = Client().get(link)
    Client().post(link, {"password1": "something else entirely", "name": "Mallory"})
    bela.refresh_from_db()

    assert ("password1" in page.text, bela.check_password(FOUR_WORDS)) == (False, True)
    assert (bela.name, bela.grants.count()) == ("Bela", 2)


def test_who_comes_back_after_the_account_was_closed_begins_anew() -> None:
    bela = with_codes(somebody("Bela", passphrase=FOUR_WORDS))
    Person.objects.filter(pk=bela.pk).update(is_active=False)
    new = "tintenfass wolke garage"

    Client().post(invited(), ANSWER | {"password1": new, "password2": new})
    bela.refresh_from_db()

    assert (bela.is_active, bela.check_password(new)) == (True, True)
    assert bela.authenticator_set.count() == 0  # type: ignore[attr-defined]  # allauth's table


def test_an_invitation_beyond_ones_area_is_refused_and_recorded() -> None:
    ada, browser = keeper("Ada", NUREMBERG)

    answer = browser.post("/konto/leute/einladen/", INVITE | {"where": "kreis:02000"})
    event = AuditEvent.objects.get(kind="refused")

    assert answer.status_code == 403
    assert "Rollen vergibt man nur im eigenen Gebiet." in answer.text
    assert (event.person, event.subject) == (ada.pk, "/konto/leute/einladen/")
    assert (mail.outbox, Invitation.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"where": "kreis:99999"}, "kennt das Verzeichnis nicht"),
        ({"where": "land:DE-BY"}, "Möglich sind: bezirk, kreis"),
        ({"role": "wizard"}, "ist keine Rolle"),
        ({"role": ""}, "zwingend erforderlich"),
        ({"mail": "bela"}, "gültige E-Mail-Adresse"),
        ({"mail": f"{'b' * 250}@example.org"}, "254 Zeichen"),
    ],
)
def test_an_invitation_that_does_not_fit_is_answered_with_what_would_be_right(
    changed: dict[str, str], says: str
) -> None:
    _ada, browser = keeper("Ada", BAVARIA)

    answer = browser.post("/konto/leute/einladen/", INVITE | changed)

    assert answer.status_code == 422
    assert says in answer.text
    assert (mail.outbox, Invitation.objects.count()) == ([], 0)


def test_an_invitation_is_taken_back_by_whoever_keeps_the_area_and_by_nobody_else() -> None:
    link = invited()
    number = Invitation.objects.get().pk
    address = f"/konto/leute/einladungen/{number}/zuruecknehmen/"
    _cem, elsewhere = keeper("Cem", Grant(Role.LAND_COORDINATION, "land", "DE-HH"))
    _ada, browser = keeper("Ada", BAVARIA)

    refused, done = elsewhere.post(address), browser.post(address)

    assert (refused.status_code, done.status_code) == (404, 302)
    assert Client().get(link).status_code == 410


def test_before_the_second_factor_a_keeper_changes_nothing() -> None:
    ada = somebody("Ada", BAVARIA)
    browser = signed_in(ada, proved=False)

    answer = browser.post("/konto/leute/einladen/", INVITE)

    assert (answer.status_code, Invitation.objects.count()) == (302, 0)
    assert answer["Location"] == "/konto/schutz/?next=%2Fkonto%2F"
