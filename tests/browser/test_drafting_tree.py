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
from tests.addresses import State, in_english
from tests.browser.conftest import OpenPage, Watch
from tests.browser.keepers import ada, open_kept
from tests.browser.looks import moved, sideways, violations, watch_for_moves
from tests.conftest import LOADED_AT

__all__ = ["ada", "open_kept"]
WIDE, NARROW = 1280, 320
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
    State("/entwuerfe/"),
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


def choose(page: Page, node: UUID) -> None:
    page.locator(f"input[value='{node}']").focus()
    page.keyboard.press("Space")


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.address[:60])
def test_a_page_of_a_draft_has_no_barrier_and_stays_in_its_window(
    open_kept: OpenPage, watch: Watch, state: State
) -> None:
    page = open_kept(WIDE)
    watch_for_moves(page)
    answer = page.goto(state.address)
    moves = moved(page)

    found = violations(page)
    aside = sideways(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, colours=True)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": NARROW, "height": 900})

    found += violations(page)
    aside += sideways(page)
    page.goto(in_english(state))
    found += violations(page, colours=False)
    aside += sideways(page)

    assert answer is not None
    assert (answer.status, found, aside, moves) == (state.status, [], 0, [])
    assert (watch.unexpected(state.status), watch.strangers) == ([], [])
