"""In production the product refuses to start half configured."""

import os
import subprocess
import sys

import pytest

from tests.house.tree import ROOT

WHOLE = {
    "OBHUT_PRODUCTION": "1",
    "OBHUT_HOSTS": "obhut.example",
    "OBHUT_SECRET_KEY": "k" * 50,
    "DATABASE_URL": "postgresql://obhut@localhost/obhut",
    "OBHUT_OPERATOR": "A body of public law",
}


def last_words(told: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "import obhut.config.settings"],
        env=os.environ | told,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip().rpartition("HalfConfigured: ")[2]


def test_a_whole_configuration_starts() -> None:
    assert last_words(WHOLE) == ""


def test_debugging_is_refused() -> None:
    refused = last_words(WHOLE | {"OBHUT_DEBUG": "1"})

    assert refused == "OBHUT_PRODUCTION and OBHUT_DEBUG exclude each other."


@pytest.mark.parametrize("name", sorted(set(WHOLE) - {"OBHUT_PRODUCTION"}))
def test_what_is_missing_is_named(name: str) -> None:
    refused = last_words(WHOLE | {name: ""})

    assert refused == f"In production {name} (or {name}_FILE) has to be set."
