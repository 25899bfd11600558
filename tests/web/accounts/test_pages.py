"""Pages of accounts keep what every page promises, in both languages."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bench.sizes import FETCHED
from tests.house.test_every_page_tried_by_cem import DOORS
from tests.web.accounts.people import FEDERATION, keeper, signed_in, somebody
from tests.web.test_every_page import INLINE, LATER_VISIT, STRICT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
OWN = (
    "accounts:overview", "accounts:list_sessions", "accounts:list_people", "accounts:invite",
    "mfa_index", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes",
    "account_reauthenticate", "mfa_reauthenticate", "account_set_password", "account_logout",
)  # fmt: skip
HTML_DOORS = sorted(DOORS - {"mfa_login_webauthn"})


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


def faults_of(client: Client, path: str, language: str) -> list[str]:
    """What this page does not keep."""
    answer = client.get(path, headers={"accept-encoding": "br"})
    text = client.get(path).text
    rules = {
        name: set(values)
        for name, *values in map(str.split, answer["Content-Security-Policy"].split(";"))
        if name
    }
    broken = {
        "status": answer.status_code != 200,
        "language": f'<html lang="{language}">' not in text,
        "emergency call": 'href="tel:110"' not in text,
        "inline": bool(INLINE.search(text)),
        "policy": any(not rules.get(n, rules["default-src"]) <= may for n, may in STRICT.items()),
        "strangers": any("//" in each for each in FETCHED.findall(text)),
        "weight": len(answer.content) > LATER_VISIT,
        "kept": "no-store" not in answer.headers.get("Cache-Control", "")
        and 'name="csrfmiddlewaretoken"' in text,
        "referrer": (answer["Referrer-Policy"] == "same-origin") != ("csrfmiddlewaretoken" in text),
    }
    return [f"{path}: {what}" for what, is_so in broken.items() if is_so]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_on_the_way_in_keeps_what_every_page_promises(language: str) -> None:
    found = [
        fault
        for name in HTML_DOORS
        for fault in faults_of(Client(), address(name, language), language)
    ]

    assert found == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_of_an_account_keeps_what_every_page_promises(language: str) -> None:
    ada, _browser = keeper("Ada", FEDERATION)
    ada.set_password("lindwurm treppe salbei")
    ada.save()
    here = signed_in(ada)
    found = [
        fault
        for name in OWN
        if name != "account_set_password"
        for fault in faults_of(here, address(name, language), language)
    ]
    _bela, without = keeper("Bela", FEDERATION)

    assert found == []
    assert faults_of(without, address("account_set_password", language), language) == []


def test_no_page_of_an_account_is_open_to_who_is_not_signed_in() -> None:
    statuses = {name: Client().get(address(name, "de")).status_code for name in OWN}

    assert statuses == dict.fromkeys(OWN, 302)


def test_every_address_of_an_account_is_german_under_konto_and_english_under_account() -> None:
    wrong = [
        name
        for name in (*OWN, *DOORS)
        if not address(name, "de").startswith("/konto/")
        or not address(name, "en").startswith("/en/account/")
    ]

    assert wrong == []


def test_who_has_no_second_factor_sees_the_own_account_and_is_told_what_is_missing() -> None:
    browser = signed_in(somebody("Ada", FEDERATION), proved=False)

    page = browser.get("/konto/").text

    assert "richten Sie einen zweiten Faktor ein" in page
    assert re.search("Redaktion des Bundes, Deutschland", page)
