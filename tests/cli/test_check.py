"""``obhut check``: 0 where nothing blocks, 1 where something does, 2 for what cannot be read."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path

import pytest

from obhut.cli import check
from tests.lummerland import content_files, put_lummerland_in_force


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command settles for its own process is put back."""
    monkeypatch.setenv("DATABASE_URL", os.environ["DATABASE_URL"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in content_files().items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def checked(*words: str) -> int:
    parser = ArgumentParser()
    check.add_to(parser.add_subparsers())
    args = parser.parse_args(["check", *words])
    return int(args.run(args))


def test_a_folder_is_checked_without_a_database(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = checked(str(folder), "--json")
    told = json.loads(capsys.readouterr().out)

    assert code == 1
    assert told["count"]["blocks"] == sum(
        finding["weight"] == "blocks" for finding in told["findings"]
    )
    assert told["findings"][0]["rule"] == "every-function-has-a-desk"


def test_each_finding_is_told_with_where_why_and_how_to_mend(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(str(folder))
    lines = capsys.readouterr().out.splitlines()

    assert lines[:3] == [
        "[blockiert] every-function-has-a-desk · functions/advice (federal/01-lummerland.yaml:66)",
        "  Für die Funktion „advice“ ist an 15 Orten keine Stelle bekannt: DE-BB, DE-BE, DE-BW und 12 weitere.",
        "  → Stelle eintragen oder bestätigen lassen, dass eine andere einspringt.",
    ]
    assert lines[-1] == "1 × blockiert, 9 × warnt, 5 × Hinweis"


def test_files_that_cannot_be_read_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "directory" / "desks.yaml").write_text("desks: [", encoding="utf-8")

    assert checked(str(folder)) == 2
    assert "directory/desks.yaml:" in capsys.readouterr().err


def test_an_empty_folder_and_strange_letters_cannot_be_read(tmp_path: Path) -> None:
    assert checked(str(tmp_path)) == 2
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe")
    assert checked(str(tmp_path)) == 2


@pytest.mark.django_db
def test_what_is_in_force_is_checked_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_lummerland_in_force()
    codes = (checked("--json"), checked("edition", "--json"), checked(str(folder), "--json"))
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())

    assert (codes, first, second) == ((1, 1, 1), third, third)
