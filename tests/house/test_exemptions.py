"""Whoever steps around a rule says why, on the same line."""

import re

import pytest

from tests.house.tree import OBHUT, ROOT, TESTS, comments, name_of, python_files

EXEMPTION = re.compile(r"#\s*(?:ruff:\s*)?(?:noqa|type:\s*ignore)\b", re.IGNORECASE)
REASONED = re.compile(
    r"""^\#\s*(?:(?:ruff:\s*)?noqa:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*
          |type:\s*ignore\[[a-z-]+(?:\s*,\s*[a-z-]+)*\])
        (?:\s*\#\s*(?:noqa:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*|type:\s*ignore\[[a-z-, ]+\]))?
        \s*(?:--|\#|–|\()\s*\S.{7,}$""",
    re.VERBOSE,
)


def lacks_a_reason(comment: str) -> bool:
    return bool(EXEMPTION.search(comment)) and not REASONED.match(comment)


@pytest.mark.parametrize(
    ("comment", "lacking"),
    [
        ("# noqa", True),
        ("# noqa: S603", True),
        ("# type: ignore", True),
        ("# type: ignore[arg-type]", True),
        ("# noqa: S603 -- the command is ours", False),
        ("# noqa: S603, S607  # the command is ours", False),
        ("# noqa: PLR0911 (one way of counting, one answer)", False),
        ("# type: ignore[misc]  # the library has no types", False),
        ("# an ordinary comment", False),
    ],
)
def test_an_exemption_without_a_reason_is_found(comment: str, lacking: bool) -> None:  # noqa: FBT001 -- a table of cases
    assert lacks_a_reason(comment) == lacking


def test_every_exemption_says_why() -> None:
    unexplained = [
        f"{name_of(path)}:{line} {comment}"
        for folder in (OBHUT, TESTS, ROOT / "bench")
        for path in python_files(folder)
        for line, comment in comments(path)
        if lacks_a_reason(comment)
    ]

    assert unexplained == []
