"""The signs in a real browser: ticking stays in it, and a sheet prints as a card."""

import re

import pytest
from playwright.sync_api import Page, Request

from tests.browser.conftest import OpenPage
from tests.browser.looks import violations

KEPT = """async () => [document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length]"""
TOGETHER = "#tick-x02"  # urgent, and a sign of two forms
ALONE = "#tick-s01"


def shown(page: Page) -> list[str]:
    """The headings of what follows, as a reader sees them."""
    headings = page.locator("[data-item]:visible h3")
    return [re.sub(r"\s+", " ", each) for each in headings.all_inner_texts()]


@pytest.fixture
def school(new_page: OpenPage) -> Page:
    page = new_page(1280)
    page.goto("/en/signs/card-school/")
    return page


def test_a_dark_sheet_has_no_barrier(new_page: OpenPage) -> None:
    page = new_page(320, color_scheme="dark")
    page.goto("/zeichen/card-school/")
    page.check(TOGETHER)

    assert violations(page) == []


def test_nothing_follows_before_something_is_ticked(school: Page) -> None:
    before = shown(school)
    school.check(ALONE)
    after = shown(school)
    school.uncheck(ALONE)

    assert (before, shown(school)) == ([], [])
    assert after[0] == "Step 0 Notice signs and write them down"
    assert after[-1] == "Look for the contrary and the course too"
    assert "Is there danger now?" not in after


def test_an_urgent_sign_asks_first_and_a_no_goes_on(school: Page) -> None:
    school.check(TOGETHER)
    asked = shown(school)
    reason = school.locator("[data-item='event-danger'] [data-because]").inner_text()
    school.get_by_role("button", name="No, not now: go on").click()
    answered = shown(school)
    school.check("#tick-s04")

    assert asked[0] == "Is there danger now?"
    assert reason == "Because you ticked: Older persons, unknown cars"
    assert answered == asked[1:]
    assert shown(school)[0] == "Is there danger now?"  # a new sign asks anew


def test_a_yes_leads_to_the_plan_in_danger(school: Page) -> None:
    school.check(TOGETHER)
    school.get_by_role("link", name="Plan: School social work").click()

    assert school.url.endswith("/en/plan/?profession=as-school-social-worker&danger=now")


def test_ticking_sends_nothing_and_keeps_nothing(school: Page) -> None:
    sent: list[str] = []

    def note(request: Request) -> None:
        sent.append(request.url)

    school.wait_for_load_state("networkidle")
    school.on("request", note)
    for box in school.locator(".sign__box").all():
        box.check()
    school.get_by_role("button", name="No, not now: go on").click()

    assert sent == []
    assert school.evaluate(KEPT) == ["", 0, 0, 0]
    assert school.url.endswith("/en/signs/card-school/")


def test_no_number_of_ticks_is_shown(school: Page) -> None:
    for box in school.locator("[data-leads]").all():
        box.check()

    assert not re.search(r"\b17\b|\d+ (?:signs|ticked)|%", school.locator("main").inner_text())


@pytest.mark.parametrize("way", ["reload", "clear"])
def test_ticks_are_gone_after_a_reload_or_when_cleared(school: Page, way: str) -> None:
    school.check(ALONE)
    school.check("#contrary-1")

    if way == "reload":
        school.reload()
    else:
        school.get_by_role("button", name="Clear all ticks").click()

    assert school.locator("input:checked").count() == 0
    assert shown(school) == []


def test_without_a_script_boxes_tick_and_every_reason_can_be_read(new_page: OpenPage) -> None:
    page = new_page(1280, java_script_enabled=False)
    page.goto("/en/signs/card-school/")
    page.check(TOGETHER)
    page.locator(".sign__more summary").first.click()

    assert page.locator("input:checked").count() == 1
    assert page.get_by_text("As with every sign:").first.is_visible()
    assert "Is there danger now?" in shown(page)
    assert page.get_by_role("button", name="No, not now: go on").count() == 0


def test_keys_alone_lead_from_a_tick_to_its_next_steps(new_page: OpenPage) -> None:
    page = new_page(320)
    page.goto("/en/signs/card-school/")
    page.focus(TOGETHER)
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "next-steps"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "tel:110"


@pytest.mark.parametrize("key", ["school", "youth-office", "health-care", "public"])
def test_a_sheet_prints_as_a_card_of_two_sides(new_page: OpenPage, key: str) -> None:
    page = new_page(1280)
    page.goto(f"/zeichen/card-{key}/")

    card = page.pdf(prefer_css_page_size=True)

    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", card)
    assert [(round(float(wide)), round(float(high))) for wide, high in boxes] == [(420, 595)] * 2


def test_paper_has_boxes_questions_and_the_day_but_no_frame(new_page: OpenPage) -> None:
    page = new_page(1280)
    page.goto("/zeichen/card-school/")
    page.emulate_media(media="print")

    assert page.locator(".sign__box").first.is_visible()
    assert page.get_by_text("Jetzt Gefahr?", exact=True).first.is_visible()
    assert page.get_by_text("Prüfsumme").is_visible()
    assert page.locator(".paper-foot__address").is_visible()
    assert page.locator(".site-header, .next-steps, nav").filter(visible=True).count() == 0
