"""The directory in a real browser: for everyone, at both widths, by keyboard, without script."""

import pytest

from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import sideways, violations

ADDRESSES = [
    *("/verzeichnis/", "/en/directory/?land=DE-BY", "/stellen/"),
    "/verzeichnis/?q=jugentamt&minors=yes&page=1",
    "/verzeichnis/?q=passau&language=tr",
    *("/verzeichnis/be-hotline/", "/verzeichnis/de-berta/", "/en/directory/de-kok-online/"),
    *("/verzeichnis/?land=XX&page=0", "/verzeichnis/?page=99", "/verzeichnis/gibt-es-nicht/"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_the_directory_has_no_barrier_at_either_width(
    new_page: OpenPage, watch: Watch, address: str
) -> None:
    page = new_page(1280)
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    wide = violations(page)

    page.set_viewport_size({"width": 320, "height": 900})

    assert (wide, violations(page)) == ([], [])
    assert sideways(page) == 0
    assert [said for said in watch.complaints if "status of 4" not in said] == []
    assert watch.strangers == []


@pytest.mark.parametrize("looks", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_map_has_no_barrier_in_the_dark_or_in_forced_colours(
    new_page: OpenPage, looks: dict[str, str]
) -> None:
    page = new_page(320, **looks)

    page.goto("/verzeichnis/?land=DE-HE")

    assert violations(page) == []


def test_by_keyboard_a_tile_leads_to_the_entries_of_its_land(new_page: OpenPage) -> None:
    page = new_page(320, java_script_enabled=True)
    page.goto("/verzeichnis/")
    tile = page.locator(".tile a", has_text="Bayern")
    box = tile.bounding_box()

    tile.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**land=DE-BY**")

    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    assert page.locator("#found").inner_text() == "7 Einträge gefunden"
    assert page.url.endswith("#found")


def test_without_script_a_misspelt_search_finds_whom_to_call(new_page: OpenPage) -> None:
    page = new_page(320, java_script_enabled=False)
    page.goto("/stellen/")

    page.get_by_label("Name, Ort oder Thema").fill("jugentamt nuernbreg")
    page.get_by_role("button", name="Suche").click()

    assert page.locator("a.phone[href='tel:09112313333']").is_visible()
    assert page.context.cookies() == []
