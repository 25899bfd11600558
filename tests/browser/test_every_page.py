"""Every public page in a real browser, in every state and both languages, loaded once.

Asked of each: no sideways scroll at 1280 and at 320 pixels, no complaint in the console, no request
to another host, and nothing that moves while it loads. German pages load at 1280 and English ones at
320, so each template is seen loading at both widths; the first state of each loads as on a first
visit, with nothing kept from another page.

axe (WCAG 2.2 AA and best practice) finds nothing with everything unfolded: at 320 on every German
page and on the first English state of each. On the first German state it runs at 1280 too, and its
contrast again in the dark and in forced colours. Words do not change colours: in English axe leaves
its contrast out.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab
from pytest_django.live_server_helper import LiveServer

from obhut.web.language import GERMAN
from tests.addresses import Page, every_page, one_page_each
from tests.browser.conftest import OpenPage, Watch
from tests.browser.looks import moved, sideways, unfold, violations, watch_for_moves

WIDE, NARROW = 1280, 320
FIRST = frozenset(one_page_each())
OpenTab = Callable[[int], Tab]


@pytest.fixture(scope="module")
def new_tab(browser: Browser, site: LiveServer) -> Iterator[OpenTab]:
    """Tabs of a browser that has seen other pages: what they have in common is not fetched again."""
    contexts = {
        width: browser.new_context(
            viewport={"width": width, "height": 900}, service_workers="block", base_url=site.url
        )
        for width in (WIDE, NARROW)
    }
    yield lambda width: contexts[width].new_page()
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("each", list(every_page()), ids=lambda page: page.address[:60])
def test_a_page_has_no_barrier_stays_in_its_window_and_asks_nobody_else(
    new_page: OpenPage, new_tab: OpenTab, watch: Watch, each: Page
) -> None:
    german = each.language == GERMAN
    width = WIDE if german else NARROW
    if each in FIRST:
        page = new_page(width)
    else:
        page = new_tab(width)
        watch.over(page)
    watch_for_moves(page)
    answer = page.goto(each.address)
    moves = moved(page)
    unfold(page)

    page.set_viewport_size({"width": WIDE, "height": 900})
    barriers, aside = violations(page) if german and each in FIRST else [], sideways(page)
    page.set_viewport_size({"width": NARROW, "height": 900})
    aside += sideways(page)
    if german or each in FIRST:
        barriers += violations(page, colours=None if german else False)
    if german and each in FIRST:
        page.emulate_media(color_scheme="dark")
        barriers += violations(page, colours=True)
        page.emulate_media(color_scheme="light", forced_colors="active")
        barriers += violations(page, colours=True)
    page.close()

    assert answer is not None
    assert (answer.status, barriers) == (each.status, [])
    assert (aside, moves) == (0, [])
    assert (watch.unexpected(each.status), watch.strangers) == ([], [])
