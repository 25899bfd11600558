"""How a page is judged in a browser: barriers, sideways scrolling, and what moves while it loads."""

from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.addresses import State, in_english
from tests.browser.conftest import Watch

NEWEST_AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WISHES: dict[bool | None, dict[str, Any]] = {
    None: {"runOnly": {"type": "tag", "values": RULES}},
    True: {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
    False: {
        "runOnly": {"type": "tag", "values": RULES},
        "rules": {"color-contrast": {"enabled": False}},
    },
}
WIDTHS = (1280, 320)
RUN = "wish => axe.run(document, {...wish, resultTypes: ['violations']})"
UNFOLD = "document.querySelectorAll('details').forEach(each => each.open = true)"
WATCH = """
window.moves = [];
new PerformanceObserver(list => {
  for (const each of list.getEntries())
    if (!each.hadRecentInput && each.value > 0.001) {  // less is a hair's breadth of one line
      const what = each.sources.map(({node}) => node && `${node.nodeName}.${node.className}`);
      window.moves.push({at: each.startTime, what: each.value + ' ' + what});
    }
}).observe({type: 'layout-shift', buffered: true});
"""
SETTLED = """async () => {
  await document.fonts.ready;
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const painted = () => performance.getEntriesByName('first-contentful-paint')[0];
  await frame();
  do await frame(); while (!painted());
  return window.moves.filter(each => each.at > painted().startTime).map(each => each.what);
}"""


@cache
def axe_script() -> str:
    """The version that npm pins; the one the Python package brings where npm was not run."""
    if NEWEST_AXE.exists():
        return NEWEST_AXE.read_text(encoding="utf-8")
    return str(Axe().axe_script)


def violations(page: Page, *, colours: bool | None = None) -> list[str]:
    """One sentence a barrier: the rule, and where. Colours alone (True), or all without (False)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    found: dict[str, Any] = page.evaluate(RUN, WISHES[colours])
    return [
        f"{rule['id']} ({rule['help']}): {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(0, int(width))


def at_both_widths(page: Page) -> list[str]:
    """Barriers of the page as it stands, and by how much it is too wide; its window is as it was afterwards."""
    before = page.viewport_size
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [*violations(page), *_too_wide(page)]
    if before:
        page.set_viewport_size(before)
    return found


def unfold(page: Page) -> None:
    page.evaluate(UNFOLD)


def watch_for_moves(page: Page) -> None:
    """From the next address on, note whatever moves without the reader having touched it."""
    page.add_init_script(WATCH)


def moved(page: Page) -> list[str]:
    """What moved on the painted page until the fonts had come: how far, and what."""
    found: list[str] = page.evaluate(SETTLED)
    return found


def what_is_wrong(page: Page, watch: Watch, state: State) -> list[str]:
    """Of a page behind the door, one sentence each; nothing where it is as it shall be.

    It loads at 1280 pixels, German: status, nothing moves. At 320, unfolded, axe finds nothing, nor
    does its contrast in the dark. Nothing is too wide, in English neither; the console is silent,
    and nobody else is asked for anything.
    """
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    watch_for_moves(page)
    answer = page.goto(state.address)
    found = [f"moves: {each}" for each in moved(page)]
    unfold(page)
    found += _too_wide(page)
    page.set_viewport_size({"width": WIDTHS[1], "height": 900})
    found += [*_too_wide(page), *violations(page)]
    page.emulate_media(color_scheme="dark")
    found += [f"in the dark: {each}" for each in violations(page, colours=True)]
    english = page.goto(in_english(state))
    found += [f"in English: {each}" for each in _too_wide(page)]
    got = [each.status for each in (answer, english) if each]
    return [
        *(f"status {each} instead of {state.status}" for each in got if each != state.status),
        *found,
        *(f"console: {each}" for each in watch.unexpected(state.status)),
        *(f"asks {each}" for each in watch.strangers),
    ]


def _too_wide(page: Page) -> list[str]:
    over, size = sideways(page), page.viewport_size
    return [f"{over} pixels too wide at {size and size['width']}"] if over else []
