"""A name says what a thing is. Drawers for everything are named like this."""

import re
from pathlib import Path

import pytest

from tests.house.tree import OBHUT, name_of, public_classes, python_files

BANNED = {
    *("util", "utils", "helper", "helpers", "common", "core", "misc", "base"),
    *("manager", "managers", "handler", "handlers", "processor", "processors"),
    *("data", "info", "obj", "service", "services"),
}
TERMS_OF_THE_FIELD = (
    r"(?i)service_?point|data_?class"  # Anlaufstelle, Datenklasse: docs/glossary.md
)
OF_A_STANDARD = "hsds"  # Open Referral calls its things Service, ServiceAtLocation


def words(name: str) -> set[str]:
    """The words of a name in snake_case or CamelCase, without the field's own terms."""
    left = re.sub(TERMS_OF_THE_FIELD, "", name)
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", left)}


def speaks_for_a_standard(path: Path) -> bool:
    return OF_A_STANDARD in name_of(path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CaseManager", {"case", "manager"}),
        ("load_utils", {"load", "utils"}),
        ("ServicePoint", set()),
        ("HTTPHandler", {"http", "handler"}),
        ("database", {"database"}),
    ],
)
def test_words_of_a_name_are_found_in_snake_and_camel(name: str, expected: set[str]) -> None:
    assert words(name) == expected


def test_no_module_has_a_name_that_fits_everything() -> None:
    banned = [
        name_of(path)
        for path in python_files(OBHUT)
        for part in path.relative_to(OBHUT).with_suffix("").parts
        if words(part) & BANNED
    ]

    assert banned == []


def test_no_class_has_a_name_that_fits_everything() -> None:
    banned = [
        f"{name_of(path)}: {name}"
        for path in python_files(OBHUT)
        if not speaks_for_a_standard(path)
        for name in public_classes(path)
        if words(name) & BANNED
    ]

    assert banned == []
