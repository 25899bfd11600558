"""The pages that are read, in a real browser: no barrier, no sideways scroll, whole on paper."""

import pytest

from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import sideways, violations

PAGES = [
    *("/wissen/", "/wissen/grenzen/", "/wissen/vereinbarung/", "/kooperation/", "/schritte/"),
    *("/schritte/step-7b/", "/fristen/", "/formen/", "/formen/f01/", "/recht/", "/recht/kkg-4/"),
    *("/formen/abgrenzung/?one=b-smuggling&other=b-trafficking", "/recht/?level=x", "/glossar/"),
    *("/beteiligte/", "/beteiligte/actor-a1/", "/recht/4kkg/", "/en/law/sgb8-8a/", "/en/glossary/"),
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_to_read_has_no_barrier_at_either_width(
    new_page: OpenPage, watch: Watch, address: str
) -> None:
    page = new_page(1280)
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    wide = violations(page)

    page.set_viewport_size({"width": 320, "height": 900})

    assert (wide, violations(page), sideways(page)) == ([], [], 0)
    assert [said for said in watch.complaints if "status of 4" not in said] == []
    assert watch.strangers == []


@pytest.mark.parametrize("address", ["/recht/kkg-4/", "/formen/", "/wissen/"])
def test_a_dark_page_to_read_has_no_barrier(new_page: OpenPage, address: str) -> None:
    page = new_page(320, color_scheme="dark")

    page.goto(address)

    assert violations(page) == []


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
