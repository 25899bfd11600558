"""After the house was looked at, a hint about German that may be hard to read."""

from typing import Any

from tests.house.readable import hint


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for line in hint():
        terminalreporter.write_line(line)
