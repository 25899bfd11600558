"""A migration is named by what it does."""

import re

from tests.house.tree import OBHUT, name_of


def test_no_migration_bears_a_name_of_the_machine() -> None:
    unnamed = [
        name_of(path)
        for path in OBHUT.glob("*/migrations/0*.py")
        if re.match(r"\d+_(auto|alter_|remove_.*_and_more)|.*_(auto|and_more)(_|$)", path.stem)
    ]

    assert unnamed == []


def test_migrations_are_numbered_without_a_gap() -> None:
    for folder in OBHUT.glob("*/migrations"):
        numbers = sorted(int(path.name[:4]) for path in folder.glob("0*.py"))

        assert (folder.parent.name, numbers) == (folder.parent.name, [*range(1, len(numbers) + 1)])
