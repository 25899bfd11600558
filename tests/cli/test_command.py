"""The command as it is typed: a process of its own, exit codes, sentences, no traces of code."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from obhut.cli import export, load
from obhut.cli.content import files_in
from obhut.cli.format import canonical_files
from obhut.cli.main import main
from obhut.kernel.refusals import Faulty
from tests.lummerland import content_files

NO_DATABASE = "postgresql://nobody:x@127.0.0.1:1/none"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in content_files().items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def typed(*words: str, database: str = NO_DATABASE) -> tuple[int, str, str]:
    """Exit code, what was told, and what was said about failures."""
    done = subprocess.run(
        [sys.executable, "-m", "obhut", *words],
        env=os.environ | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "database", "says"),
    [
        (["check"], NO_DATABASE, "The database that DATABASE_URL names cannot be used"),
        (["check"], "mysql://x", "DATABASE_URL has to name a PostgreSQL database"),
        (["check", "/nowhere"], NO_DATABASE, "Diesen Ordner gibt es nicht"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(
    words: list[str], database: str, says: str
) -> None:
    code, told, failed = typed(*words, database=database)

    assert (code, told, says in failed, "Traceback" in failed) == (2, "", True, False)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        (["import-postcodes"], "one of the arguments file --back is required"),
        (["plan", "--ags", "09564"], "the following arguments are required: --profession"),
        (["check", "content", "--lang", "fr"], "invalid choice: 'fr'"),
    ],
)
def test_what_is_typed_wrong_is_told_with_what_would_be_right(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert (ended.value.code, says in capsys.readouterr().err) == (2, True)


def test_whoever_stops_reading_is_told_nothing_more(folder: Path) -> None:
    shell = f"{sys.executable} -m obhut check {folder} | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell],
        env=os.environ | {"DATABASE_URL": NO_DATABASE},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_a_file_in_other_letters_is_named_with_its_line(folder: Path) -> None:
    (folder / "directory/desks.yaml").write_bytes("version: 1\nas_of: März\n".encode("latin-1"))

    with pytest.raises(Faulty) as refused:
        files_in(folder)

    assert [(fault.where, fault.en) for fault in refused.value.faults] == [
        (
            "directory/desks.yaml:2",
            "The file is not written in UTF-8. Please save it so.",
        )
    ]


@pytest.fixture
def lummerland_in_force(db: None, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert load.run(namespace(folder)) == 0
    return capsys.readouterr().out


def namespace(folder: Path) -> Namespace:
    return Namespace(folder=folder, examples=False)


def test_a_load_says_what_an_export_would_write_otherwise(lummerland_in_force: str) -> None:
    assert "2 of 5 files are not in the canonical notation" in lummerland_in_force
    assert "obhut format" in lummerland_in_force


def test_what_was_exported_loads_as_what_is_in_force_already(
    lummerland_in_force: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    assert export.run(Namespace(concept="content", output=out)) == 0
    exported = files_in(out)
    assert exported == canonical_files(exported)
    capsys.readouterr()
    assert load.run(namespace(out)) == 0
    assert capsys.readouterr().out == "Edition: unchanged; directory: unchanged.\n"


def test_a_broken_folder_changes_nothing_and_names_every_fault_with_its_line(
    lummerland_in_force: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desks = folder / "directory/desks.yaml"
    desks.write_text(desks.read_text("utf-8").replace("on_call: watch", "on_call: nobody"))
    federal = folder / "federal/01-lummerland.yaml"
    federal.write_text(federal.read_text("utf-8").replace("phase: notice", "phase: dream"))

    assert load.run(namespace(folder)) == 2
    told = capsys.readouterr().err.splitlines()

    places = [line for line in told if line.startswith(("federal/", "directory/"))]
    assert [place.partition(":")[0] for place in places] == [
        "federal/01-lummerland.yaml",
        "federal/01-lummerland.yaml",
        "federal/01-lummerland.yaml",
        "directory/desks.yaml",
    ]
    assert [place for place in places if not place.split(":")[1].split(" ")[0].isdigit()] == []
    assert told[-1] == "4 Fehler; nichts wurde geändert. / 4 faults; nothing changed."
