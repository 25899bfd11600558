"""What keepers see, in a real browser: every page at both widths, by keyboard, without script."""

import pytest

from tests.addresses import State
from tests.browser.conftest import OpenPage, Watch
from tests.browser.keepers import ada, open_kept
from tests.browser.looks import sideways, unfold, violations, what_is_wrong
from tests.web.keeping.addresses import CHANGED, ENTRY, KEPT

__all__ = ["ada", "open_kept"]
WIDE, NARROW = 1280, 320
STATES = [state for states in KEPT.values() for state in states]
DESK = f"/pflege/stellen/{CHANGED}/aendern/"


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.address[:60])
def test_a_page_of_keepers_has_no_barrier_and_stays_in_its_window(
    open_kept: OpenPage, watch: Watch, state: State
) -> None:
    assert what_is_wrong(open_kept(), watch, state) == []


def test_by_keyboard_and_without_script_a_lack_is_mended(open_kept: OpenPage) -> None:
    page = open_kept(NARROW, java_script_enabled=False)
    page.goto("/pflege/befunde/?lack=unconfirmed")
    page.get_by_role("link", name="Stelle ändern").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#field-confirmed_on")

    page.get_by_label("Von der Stelle selbst bestätigt am").fill("2026-11-20")
    page.get_by_label("Grund").focus()
    page.keyboard.type("Am Telefon bestätigt.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pflege/eintraege/**")

    said = page.locator("main").inner_text()
    assert "Geändert. Es gilt ab sofort." in said
    assert "bestätigt 20.11.2026" in said


def test_two_at_once_choose_field_by_field_and_the_choice_can_be_taken_back(
    open_kept: OpenPage, watch: Watch
) -> None:
    first, second = open_kept(WIDE), open_kept(NARROW)
    for page in (first, second):
        page.goto(DESK)
    for page, people in ((first, "3"), (second, "5")):
        page.get_by_label("Wie viele Personen sie besetzen").fill(people)
        page.get_by_label("Grund").fill(f"Dort sitzen {people}.")
    second.get_by_label("Vertretung falls bekannt").fill("desk-by-helpline-helpline")
    for page in (first, second):
        page.get_by_role("button", name="Speichern").click()

    assert second.get_by_role("heading", level=1).inner_text().startswith("Zwei Fassungen")
    assert (violations(second), sideways(second)) == ([], 0)
    second.get_by_role("group", name="Wie viele Personen sie besetzen").get_by_label(
        "Ihre Fassung"
    ).check()
    second.get_by_role("button", name="Speichern").click()
    second.wait_for_url(f"**/pflege/eintraege/{ENTRY}/")

    second.goto(f"/pflege/stellen/{CHANGED}/geschichte/")
    unfold(second)
    history = second.locator(".keeping-history > li").first.inner_text()
    assert "Redaktion des Bundes" in history
    assert "Dort sitzen 5." in history
    assert (violations(second), sideways(second)) == ([], 0)
    second.get_by_role("button", name="Diese Änderung zurücknehmen").first.click()
    assert "zurückgenommen" in second.locator(".keeping-history > li").first.inner_text()
    assert watch.strangers == []


def test_what_does_not_fit_is_told_at_the_top_and_leads_to_its_field(open_kept: OpenPage) -> None:
    page = open_kept(NARROW)
    page.goto(f"/pflege/eintraege/{ENTRY}/aendern/")
    page.get_by_label("Name", exact=True).fill("")
    page.get_by_label("E-Mail").fill("nirgendwo")
    page.get_by_role("button", name="Speichern").click()

    assert (violations(page), sideways(page)) == ([], 0)
    page.get_by_role("link", name="Name: Das Feld fehlt.").click()
    page.keyboard.press("Tab")

    assert page.url.endswith("#field-name")
    assert page.get_by_label("E-Mail").input_value() == "nirgendwo"


def test_a_task_is_closed(open_kept: OpenPage) -> None:
    page = open_kept(NARROW)
    page.goto("/pflege/aufgaben/?kind=wrong_entry")
    page.get_by_label("behoben").check()
    page.get_by_role("button", name="Erledigt").click()

    assert "Die Aufgabe ist erledigt." in page.locator("main").inner_text()
