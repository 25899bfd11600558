"""The frame in a real browser: no barrier, no sideways scroll, nothing from elsewhere."""

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.looks import sideways, violations

LEAVE = "https://www.dwd.de/"


def test_everything_stands_without_scripts(new_page: OpenPage) -> None:
    page = new_page(java_script_enabled=False)

    page.goto("/")

    assert page.locator("main a[href='tel:110']").first.is_visible()


def test_the_first_key_skips_to_the_content_and_the_next_ones_follow_the_page(
    new_page: OpenPage,
) -> None:
    page = new_page()
    page.goto("/")

    walk = [tab(page) for _ in range(5)]

    assert walk == ["#main", "/", LEAVE, "/leichte-sprache/", "/gebaerdensprache/"]


def test_the_skip_link_is_seen_when_reached_and_leads_past_the_frame(new_page: OpenPage) -> None:
    page = new_page()
    page.goto("/ueber/")

    page.keyboard.press("Tab")
    seen = page.locator(".skip-link").bounding_box()
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.id")

    assert seen is not None
    assert seen["y"] >= 0
    assert focused == "main"


def test_targets_are_large_enough_for_a_thumb(new_page: OpenPage) -> None:
    page = new_page(320)
    page.goto("/")

    targets = page.locator(".action, .phone, nav a, header a, summary")
    boxes = [link.bounding_box() for link in targets.all() if link.is_visible()]

    assert [box for box in boxes if box is None or box["height"] < 24] == []


def test_the_chosen_language_opens_the_same_page(new_page: OpenPage) -> None:
    page = new_page()
    page.goto("/datenschutz/?land=BY")

    page.get_by_role("link", name="English").click()

    assert page.url.endswith("/en/privacy/?land=BY")
    assert page.get_by_role("heading", level=1).inner_text() == "Privacy"


def test_a_barrier_and_a_sideways_scroll_would_be_seen(new_page: OpenPage) -> None:
    page = new_page(320)
    page.goto("/")

    page.evaluate("document.querySelector('html').removeAttribute('lang')")
    page.evaluate("document.querySelector('main').style.width = '400px'")

    assert [found.split(" ")[0] for found in violations(page)] == ["html-has-lang"]
    assert sideways(page) == 80


def tab(page: Page) -> str:
    page.keyboard.press("Tab")
    return str(page.evaluate("document.activeElement.getAttribute('href')"))
