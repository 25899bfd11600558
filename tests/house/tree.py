"""What the tests that keep house read: the files of this repository, nothing else."""

import ast
import io
import re
import subprocess
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
OBHUT = ROOT / "obhut"
TESTS = ROOT / "tests"
DOCS = ROOT / "docs"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(folder: Path) -> list[Path]:
    """All Python below a folder that people wrote; migrations are written by Django."""
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from ``def`` to the end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def public_classes(path: Path) -> list[str]:
    return [
        node.name
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """The comments of a file with their lines; strings that look like comments are none."""
    source = io.StringIO(path.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


@cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def direct_dependencies() -> list[str]:
    """What the product itself asks for at run time, extras included, without versions."""
    project = pyproject()["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    return sorted(re.split(r"[\[<>=~! ;]", line, maxsplit=1)[0] for line in wanted)


def tracked_files() -> list[Path]:
    """What git has, or is about to have; whoever owns the folder."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def table_rows(text: str) -> Iterator[list[str]]:
    """The cells of every row of every Markdown table, without heads and rules."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    for row, following in pairwise([*rows, ""]):
        if not is_rule(row) and not is_rule(following):
            yield [cell.strip() for cell in row.strip("|").split("|")]


def is_rule(row: str) -> bool:
    return bool(row) and not row.strip("|-: ")
