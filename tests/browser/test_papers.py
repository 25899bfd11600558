"""Handbook pages in a real browser, and the QR code that only paper shows."""

from tests.browser.conftest import OpenPage

PLAN = "/plan/?ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&danger=not_now"


def test_the_code_is_there_before_anybody_prints_and_only_paper_shows_it(
    new_page: OpenPage,
) -> None:
    page = new_page(1280)
    page.goto(PLAN)
    code = page.locator(".paper-foot__code")
    loaded = code.evaluate("image => image.complete && image.naturalWidth > 0")
    on_screen = code.is_visible()

    page.emulate_media(media="print")

    assert (loaded, on_screen, code.is_visible()) == (True, False, True)
