"""A Land follows its template in a real browser: by keyboard, without script, at both widths."""

from collections.abc import Iterator
from typing import Any

import pytest
import pytest_django
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from obhut.concepts.actions.merging import open_merge
from obhut.kernel.actor import Grant, Role
from tests.addresses import State
from tests.browser.conftest import OpenPage, Watch
from tests.browser.keepers import content_afterwards, signed_in_as
from tests.browser.looks import what_is_wrong
from tests.concepts.tailoring.three_floors import COORDINATION, TUESDAY
from tests.web.accounts.afterwards import nobody_afterwards
from tests.web.accounts.people import FOUR_WORDS, somebody, with_codes
from tests.web.merging.federal import bavaria_behind

WIDE, NARROW = 1280, 320
MERGE = "/anpassung/de-by/zusammenfuehren/"
LISTS = ("", "?show=listed", "?show=decided")
LAND = Grant(Role.LAND_COORDINATION, "land", "DE-BY")


@pytest.fixture(scope="module")
def ada(
    browser: Browser,
    site: LiveServer,
    files: dict[str, str],
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> Iterator[dict[str, Any]]:
    """She coordinates Bavaria, whose template has gone on."""
    with django_db_blocker.unblock(), content_afterwards(files), nobody_afterwards():
        with_codes(somebody("Ada", LAND, passphrase=FOUR_WORDS))
        bavaria_behind()
        open_merge("de-by", by=COORDINATION, at=TUESDAY)
        yield signed_in_as("Ada", browser, site)


@pytest.mark.parametrize("shown", LISTS)
def test_the_lists_have_no_barrier_and_stay_in_their_window(
    new_page: OpenPage, ada: dict[str, Any], watch: Watch, shown: str
) -> None:
    page = new_page(storage_state=ada)

    assert what_is_wrong(page, watch, State(MERGE + shown)) == []


def test_by_keyboard_and_without_script_everything_is_decided_and_becomes_a_draft(
    new_page: OpenPage, ada: dict[str, Any]
) -> None:
    page = new_page(NARROW, storage_state=ada, java_script_enabled=False)
    page.goto(MERGE)
    while page.get_by_text("Braucht Ihr Ja.").count():
        _decide_first(page)
    page.goto(f"{MERGE}?show=listed")
    _press(page, page.locator("form[action$='uebernehmen/'] button"))
    page.get_by_text("Alles ist entschieden.").wait_for()
    _press(page, page.get_by_role("button", name="Entwurf daraus machen"))
    page.wait_for_url("**/anpassung/de-by/")

    assert "Fassung 2 (Entwurf)" in page.locator("main").inner_text()
    page.goto(MERGE)
    assert "wurde ein Entwurf" in page.locator("main").inner_text()


def _decide_first(page: Page) -> None:
    """Take what is suggested: the first of the ways of the first item, with keys alone."""
    item = page.locator(".merge-item").first
    item.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    _press(page, item.get_by_role("button", name="Entscheiden"))


def _press(page: Page, button: Any) -> None:
    button.first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
