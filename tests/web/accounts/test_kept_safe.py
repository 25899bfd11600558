"""What lies in the database, what ends when, and that the public part notices nothing."""

import time
from typing import Any

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obhut.audit.models import AuditEvent
from obhut.kernel.actor import Grant, Role
from tests.web.accounts.people import (
    BAVARIA,
    FOUR_WORDS,
    NUREMBERG,
    SEED,
    code_now,
    keeper,
    signed_in,
    somebody,
    with_codes,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
ALLAUTHS = ("account/login.html", "mfa/index.html", "usersessions/usersession_list.html", "429.txt",
            "account/email/password_reset_key_message.txt", "socialaccount/login.html")  # fmt: skip


def raw(table: str, column: str) -> str:
    """What lies in the column, as whoever steals the database reads it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column}::text FROM {table}")  # noqa: S608 -- names of ours
        return " ".join(row[0] for row in cursor.fetchall())


def set_up(client: Client) -> tuple[str, Any]:
    """The seed that the page shows, and the page."""
    page = client.get("/konto/schutz/codes/")
    return page.context["form"].secret, page


def fresh(person: Any) -> Client:
    """Signed in a moment ago, without a second factor."""
    client = signed_in(person, proved=False)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


def test_seeds_lie_sealed_in_the_database() -> None:
    with_codes(somebody("Ada"))

    lying = raw("mfa_authenticator", "data")

    assert "secret" in lying
    assert (SEED in lying, SEED.lower() in lying.lower()) == (False, False)


def test_a_seed_that_waits_for_its_first_code_lies_sealed_too() -> None:
    client = fresh(somebody("Ada"))

    seed, page = set_up(client)
    kept = Session.objects.get(pk=client.session.session_key)

    assert seed in page.text
    assert seed not in kept.session_data
    assert seed not in str(kept.get_decoded().keys())
    assert kept.get_decoded()["mfa.totp.secret"] == seed


def test_setting_up_codes_shows_recovery_codes_once_and_ends_other_sessions() -> None:
    ada = somebody("Ada", BAVARIA)
    other, client = fresh(ada), fresh(ada)
    seed, _page = set_up(client)

    done = client.post("/konto/schutz/codes/", {"code": code_now(seed)})
    first, second = client.get(done["Location"]), client.get(done["Location"])

    assert done["Location"] == "/konto/schutz/ersatzcodes/"
    assert (first.text.count("<li><code>"), second.text.count("<li><code>")) == (10, 0)
    assert (client.get("/konto/leute/").status_code, other.get("/konto/").status_code) == (200, 302)
    assert AuditEvent.objects.filter(kind="second factor set up").count() == 1


def test_an_older_session_is_ended_by_whoever_owns_it_and_by_nobody_else() -> None:
    ada, here = keeper("Ada", BAVARIA)
    there = signed_in(ada)
    _cem, elsewhere = keeper("Cem", NUREMBERG)
    older = UserSession.objects.get(session_key=there.session.session_key)

    foreign = elsewhere.post("/konto/sitzungen/", {"session": str(older.pk)})
    before = there.get("/konto/").status_code
    done = here.post("/konto/sitzungen/", {"session": str(older.pk)})

    assert (foreign.status_code, before, done.status_code) == (404, 200, 302)
    assert there.get("/konto/").status_code == 302
    assert here.get("/konto/").status_code == 200
    assert here.post("/konto/sitzungen/", {"session": "x" * 40}).status_code == 404


def test_a_new_passphrase_signs_out_elsewhere() -> None:
    ada = with_codes(somebody("Ada", passphrase=FOUR_WORDS))
    here, there = signed_in(ada), signed_in(ada)
    new = "tintenfass wolke garage"

    wrong = here.post(
        "/konto/passphrase/", {"oldpassword": "x", "password1": new, "password2": new}
    )
    done = here.post(
        "/konto/passphrase/", {"oldpassword": FOUR_WORDS, "password1": new, "password2": new}
    )

    assert "nicht Ihre jetzige" in wrong.text
    assert (done.status_code, done["Location"]) == (302, "/konto/")
    assert (here.get("/konto/").status_code, there.get("/konto/").status_code) == (200, 302)


def test_a_closed_account_is_out_at_once() -> None:
    _ada, browser = keeper("Ada", BAVARIA)
    bela, other = keeper("Bela", NUREMBERG)
    assert other.get("/konto/leute/").status_code == 200

    asked = browser.get(f"/konto/leute/{bela.pk}/schliessen/")
    closed = browser.post(f"/konto/leute/{bela.pk}/schliessen/")

    assert (asked.status_code, closed.status_code) == (200, 302)
    assert other.get("/konto/leute/").status_code == 302


def test_a_role_taken_back_closes_the_page_at_once_and_the_refusal_is_recorded() -> None:
    _ada, browser = keeper("Ada", BAVARIA)
    bela, other = keeper("Bela", NUREMBERG)
    number = bela.grants.get().pk

    done = browser.post(f"/konto/leute/{bela.pk}/entziehen/grant/{number}/")
    refused = other.get("/konto/leute/")
    event = AuditEvent.objects.get(kind="refused")

    assert (done.status_code, refused.status_code) == (302, 403)
    assert (event.person, event.subject) == (bela.pk, "/konto/leute/")


def test_the_people_of_another_area_do_not_exist() -> None:
    cem, browser = keeper("Cem", Grant(Role.LAND_COORDINATION, "land", "DE-HH"))
    bela = somebody("Bela", NUREMBERG)
    number = bela.grants.get().pk

    statuses = [
        browser.get(f"/konto/leute/{bela.pk}/").status_code,
        browser.post(
            f"/konto/leute/{bela.pk}/", {"role": "reader", "where": "land:DE-HH"}
        ).status_code,
        browser.post(f"/konto/leute/{bela.pk}/entziehen/grant/{number}/").status_code,
        browser.post(f"/konto/leute/{cem.pk}/entziehen/grant/{number}/").status_code,
        browser.post(f"/konto/leute/{bela.pk}/schliessen/").status_code,
    ]

    assert statuses == [404] * 5
    assert "bela@example.org" not in browser.get("/konto/leute/").text


def test_a_list_of_people_costs_the_same_number_of_queries_for_one_and_three() -> None:
    _ada, browser = keeper("Ada", BAVARIA)
    browser.get("/konto/leute/")
    counts = []
    for name in ("Bela", "Cem"):
        somebody(name, NUREMBERG)
        with CaptureQueriesContext(connection) as asked:
            browser.get("/konto/leute/")
        counts.append(len(asked))

    assert counts == [10, 10]


def test_a_public_page_asks_nothing_more_of_the_database_for_somebody_signed_in() -> None:
    _ada, browser = keeper("Ada", BAVARIA)
    counts = []
    for client in (Client(), browser):
        client.get("/verdacht/?land=DE-BY")
        with CaptureQueriesContext(connection) as asked:
            answer = client.get("/verdacht/?land=DE-BY")
        counts.append((len(asked), "Cookie" in answer.headers.get("Vary", ""), len(answer.cookies)))

    assert counts == [(1, False, 0), (1, False, 0)]


@pytest.mark.parametrize("name", ALLAUTHS)
def test_no_template_of_the_library_can_be_reached(name: str) -> None:
    with pytest.raises(TemplateDoesNotExist):
        get_template(name)


def test_pages_of_accounts_are_kept_nowhere() -> None:
    _ada, browser = keeper("Ada", BAVARIA)

    kept = {
        address: browser.get(address)["Cache-Control"]
        for address in ("/konto/", "/konto/leute/", "/konto/schutz/", "/konto/sitzungen/")
    }

    assert {address for address, said in kept.items() if "no-store" not in said} == set()
