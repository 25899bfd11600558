"""A draft in a folder: out, edited, back. Nothing is taken over that was not asked for."""

from argparse import ArgumentParser
from pathlib import Path

import pytest

from obhut.cli import draft
from obhut.concepts.actions.drafting import change_node
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import NodeChange
from tests.concepts.drafting.lummerland import (
    COORDINATION,
    EDITOR,
    TUESDAY,
    derived,
    files_of,
    id_of,
    isle_in_force,
    opened,
    seen_again,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("isle")]
HARBOUR = "02-harbour.yaml"


@pytest.fixture
def isle(nothing_loaded: None) -> None:
    isle_in_force()


def typed(*words: object) -> int:
    parser = ArgumentParser()
    draft.add_to(parser.add_subparsers())
    args = parser.parse_args(["draft", *map(str, words)])
    return int(args.run(args))


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / HARBOUR
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")


def yaml_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.yaml")}


def test_a_draft_goes_out_is_edited_and_comes_back(tmp_path: Path) -> None:
    opened()
    out = typed("export", "federal", tmp_path)
    edit(tmp_path, "de: lamp", "de: Laterne")

    looked = typed("load", "federal", tmp_path)
    untouched = NodeChange.objects.count()
    done = typed("load", "federal", tmp_path, "--load")

    assert (out, looked, untouched, done) == (0, 0, 0, 0)
    assert files_of(seen_again()) == yaml_in(tmp_path)
    assert NodeChange.objects.count() == 1


def test_what_was_changed_meanwhile_is_said_beside_what_would_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = opened()
    typed("export", "federal", tmp_path)
    title = {"title": {"de": "Leine", "en": "Line"}}
    change_node(seen.id, id_of("rope"), title, seen=1, by=EDITOR, at=TUESDAY)
    edit(tmp_path, "de: lamp", "de: Laterne")
    capsys.readouterr()

    typed("load", "federal", tmp_path)

    assert capsys.readouterr().out.splitlines()[:3] == [
        "changed: lamp (title.de)",
        "changed: rope (title.de, title.en)  ! hier inzwischen geändert / changed here meanwhile",
        "2 Bausteine anders / nodes differ",
    ]


def test_a_chapter_that_is_no_more_leaves_the_folder_and_other_files_stay(tmp_path: Path) -> None:
    opened()
    (tmp_path / "09-gone.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("x", encoding="utf-8")

    typed("export", "federal", tmp_path)

    assert sorted(yaml_in(tmp_path)) == sorted([*files_of(seen_again()), "notes.yaml"])


def test_nonsense_is_refused_with_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = opened()
    typed("export", "federal", tmp_path)
    edit(tmp_path, "of: signs", "of: stars")
    capsys.readouterr()

    refused = typed("load", "federal", tmp_path, "--load")

    assert refused == 2
    assert capsys.readouterr().err.splitlines()[0] == f"{HARBOUR}:43 (lamp): of"
    assert seen_again() == before


def test_the_draft_of_a_land_goes_out_and_comes_back_too(tmp_path: Path) -> None:
    derived()

    assert typed("export", "by", tmp_path) == 0
    edit(tmp_path, "de: lamp", "de: Laterne")
    assert typed("load", "by", tmp_path, "--load") == 0
    assert files_of(seen_again("by", COORDINATION)) == yaml_in(tmp_path)


@pytest.mark.parametrize("concept", ["federal", "nowhere"])
def test_without_a_draft_there_is_nothing_to_write(tmp_path: Path, concept: str) -> None:
    with pytest.raises(NoSuchEdition):
        typed("export", concept, tmp_path)
