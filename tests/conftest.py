"""The content of this repository, in force for the whole run."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from obhut.cli.content import files_in
from obhut.kernel.actor import INSTALLATION

CONTENT = Path(__file__).parents[1] / "content"
LOADED_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    """The files of content/: path there -> text."""
    return files_in(CONTENT)


@pytest.fixture
def loaded(db: None, files: dict[str, str]) -> Iterator[None]:
    """The content of this repository in force."""
    from obhut.concepts.actions import load_content  # noqa: PLC0415 -- app ready
    from obhut.concepts.queries import text_of  # noqa: PLC0415 -- app ready
    from obhut.directory.queries import desks, generations, places  # noqa: PLC0415 -- app ready
    from obhut.knowledge.queries import mechanism_of  # noqa: PLC0415 -- app ready

    load_content(files, by=INSTALLATION, at=LOADED_AT)
    yield
    # A test's database is rolled back and its numbers begin anew; what was read of it goes too.
    text_of.cache_clear()
    mechanism_of.cache_clear()
    generations.directory_of.cache_clear()
    for reading in (places._districts_of, desks._book_of, desks._desks_of, desks._rows_of):
        reading.cache_clear()
