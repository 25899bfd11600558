"""With the network gone: the last Land and the kept pages are read, and say how old they are."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.looks import violations

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url));
  return found.map((address) => address.pathname + address.search).sort();
}"""


def test_the_last_land_is_read_without_a_network_and_says_how_old_it_is(
    new_page: OpenPage,
) -> None:
    page = kept_with(new_page, "/verdacht/?land=DE-BY&ags=09564", "/telefonliste/DE-BY/")
    page.context.set_offline(True)

    page.goto("/telefonliste/DE-BY/")

    assert page.get_by_role("heading", level=1).inner_text() == "Telefonliste: Bayern"
    assert page.get_by_text("Kein Netz. Sie sehen diese Seite").is_visible()
    assert page.locator("main a[href='tel:09112313333']").first.is_visible()
    assert violations(page) == []


def test_a_page_that_is_not_kept_leads_to_those_that_are(new_page: OpenPage) -> None:
    page = kept_with(new_page, "/verdacht/?land=DE-BY&ags=09564", "/telefonliste/DE-BY/")
    wait_until(page, lambda: "/zeichen/" in page.evaluate(KEPT))
    page.context.set_offline(True)

    page.goto("/plan/?ags=09564&profession=as-teacher&danger=now")
    assert page.locator(".kept-pages a[href='/zeichen/']").is_visible()
    assert page.locator(".kept-pages a[href='/ohne-netz/']").count() == 0
    page.get_by_role("link", name="Telefonliste: Bayern").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Telefonliste: Bayern"


def test_no_answer_is_kept_and_only_the_last_land(new_page: OpenPage) -> None:
    page = kept_with(new_page, "/verdacht/?land=DE-BY", "/telefonliste/DE-BY/")

    page.goto("/plan/?ags=02000&profession=as-teacher&danger=now&missing=yes")
    wait_until(page, lambda: lists(page) == ["/telefonliste/DE-HH/"])

    assert [address for address in page.evaluate(KEPT) if "?" in address or "plan" in address] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_everything_kept_is_deleted_with_one_button(new_page: OpenPage) -> None:
    page = kept_with(new_page, "/telefonliste/DE-BY/", "/telefonliste/DE-BY/")

    page.goto("/ohne-netz/")
    page.get_by_role("button", name="Alles löschen").click()

    page.get_by_text("Gelöscht.").wait_for()
    assert page.evaluate("caches.keys()") == []


def test_whoever_leaves_quickly_does_not_come_back_with_back(new_page: OpenPage) -> None:
    page = new_page()
    page.route("https://www.dwd.de/**", lambda route: route.fulfill(body="weather"))
    page.goto("/")
    page.goto("/leichte-sprache/")

    page.get_by_role("link", name="Seite verlassen").click()
    page.wait_for_url("https://www.dwd.de/")
    page.go_back()

    assert page.url.endswith("/")
    assert "leichte-sprache" not in page.url


def kept_with(new_page: OpenPage, address: str, kept: str) -> Page:
    """A page whose browser has kept what it should."""
    page = new_page(320, service_workers="allow")
    page.goto(address)
    wait_until(page, lambda: kept in page.evaluate(KEPT))
    wait_until(page, lambda: page.evaluate("navigator.serviceWorker.controller !== null"))
    return page


def lists(page: Page) -> list[str]:
    return [address for address in page.evaluate(KEPT) if address.startswith("/telefonliste/")]


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Ask again for ten seconds at most. The page's policy forbids waiting inside it."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("Nothing came of it within ten seconds.")
