"""One thing, one name, and the name is in docs/glossary.md."""

import re
from pathlib import Path

from tests.house.tree import DOCS, OBHUT, name_of, public_classes, python_files, table_rows


def code_names() -> list[str]:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    return [name for row in table_rows(text) for name in re.findall(r"`([^`]+)`", row[1])]


def has_tables(path: Path) -> bool:
    return path.name.startswith("models") or "models" in path.parts


def test_every_table_is_in_the_glossary() -> None:
    tables = {
        name
        for path in filter(has_tables, python_files(OBHUT))
        for name in public_classes(path)
        if not name.endswith("QuerySet")
    }

    assert sorted(tables - set(code_names())) == []


def test_every_public_class_of_the_kernel_is_in_the_glossary() -> None:
    missing = [
        f"{name_of(path)}: {name}"
        for path in python_files(OBHUT / "kernel")
        if not path.name.startswith("_") or path.name == "__init__.py"
        for name in public_classes(path)
        if name not in code_names()
    ]

    assert missing == []


def test_every_code_name_stands_in_the_glossary_once() -> None:
    names = code_names()

    assert sorted({name for name in names if names.count(name) > 1}) == []
