"""A draft of the federal text in a real browser: its tree, its history, its remarks, its files."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import pytest_django
from playwright.sync_api import Page

from obhut.concepts.actions.drafting import change_node, move_node, open_draft
from obhut.concepts.actions.remarks import write_remark
from obhut.concepts.queries.editions import text_seen
from obhut.kernel.actor import INSTALLATION
from tests.addresses import State
from tests.browser.conftest import OpenPage, Watch
from tests.browser.keepers import ada, open_kept
from tests.browser.looks import unfold, what_is_wrong
from tests.conftest import LOADED_AT

__all__ = ["ada", "open_kept"]
WIDE, NARROW = 1280, 320
READY_MS = 3_000
"""On two cores that are busy with other tests; alone it is a fifth of that."""
TREE = "/entwuerfe/federal/"
LATER = LOADED_AT + timedelta(days=1)
STEP, NEXT, OTHER = (
    UUID(each)
    for each in (
        "24a4d872-8a0f-5585-8b63-96124692a201",
        "6b0c6f2e-6b7f-4a57-9a63-0d2c1f6f7a31",
        "4523e4af-a3f0-518b-9c92-f0f85d0cd51b",
    )
)
STATES = (
    State(TREE),
    State(f"{TREE}?node={STEP}"),
    State(f"{TREE}?node={STEP}&moving={OTHER}"),
    State(f"{TREE}?only=remarks"),
    State(f"{TREE}?only=unsaved"),
    State(f"{TREE}geschichte/"),
    State(f"{TREE}anmerkungen/?node={STEP}"),
    State(f"{TREE}anmerkungen/"),
    State(f"{TREE}dateien/"),
    State(f"{TREE}neuer-baustein/?node={STEP}&where=after"),
    State(f"{TREE}neuer-baustein/?node={STEP}&where=below&kind=rule-of-use"),
    State(f"{TREE}bausteine/{STEP}/loeschen/"),
    State(f"{TREE}ruhen-lassen/"),
    State(f"{TREE}bausteine/{UUID(int=13)}/loeschen/", 404),
)


@pytest.fixture(scope="module", autouse=True)
def draft(ada: dict[str, Any], django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """A draft in which something was done already. It goes when Ada goes."""
    with django_db_blocker.unblock():
        seen = open_draft("federal", by=INSTALLATION, at=LATER)
        said = {"title": {"de": "Was ist heute Nacht zu tun?", "en": "What is to be done tonight?"}}
        change_node(seen.id, STEP, said, seen=1, by=INSTALLATION, at=LATER)
        where = {"below": None, "after": None}
        move_node(
            seen.id, text_seen(seen).chapters[2].section.id, **where, by=INSTALLATION, at=LATER
        )
        first = write_remark(
            "federal", STEP, "Gilt das auch am Wochenende?", by=INSTALLATION, at=LATER
        )
        write_remark("federal", STEP, "Ja, immer.", answers=first, by=INSTALLATION, at=LATER)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.address[:60])
def test_a_page_of_a_draft_has_no_barrier_and_stays_in_its_window(
    open_kept: OpenPage, watch: Watch, state: State
) -> None:
    assert what_is_wrong(open_kept(), watch, state) == []


def numbers(page: Page) -> list[str]:
    """How the three steps are numbered, in the order above."""
    found = []
    for node in (STEP, NEXT, OTHER):
        line = page.locator(f"li:has(input[value='{node}']) a").first
        found.append((line.text_content() or "").split()[0])
    return found


def test_by_keys_a_node_is_moved_and_stays_in_hand(open_kept: OpenPage) -> None:
    page = open_kept(WIDE)
    page.goto(f"{TREE}?node={STEP}")
    before = numbers(page)

    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowDown")
    after = numbers(page)
    focused = page.evaluate("document.activeElement.value")
    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowUp")

    assert after == [before[1], before[0], before[2]]
    assert focused == str(STEP)
    assert numbers(page) == before


def test_by_keyboard_and_without_script_a_node_is_chosen_moved_and_opened(
    open_kept: OpenPage,
) -> None:
    page = open_kept(NARROW, java_script_enabled=False)
    page.goto(f"{TREE}?node={STEP}")
    before = numbers(page)

    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="hoch", exact=True).focus()
    with page.expect_navigation(url=f"**?node={NEXT}"):
        page.keyboard.press("Enter")
    after = numbers(page)
    page.get_by_role("button", name="runter", exact=True).focus()
    with page.expect_navigation(url=f"**?node={NEXT}"):
        page.keyboard.press("Enter")
    again = numbers(page)
    page.locator(f"input[value='{NEXT}']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/bausteine/{NEXT}/")

    assert after == [before[1], before[0], before[2]]
    assert again == before


def test_the_whole_draft_is_there_at_once(open_kept: OpenPage) -> None:
    page = open_kept(WIDE)
    page.goto(TREE)

    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
    unfold(page)

    assert page.locator("input[type=radio]").count() > 900
    assert ready < READY_MS
