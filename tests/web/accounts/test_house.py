"""Signing in through the identity service of the house, against a real one on this machine."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client

from obhut.accounts.models import Person
from obhut.config.environment import openid_connect
from tests.web.accounts.house import CLIENT, SECRET, House, a_house
from tests.web.accounts.people import BAVARIA, FOUR_WORDS, code_now, somebody, with_codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
THROUGH = "/konto/anmelden/house/"


@pytest.fixture
def house(settings: object) -> Iterator[House]:
    with a_house() as house:
        settings.SOCIALACCOUNT_PROVIDERS = openid_connect(  # type: ignore[attr-defined]  # pytest-django's own
            {
                "OBHUT_OIDC_SERVER": house.address,
                "OBHUT_OIDC_CLIENT": CLIENT,
                "OBHUT_OIDC_SECRET": SECRET,
                "OBHUT_OIDC_NAME": "Haus Bayern",
            }
        )
        yield house


def through(house: House, client: Client) -> HttpResponse:
    """There and back again."""
    sent = client.post(THROUGH)
    assert sent["Location"].startswith(house.address)
    back = house.authorize(sent["Location"])
    assert urlsplit(back).path == f"{THROUGH}callback/"
    answer: HttpResponse = client.get(back)  # type: ignore[assignment]  # what a client gets is one
    return answer


def test_the_house_knows_ada_and_the_second_factor_is_asked_for_here(house: House) -> None:
    ada = with_codes(somebody("Ada", BAVARIA, passphrase=FOUR_WORDS))
    house.lets_in("ada", "Ada@example.org")
    client = Client()

    page = client.get("/konto/anmelden/").text
    answer = through(house, client)
    done = client.post(answer["Location"], {"code": code_now()})
    ada.refresh_from_db()

    assert "Anmelden mit Haus Bayern" in page
    assert answer["Location"] == "/konto/anmelden/code/"
    assert (done["Location"], client.get("/konto/leute/").status_code) == ("/konto/", 200)
    assert ada.check_password(FOUR_WORDS)
    assert SocialAccount.objects.get().extra_data == {}


def test_who_comes_again_is_known_by_the_number_and_no_longer_by_the_mailbox(house: House) -> None:
    somebody("Ada", BAVARIA)
    house.lets_in("ada", "ada@example.org")
    through(house, Client())
    house.lets_in("ada", "ada.now.married@example.org")
    client = Client()

    answer = through(house, client)

    assert (answer.status_code, client.get("/konto/").status_code) == (302, 200)
    assert SocialAccount.objects.get().extra_data == {}


@pytest.mark.parametrize("why", ["unknown", "not verified", "closed"])
def test_the_house_opens_no_account(house: House, why: str) -> None:
    ada = somebody("Ada", BAVARIA)
    house.lets_in("ada", "ada@example.org", verified=why != "not verified")
    if why == "unknown":
        house.lets_in("cem", "cem@example.org")
    if why == "closed":
        Person.objects.filter(pk=ada.pk).update(is_active=False)
    client = Client()

    answer = through(house, client)

    assert (answer.status_code, client.get("/konto/").status_code) == (403, 302)
    assert "kann sich niemand anmelden" in answer.text
    assert Person.objects.count() == 1


def test_an_answer_that_nobody_asked_for_is_refused(house: House) -> None:
    somebody("Ada", BAVARIA)
    house.lets_in("ada", "ada@example.org")
    asked = Client()
    back = house.authorize(asked.post(THROUGH)["Location"])

    stolen = Client().get(back)
    errors = [
        asked.get(f"{THROUGH}callback/?{query}").status_code
        for query in ("", "error=access_denied", "code=x&state=y", "code=" + "x" * 7_000)
    ]

    assert stolen.status_code == 403
    assert errors == [403] * 4


def test_a_code_that_the_house_did_not_give_is_refused(house: House) -> None:
    somebody("Ada", BAVARIA)
    house.lets_in("ada", "ada@example.org")
    client = Client()
    back = house.authorize(client.post(THROUGH)["Location"])
    house.codes.clear()

    assert client.get(back).status_code == 403


def test_a_house_that_does_not_answer_is_no_error_of_ours(settings: object) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = openid_connect(  # type: ignore[attr-defined]  # pytest-django's own
        {
            "OBHUT_OIDC_SERVER": "http://127.0.0.1:1",
            "OBHUT_OIDC_CLIENT": CLIENT,
            "OBHUT_OIDC_SECRET": SECRET,
        }
    )

    answer = Client().post(THROUGH)

    assert answer.status_code == 502
    assert "antwortet nicht" in answer.text


def test_without_a_house_there_is_no_such_door() -> None:
    statuses = (Client().post(THROUGH).status_code, Client().get(f"{THROUGH}callback/").status_code)

    assert statuses == (404, 404)
    assert "Haus" not in Client().get("/konto/anmelden/").text
