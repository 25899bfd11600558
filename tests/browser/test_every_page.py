"""Every public page in a real browser, in every state and both languages, loaded once.

Asked of each: axe without a violation (WCAG 2.2 AA and best practice) with everything unfolded, no
sideways scroll at 1280 and at 320 pixels, no complaint in the console, no request to another host,
and nothing that moves while it loads. German pages load at 1280 and English ones at 320, so each
template is seen loading at both widths. axe runs at 320 on every page. On the first German state it
runs at 1280 too, and its contrast again in the dark and in forced colours. Words do not change
colours: in English axe leaves its contrast out.
"""

import pytest

from tests.addresses import Page, every_page, one_page_each
from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import moved, sideways, unfold, violations, watch_for_moves

WIDE, NARROW = 1280, 320
FIRST = frozenset(one_page_each())


@pytest.mark.parametrize("each", list(every_page()), ids=lambda page: page.address[:60])
def test_a_page_has_no_barrier_stays_in_its_window_and_asks_nobody_else(
    new_page: OpenPage, watch: Watch, each: Page
) -> None:
    german = each.language == "de"
    page = new_page(WIDE if german else NARROW)
    watch_for_moves(page)
    answer = page.goto(each.address)
    moves = moved(page)
    unfold(page)

    page.set_viewport_size({"width": WIDE, "height": 900})
    wide, aside = violations(page) if each in FIRST else [], sideways(page)
    page.set_viewport_size({"width": NARROW, "height": 900})
    narrow = violations(page, colours=None if german else False)
    aside += sideways(page)
    if each in FIRST:
        page.emulate_media(color_scheme="dark")
        narrow += violations(page, colours=True)
        page.emulate_media(color_scheme="light", forced_colors="active")
        narrow += violations(page, colours=True)

    assert answer is not None
    assert (answer.status, wide, narrow) == (each.status, [], [])
    assert (aside, moves) == (0, [])
    assert (watch.unexpected(each.status), watch.strangers) == ([], [])
