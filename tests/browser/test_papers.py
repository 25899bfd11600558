"""Handbook pages in a real browser, and the QR code that only paper shows."""

import pytest

from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import sideways, violations

ADDRESSES = ["/handbuch/", "/handbuch/DE-BE/", "/en/handbook/", "/en/handbook/DE-TH/"]
PLAN = "/plan/?ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&danger=not_now"


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_the_handbooks_has_no_barrier_at_either_width(
    new_page: OpenPage, watch: Watch, address: str
) -> None:
    page = new_page(1280)
    page.goto(address)
    wide = violations(page)

    page.set_viewport_size({"width": 320, "height": 900})

    assert (wide, violations(page)) == ([], [])
    assert sideways(page) == 0
    assert (watch.complaints, watch.strangers) == ([], [])


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
