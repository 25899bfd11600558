"""The directory in a real browser: for everyone, at both widths, by keyboard, without script."""

from tests.browser.conftest import OpenPage


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


def test_what_was_found_is_taken_along_with_one_click(new_page: OpenPage) -> None:
    page = new_page(320)
    page.goto("/verzeichnis/?land=DE-BY")

    with page.expect_download() as download:
        page.get_by_role("link", name="Arbeitsmappe (XLSX)").click()

    assert download.value.suggested_filename == "verzeichnis.xlsx"
    assert download.value.path().read_bytes().startswith(b"PK")
