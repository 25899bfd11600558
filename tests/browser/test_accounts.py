"""From an invitation to the page of a keeper, in a real browser: every page on the way is judged."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import pytest_django
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from obhut.accounts.actions.invitations import invite
from obhut.kernel.actor import INSTALLATION
from obhut.web.accounts.steps import path_of
from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import sideways, unfold, violations
from tests.web.accounts.afterwards import nobody_afterwards
from tests.web.accounts.people import BAVARIA, FOUR_WORDS, code_now

WIDE, NARROW = 1280, 320
OWN = (
    "/konto/", "/konto/sitzungen/", "/konto/schutz/", "/konto/passphrase/",
    "/konto/schutz/codes/beenden/", "/konto/schutz/ersatzcodes/", "/konto/schutz/ersatzcodes/neu/",
    "/konto/bestaetigen/", "/konto/bestaetigen/code/", "/konto/abmelden/", "/en/account/people/",
)  # fmt: skip
JUDGED: set[tuple[str, bool]] = set()


@pytest.fixture
def begun(site: LiveServer, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), nobody_afterwards():
        yield


def judged(page: Page) -> Page:
    """No barrier and no sideways scroll at either width; in the dark the contrast again.

    Once for each page, and once more where it says what was wrong.
    """
    unfold(page)
    kind = (heading(page), page.locator(".account-error").count() > 0)
    if kind in JUDGED:
        return page
    JUDGED.add(kind)
    found: list[str] = []
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {each}" for each in violations(page)]
        assert sideways(page) == 0, (page.url, width)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {each}" for each in violations(page, colours=True)]
    page.emulate_media(color_scheme="light")
    assert (page.url, found) == (page.url, [])
    return page


def fill_in(page: Page, **said: str) -> None:
    for name, value in said.items():
        page.locator(f"[name={name}]").fill(value)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def accept(page: Page, link: str, name: str) -> None:
    page.goto(link)
    judged(page)
    fill_in(page, name=name, password1="kurz", password2="kurz")
    press(page, "Einladung annehmen")
    assert "zu kurz" in judged(page).locator("main").inner_text()
    fill_in(page, password1=FOUR_WORDS, password2=FOUR_WORDS)
    press(page, "Einladung annehmen")


def sign_in(page: Page, mailbox: str) -> None:
    fill_in(page, login=mailbox, password=FOUR_WORDS)
    press(page, "Anmelden")


def set_up_codes(page: Page) -> None:
    page.get_by_role("link", name="Codes aus einer App einrichten").click()
    seed = judged(page).locator(".account-key").inner_text()
    fill_in(page, code="000000")
    press(page, "Codes einrichten")
    assert "stimmt nicht" in judged(page).locator("main").inner_text()
    fill_in(page, code=code_now(seed))
    press(page, "Codes einrichten")
    assert heading(judged(page)) == "Ersatzcodes"
    assert page.locator(".account-codes li").count() == 10


def first_link() -> str:
    invited = invite("ada@example.org", BAVARIA, by=INSTALLATION, at=timezone.now())
    return path_of(invited.secret)


def link_of_the_letter() -> str:
    found = re.search(r"https?://\S+", str(mail.outbox[-1].body))
    assert found
    return urlsplit(found[0]).path


def invite_bela(page: Page) -> None:
    """Once beyond her area, which is refused, and once inside it."""
    page.get_by_role("link", name="Jemanden einladen").click()
    judged(page)
    for where in ("kreis:02000", "kreis:09564"):
        page.goto("/konto/leute/einladen/")
        page.get_by_label("Kreispflege").check()
        fill_in(page, mail="bela@example.org", where=where)
        press(page, "Einladung senden")
        if where == "kreis:02000":
            assert "nur im eigenen Gebiet" in page.locator("main").inner_text()
    said = judged(page).locator("main").inner_text()
    assert "Die Einladung ist unterwegs." in said
    assert "bela@example.org: Kreispflege, Nürnberg" in said


def close_belas_account(page: Page) -> None:
    page.reload()
    page.get_by_role("link", name="Bela").click()
    judged(page)
    page.get_by_role("link", name="Dieses Konto schließen").click()
    judged(page)
    press(page, "Konto schließen")


def with_device(page: Page) -> Page:
    """The device of the page can keep passkeys, and its finger is always the right one."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    wishes = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    wishes |= {"hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": wishes})
    return page


