"""``obhut merge``: 0 where nobody is needed, 1 where a person must decide, 2 for what cannot be read."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path

import pytest

from obhut.cli import merge
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.concept.tree import Tree, edition_of, tree_of
from tests.kernel.merging.texts import shape, text, titled

Captured = pytest.CaptureFixture[str]
OLD = "Binnen drei Tagen ruft das Amt zurück."


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command settles for its own process is put back."""
    monkeypatch.setenv("DATABASE_URL", os.environ["DATABASE_URL"])


def written(tree: Tree, folder: Path) -> str:
    folder.mkdir()
    for name, said in write_edition(edition_of(tree)).items():
        (folder / name).write_text(said, encoding="utf-8")
    return str(folder)


def folders(tmp_path: Path, theirs: str, ours: str) -> tuple[str, str, str]:
    """An old template, a new one that also has a chapter more, and ours."""
    return (
        written(text({"a": {}}, titled("a", OLD)), tmp_path / "base"),
        written(text({"a": {}, "new": {}}, titled("a", theirs)), tmp_path / "theirs"),
        written(text({"a": {}}, titled("a", ours)), tmp_path / "ours"),
    )


def merged(*words: str) -> int:
    parser = ArgumentParser()
    merge.add_to(parser.add_subparsers())
    args = parser.parse_args(["merge", *words])
    return int(args.run(args))


def read(folder: Path) -> Tree:
    return tree_of(read_edition({each.name: each.read_text("utf-8") for each in folder.iterdir()}))


def test_what_only_the_template_changed_is_taken_over(tmp_path: Path, capsys: Captured) -> None:
    sides = folders(tmp_path, "Binnen zwei Tagen ruft das Amt zurück.", OLD)

    code = merged(*sides, "-o", str(tmp_path / "result"))

    assert code == 0
    assert read(tmp_path / "result") == read(tmp_path / "theirs")
    assert (
        "0 Punkte für die Entscheidung eines Menschen, 2 Änderungen übernommen."
        in capsys.readouterr().out
    )


def test_a_conflict_is_told_with_all_four_texts_and_ours_is_written(
    tmp_path: Path, capsys: Captured
) -> None:
    ours = "Binnen fünf Tagen ruft das Amt zurück."
    sides = folders(tmp_path, "Binnen zwei Tagen ruft das Amt zurück.", ours)

    code = merged(*sides, "--output", str(tmp_path / "result"))

    said = capsys.readouterr().out
    assert code == 1
    assert f"1. {ours} (a) · Titel (Deutsch)" in said
    assert "Beide haben dasselbe geändert." in said
    assert f"Alte Vorlage: {OLD}" in said
    assert "Neue Vorlage: Binnen [-drei-]{+zwei+} Tagen ruft das Amt zurück." in said
    assert "Unser Text: Binnen [-drei-]{+fünf+} Tagen ruft das Amt zurück." in said
    assert f"Ergebnis: {ours}" in said
    assert (
        read(tmp_path / "result").nodes[next(iter(read(tmp_path / "ours").nodes))].title.de == ours
    )


def test_the_same_as_data_and_in_english(tmp_path: Path, capsys: Captured) -> None:
    sides = folders(tmp_path, "Neu", "Eigen")

    code = merged(*sides, "--json")
    told = json.loads(capsys.readouterr().out)
    merged(*sides, "--lang", "en")

    assert code == 1
    assert [(each["path"], each["case"], each["needs_person"]) for each in told["items"]] == [
        ("title.de", "conflict", True),
        ("node", "template_added", False),
    ]
    assert "Both have changed the same." in capsys.readouterr().out


def test_every_fault_of_every_folder_is_told_with_its_folder(
    tmp_path: Path, capsys: Captured
) -> None:
    sides = folders(tmp_path, "Neu", "Eigen")
    (tmp_path / "ours" / "01-a.yaml").write_text("section: [", encoding="utf-8")

    code = merged(sides[0], str(tmp_path / "nowhere"), sides[2])

    said = capsys.readouterr().err
    assert code == 2
    assert (f"{tmp_path}/nowhere" in said, f"{sides[2]}/01-a.yaml:" in said) == (True, True)


def test_a_key_that_changed_in_a_file_is_refused(tmp_path: Path, capsys: Captured) -> None:
    base, theirs, ours = folders(tmp_path, OLD, OLD)
    file = tmp_path / "ours" / "01-a.yaml"
    file.write_text(file.read_text("utf-8").replace("key: a\n", "key: b\n"), encoding="utf-8")

    assert merged(base, theirs, ours) == 2
    assert "Schlüssel und Art bleiben" in capsys.readouterr().err


def test_nothing_that_lies_there_is_overwritten(tmp_path: Path, capsys: Captured) -> None:
    sides = folders(tmp_path, "Neu", OLD)

    assert merged(*sides, "-o", sides[2]) == 2
    assert shape(read(tmp_path / "ours")) == {"a": {}}
    assert "Dort liegt schon etwas." in capsys.readouterr().err
