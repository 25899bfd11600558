"""The finder on paper, in a real browser."""

from tests.browser.conftest import OpenPage

PLAN = "/plan/?ags=09564&profession=as-school-social-worker&at=2026-11-27T23:30&danger=not_now"


def test_paper_shows_what_is_folded_on_the_screen(new_page: OpenPage) -> None:
    page = new_page(1280)
    page.goto(PLAN)
    ground = (
        page.locator(".step .more")
        .first.get_by_text("Stands here because:")
        .or_(page.locator(".step .more").first.get_by_text("Steht hier, weil:"))
    )
    on_screen = ground.is_visible()

    page.emulate_media(media="print")

    assert (on_screen, ground.is_visible()) == (False, True)