def test_ada_is_invited_protects_her_account_and_invites_bela(
    begun: None, new_page: OpenPage, watch: Watch
) -> None:
    page, other = new_page(WIDE), new_page(NARROW)

    accept(page, first_link(), "Ada")
    assert heading(judged(page)) == "Anmelden"
    sign_in(page, "ada@example.org")
    assert "zweiten Faktor" in judged(page).locator("main").inner_text()
    page.goto("/konto/leute/")
    assert heading(judged(page)) == "Zweiter Faktor"
    set_up_codes(page)
    page.goto("/konto/leute/")
    assert heading(judged(page)) == "Leute meines Gebiets"
    invite_bela(page)

    accept(other, link_of_the_letter(), "Bela")
    sign_in(other, "bela@example.org")
    other.goto("/konto/schutz/")
    set_up_codes(other)
    other.goto("/konto/leute/")
    assert "Kreispflege, Nürnberg" in judged(other).locator("main").inner_text()
    close_belas_account(page)
    other.reload()
    assert heading(other) == "Anmelden"

    for address in OWN:
        page.goto(address)
        judged(page)
    refusals = ("status of 403", "status of 422")
    strange = [said for said in watch.complaints if not any(each in said for each in refusals)]
    assert (strange, watch.strangers) == ([], [])


@pytest.mark.parametrize("address", ["/konto/vergessen/", "/konto/vergessen/gesendet/",
                                     "/konto/vergessen/fertig/", "/konto/einladung/x/",
                                     "/en/account/sign-in/"])  # fmt: skip
def test_a_page_on_the_way_in_has_no_barrier(begun: None, new_page: OpenPage, address: str) -> None:
    page = new_page(WIDE)

    page.goto(address)

    judged(page)


def test_a_passkey_protects_the_account_and_then_signs_in_alone(
    begun: None, new_page: OpenPage, site: LiveServer, watch: Watch
) -> None:
    """A device that asks for a finger, as Chromium pretends it; a passkey needs a name, no number."""
    home = site.url.replace("127.0.0.1", "localhost")
    watch.home = urlsplit(home).netloc
    page = with_device(new_page(WIDE, base_url=home))

    accept(page, first_link(), "Ada")
    sign_in(page, "ada@example.org")
    page.goto("/konto/schutz/")
    page.get_by_role("link", name="Passkey hinzufügen").click()
    judged(page)
    fill_in(page, name="Laptop")
    page.get_by_label("Mit diesem Passkey allein").check()
    press(page, "Passkey hinzufügen")
    page.wait_for_url("**/ersatzcodes/")
    page.goto("/konto/schutz/")
    assert "Laptop" in judged(page).locator("main").inner_text()
    assert "meldet allein an" in page.locator("main").inner_text()

    page.goto("/konto/abmelden/")
    press(page, "Abmelden")
    page.goto("/konto/anmelden/?next=/konto/leute/")
    sign_in(page, "ada@example.org")
    judged(page)
    press(page, "Passkey benutzen")
    page.wait_for_url("**/leute/")

    page.goto("/konto/abmelden/")
    press(page, "Abmelden")
    page.goto("/konto/anmelden/")
    press(page, "Mit Passkey anmelden")
    page.wait_for_url("**/konto/")
    page.goto("/konto/leute/")
    assert heading(page) == "Leute meines Gebiets"
    page.goto("/konto/bestaetigen/passkey/")
    judged(page)
    assert (watch.unexpected(422), watch.strangers) == ([], [])
