"""What is committed speaks of the project alone, not of the machine it was made on."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, name_of, tracked_files

OF_A_MACHINE = re.compile(
    r"(?<![\w.:/-])/(?:work|root)/|(?<!emit-)index-url|(?<!emit_)index_url\s*=|\bpypi\b",
    re.IGNORECASE,
)


def is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:8000]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cd /work/here", ["/work/"]),
        ("pip install --index-url x", ["index-url"]),
        ("uv pip compile --no-emit-index-url", []),
        ("https://example.org/work/child-labour", []),
    ],
)
def test_a_trace_of_a_machine_is_found(line: str, found: list[str]) -> None:
    assert OF_A_MACHINE.findall(line) == found


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="an archive, not a clone")
def test_no_committed_file_names_a_machine_or_an_index() -> None:
    traces = [
        f"{name_of(path)}:{number}"
        for path in tracked_files()
        if path != Path(__file__) and is_text(path)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if OF_A_MACHINE.search(line)
    ]

    assert traces == []
