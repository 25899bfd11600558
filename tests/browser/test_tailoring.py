"""Tailoring in a real browser: every page at both widths and in both languages, by keyboard alone."""

from collections.abc import Iterator
from typing import Any

import pytest
import pytest_django
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from obhut.concepts.actions.tailoring import propose_to_template
from obhut.concepts.models import Proposal
from tests.addresses import State
from tests.browser.conftest import OpenPage, Watch
from tests.browser.keepers import content_afterwards
from tests.browser.looks import what_is_wrong
from tests.web.accounts.afterwards import nobody_afterwards
from tests.web.accounts.people import (
    BAVARIA,
    FEDERATION,
    FOUR_WORDS,
    NOW,
    code_now,
    somebody,
    with_codes,
)
from tests.web.tailoring.laender import (
    ADAPTED,
    COORDINATION,
    LEFT_OUT,
    adapt,
    decide,
    derived,
    draft,
    in_force,
    leave_out,
    next_federal,
    node,
    put_in,
)

WIDE, NARROW = 1280, 320
PAGES = (
    "/anpassung/",
    "/anpassung/federal/tafel/",
    "/anpassung/federal/tafel/?chapter=steps&show=all",
    "/anpassung/de-by/",
    "/anpassung/de-by/bausteine/{adapted}/",
    "/anpassung/de-by/bausteine/{adapted}/vorschlagen/",
    "/anpassung/de-by/bausteine/{left_out}/",
    "/anpassung/federal/tafel/{adapted}/",
    "/anpassung/federal/vorschlaege/",
    "/anpassung/vorschlaege/{proposal}/",
    "/anpassung/de-by/beginnen/",
)


@pytest.fixture(scope="module")
def world(
    browser: Browser,
    site: LiveServer,
    files: dict[str, str],
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> Iterator[dict[str, Any]]:
    """Bavaria has an edition in force, a draft after it, and a federal template that went on."""
    with django_db_blocker.unblock(), content_afterwards(files), nobody_afterwards():
        derived()
        adapt("de-by", ADAPTED, "Gefahr? Dann sofort die 110")
        put_in("de-by", "own-principle", below="independence")
        decide("de-by", ADAPTED)
        in_force()
        next_federal(ADAPTED, "step-0", "independence-1")
        derived("de-by")
        leave_out("de-by", LEFT_OUT)
        offered = propose_to_template(
            draft().pk, node("own-principle"), reason="Fehlt.", by=COORDINATION, at=NOW
        )
        ada = somebody("Ada", FEDERATION, BAVARIA, passphrase=FOUR_WORDS)
        with_codes(ada)
        yield {
            "kept": _signed_in(browser, site),
            "adapted": node(ADAPTED),
            "left_out": node(LEFT_OUT),
            "proposal": offered,
        }


def _signed_in(browser: Browser, site: LiveServer) -> dict[str, Any]:
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    page.goto("/konto/anmelden/?next=/anpassung/")
    page.locator("[name=login]").fill("ada@example.org")
    page.locator("[name=password]").fill(FOUR_WORDS)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.locator("[name=code]").fill(code_now())
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/anpassung/")
    kept: dict[str, Any] = dict(context.storage_state())
    context.close()
    return kept


@pytest.fixture
def open_text(new_page: OpenPage, world: dict[str, Any]) -> OpenPage:
    def open_page(width: int = WIDE, **wishes: Any) -> Page:
        return new_page(width, storage_state=world["kept"], **wishes)

    return open_page


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_tailoring_has_no_barrier_and_stays_in_its_window(
    open_text: OpenPage, watch: Watch, world: dict[str, Any], address: str
) -> None:
    state = State(address.format(**world))

    assert what_is_wrong(open_text(), watch, state) == []


def test_on_a_phone_the_board_names_who_deviates_and_leaves_out_who_does_not(
    open_text: OpenPage, world: dict[str, Any]
) -> None:
    page = open_text(NARROW)
    page.goto("/anpassung/federal/tafel/")

    row = page.locator(f".board--nodes tbody tr:has(a[href*='{world['adapted']}'])")
    seen = page.locator(".board--nodes tbody td:visible").count()

    assert "Bayern ≠↑ angepasst, liegt hinter der Vorlage zurück" in row.inner_text()
    assert seen == page.locator(".board--nodes tbody td:not(.board__cell--plain)").count()


def test_without_script_a_reason_is_written_down_by_keyboard_alone(
    open_text: OpenPage, world: dict[str, Any]
) -> None:
    page = open_text(NARROW, java_script_enabled=False)
    page.goto("/anpassung/de-by/")
    page.get_by_role("link", name="Eintragen").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#reason-form")

    page.get_by_label("Begründung", exact=True).focus()
    page.keyboard.type("Dazu gibt es ein eigenes Papier.")
    page.get_by_label("Welche Funktion hat entschieden?").fill("Referatsleitung")
    page.get_by_label("Entschieden am").fill("2026-11-20")
    page.get_by_role("button", name="Begründung festhalten").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "Die Begründung ist festgehalten." in page.locator("main").inner_text()
    page.goto("/anpassung/de-by/")
    assert "Dazu gibt es ein eigenes Papier." in page.locator("#own + ul").inner_text()
    assert Proposal.objects.count() == 1
