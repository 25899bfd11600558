"""How a page is judged in a browser: barriers, and sideways scrolling."""

from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NEWEST_AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})"


@cache
def axe_script() -> str:
    """The version that npm pins; the one the Python package brings where npm was not run."""
    if NEWEST_AXE.exists():
        return NEWEST_AXE.read_text(encoding="utf-8")
    return str(Axe().axe_script)


def violations(page: Page) -> list[str]:
    """One sentence a barrier: the rule, and where."""
    page.evaluate(axe_script())
    found: dict[str, Any] = page.evaluate(RUN, RULES)
    return [
        f"{rule['id']} ({rule['help']}): {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(0, int(width))
