"""Whole stories: what a professional does at night, from the first page to the right desk."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import sideways

FRIDAY_NIGHT = "at=2026-11-27T23:30"
HOTLINE = "a[href='tel:09112313333']"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_school_social_worker_in_nuremberg_finds_on_friday_night_whom_to_call(
    new_page: OpenPage,
    watch: Watch,
    width: int,
    scripts: bool,  # noqa: FBT001 -- a parameter of the table above
) -> None:
    page = new_page(width, java_script_enabled=scripts)
    page.goto("/")
    assert page.locator("main a[href='tel:110']").first.is_visible()

    page.get_by_role("link", name="Nächste Schritte klären").click()
    page.goto(f"{page.url}?{FRIDAY_NIGHT}")
    answer(page, land="DE-BY")
    answer(page, ags="09564")
    page.get_by_label("Schulsozialarbeit").check()
    go_on(page)
    page.get_by_label("Gerade nicht").check()
    page.get_by_role("button", name="Plan anzeigen").click()

    line = page.locator(".desk-card").filter(has=page.locator(HOTLINE)).first
    assert page.get_by_role("heading", level=1).inner_text() == "Ihr Plan"
    assert "Schulsozialarbeit · Nürnberg, Bayern · Freitag, 27. November 2026, 23:30" in lead(page)
    assert line.get_by_text("jetzt erreichbar").first.is_visible()
    assert "Von der Stelle selbst noch nicht bestätigt" in line.inner_text()
    assert page.get_by_text("Noch nicht geprüft").first.is_visible()
    assert FRIDAY_NIGHT.replace(":", "%3A") in page.url
    assert page.context.cookies() == []
    assert (watch.strangers, watch.complaints) == ([], [])
    assert sideways(page) == 0 if scripts else True


def test_with_the_keyboard_alone_the_plan_is_reached(new_page: OpenPage) -> None:
    page = new_page()
    page.goto(f"/verdacht/?land=DE-BY&{FRIDAY_NIGHT}")

    reach(page, "select")
    page.keyboard.type("Regensburg (S")
    reach(page, "button")
    page.keyboard.press("Enter")
    page.wait_for_url("**ags=09362**")
    reach(page, "input")
    page.keyboard.press("Space")
    reach(page, "button")
    page.keyboard.press("Enter")
    page.wait_for_url("**profession=as-school-social-worker**")
    reach(page, "button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/**")

    assert lead(page).startswith("Schulsozialarbeit · Regensburg (Stadt), Bayern · Freitag")


def test_an_answer_is_changed_without_losing_the_others(new_page: OpenPage) -> None:
    page = new_page(320)
    page.goto(f"/plan/?land=DE-BY&ags=09564&profession=as-teacher&danger=not_now&{FRIDAY_NIGHT}")

    page.get_by_text("Ihre Angaben").click()
    page.get_by_role("link", name="Ändern Lage").click()
    kept = page.get_by_label("Gerade nicht").is_checked()
    page.get_by_label("Ja, jetzt").check()
    page.get_by_role("button", name="Plan anzeigen").click()

    first = page.locator(".now .phone").first
    assert kept
    assert first.get_attribute("href") == "tel:110"
    assert lead(page).startswith("Schule: Lehrkraft, Schulleitung · Nürnberg, Bayern · Freitag")


def test_the_plan_is_kept_as_an_address_and_opens_in_the_other_language(new_page: OpenPage) -> None:
    page = new_page()
    page.goto(f"/plan/?ags=09564&profession=as-teacher&danger=not_now&{FRIDAY_NIGHT}")

    page.get_by_role("link", name="English").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Your plan"
    assert page.locator(HOTLINE).first.is_visible()


def test_where_no_desk_is_known_the_page_says_so_and_names_who_answers(new_page: OpenPage) -> None:
    page = new_page(320)
    page.goto(f"/stellen/?function=forensic-care&land=DE-TH&ags=16051&{FRIDAY_NIGHT}")

    assert page.get_by_text("Wir kennen hier keine Stelle dafür.").is_visible()
    assert page.locator("main a[href='tel:116016']").is_visible()


def answer(page: Page, **said: str) -> None:
    for name, value in said.items():
        page.locator(f"[name={name}]").select_option(value)
    go_on(page)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Weiter").click()


def lead(page: Page) -> str:
    return page.locator(".lead").inner_text()


def reach(page: Page, tag: str) -> None:
    """Press Tab until an element of this kind inside the form has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = page.evaluate("!!document.activeElement.closest('main form')")
        if inside and page.evaluate("document.activeElement.localName") == tag:
            return
    raise AssertionError(f"No {tag} of the form is reached with Tab.")
