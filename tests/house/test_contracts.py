"""Every folder has its place, and the documents say the same as the contracts."""

from itertools import chain
from typing import Any

from tests.house.tree import DOCS, OBHUT, ROOT, pyproject, table_rows

NO_ROOMS = {"cli", "server", "config", "web", "worker", "kernel"}  # they have no shelves


def contracts() -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = pyproject()["tool"]["importlinter"]["contracts"]
    return written


def floors() -> list[list[str]]:
    return [layer.split(" | ") for layer in contracts()[0]["layers"]]


def folders() -> list[str]:
    return sorted(path.parent.name for path in OBHUT.glob("*/__init__.py"))


def test_every_folder_stands_on_a_floor_and_every_floor_has_its_folder() -> None:
    assert sorted(chain(*floors())) == folders()


def test_every_room_has_its_shelves_in_a_contract() -> None:
    placed = [*contracts()[1]["containers"], *contracts()[2]["containers"]]

    assert sorted(placed) == sorted(f"obhut.{name}" for name in set(folders()) - NO_ROOMS)


def test_the_architecture_speaks_of_the_contracts_in_their_words() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")

    assert [each["name"] for each in contracts() if each["name"] not in text] == []


def test_the_architecture_shows_the_rooms_on_their_floors() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    shown = [(int(row[0]), row[1].strip("`")) for row in table_rows(text) if row[0].isdigit()]

    assert shown == [
        (len(floors()) - 1 - place, room) for place, floor in enumerate(floors()) for room in floor
    ]


def test_the_tree_has_no_folder_without_its_first_line() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in OBHUT.glob("*/__init__.py")
        if not path.read_text(encoding="utf-8").startswith('"""')
    ]

    assert silent == []
