"""The pages that are read, in a real browser: no barrier, no sideways scroll, whole on paper."""

from tests.browser.conftest import OpenPage


def test_a_norm_is_found_with_the_keyboard_alone(new_page: OpenPage) -> None:
    page = new_page()
    page.goto("/recht/")

    page.get_by_label("Fundstelle oder Wort").focus()
    page.keyboard.type("4 kkg")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recht/?q=4+kkg*")
    page.get_by_role("link", name="§ 4 KKG").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/recht/kkg-4/")
    assert page.get_by_role("heading", level=1).inner_text().startswith("§ 4 KKG")


def test_the_state_of_review_stands_on_paper(new_page: OpenPage) -> None:
    page = new_page()
    page.goto("/formen/f01/")

    page.emulate_media(media="print")

    assert page.locator(".sure .review-state").first.is_visible()
