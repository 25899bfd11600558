"""What is refused before a run and said after it, by the one process that sees all of it.

A plugin of pytest (`-p tests.whole_run`): where several workers share the tests, the process that
leads them collects none and so reads no conftest below this folder.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import HERE, REQUIRED, SKIPPED, chromium, is_required
from tests.house.readable import hint


def pytest_configure(config: pytest.Config) -> None:
    leads = not hasattr(config, "workerinput")
    if leads and is_required() and chromium() is None and _asks_for_a_browser(config):
        raise pytest.UsageError(REQUIRED)


def _asks_for_a_browser(config: pytest.Config) -> bool:
    """Is the folder of the browser among what was asked for, or does it hold it?"""
    asked = (Path(argument.partition("::")[0]).resolve() for argument in config.args)
    return any(HERE.is_relative_to(path) or path.is_relative_to(HERE) for path in asked)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = [report for said in terminalreporter.stats.values() for report in said]
    ran = [getattr(report, "nodeid", "") for report in reports]
    if any(name.startswith("tests/house/") for name in ran):
        for line in hint():  # after the house was looked at
            terminalreporter.write_line(line)
    if chromium() is None and any(name.startswith("tests/browser/") for name in ran):
        terminalreporter.write_line(SKIPPED)
