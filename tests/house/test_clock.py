"""The clock is an argument. ruff says so too; here no exemption on a line can undo it."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import OBHUT, name_of, parsed, python_files

LOOKS_AT_THE_CLOCK = {"now", "utcnow", "today", "localdate", "localtime", "Now"}
MAY_LOOK = {"web", "worker", "cli"}


def looks(tree: ast.AST) -> list[int]:
    """The lines on which the clock is looked at."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and _looks(node)]


def _looks(call: ast.Call) -> bool:
    if any(keyword.arg in {"auto_now", "auto_now_add"} for keyword in call.keywords):
        return True
    match call.func:
        case ast.Attribute(value=ast.Name(id="time"), attr="time"):
            return True
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name in LOOKS_AT_THE_CLOCK
    return False


def must_not_look(path: Path) -> bool:
    return path.relative_to(OBHUT).parts[0] not in MAY_LOOK


@pytest.mark.parametrize(
    "line",
    ["datetime.now(UTC)", "date.today()", "time.time()", "localdate()", "F(auto_now_add=True)"],
)
def test_a_look_at_the_clock_is_found(line: str) -> None:
    assert looks(ast.parse(line)) == [1]


def test_nobody_but_web_worker_and_cli_looks_at_the_clock() -> None:
    looking = [
        f"{name_of(path)}:{line}"
        for path in filter(must_not_look, python_files(OBHUT))
        for line in looks(parsed(path))
    ]

    assert looking == []
