"""The content of this repository, in force for the whole run."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_django
from hypothesis import settings

from obhut.cli.content import files_in
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.mechanism.mechanism import Mechanism, read_mechanism

if TYPE_CHECKING:
    from obhut.concepts.actions import Content

# Two cores are often busy with something else, so nothing is timed. A run is repeatable: it draws the
# cases it drew before. OBHUT_LAWS=1000 draws a thousand new ones for each law: make laws.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile(
    "search", deadline=None, max_examples=int(os.environ.get("OBHUT_LAWS") or 1)
)
settings.load_profile("search" if os.environ.get("OBHUT_LAWS") else "house")

CONTENT = Path(__file__).parents[1] / "content"
LOADED_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    """The files of content/: path there -> text."""
    return files_in(CONTENT)


@pytest.fixture(scope="session")
def content(files: dict[str, str]) -> "Content":
    """All of content/, read once: what is read never changes."""
    from obhut.concepts.actions import read_content  # noqa: PLC0415 -- app ready

    return read_content(files)


@pytest.fixture(scope="session")
def mechanism(content: "Content") -> Mechanism:
    return read_mechanism(content.federal)


@pytest.fixture
def loaded(_content_kept: None, db: None) -> None:
    """The content of this repository in force. Loaded once and kept for the whole run."""


_KEPT = pytest.StashKey[Callable[[], None]]()


@pytest.fixture(scope="session")
def _content_kept(
    django_db_setup: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    files: dict[str, str],
    pytestconfig: pytest.Config,
) -> None:
    def keep() -> None:
        with django_db_blocker.unblock():
            _put_in_force(files)

    pytestconfig.stash[_KEPT] = keep
    keep()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test with several connections leaves an empty database: what was kept comes back once for all.

    Before the test's own transaction begins, or each test after it would load everything anew.
    """
    keep = item.config.stash.get(_KEPT, None)
    if keep and "loaded" in getattr(item, "fixturenames", ()):
        keep()


@pytest.fixture
def lummerland(db: None) -> None:
    """Lummerland is in force."""
    from tests.lummerland import put_lummerland_in_force  # noqa: PLC0415 -- app ready

    put_lummerland_in_force()


@pytest.fixture
def nothing_loaded(db: None) -> None:
    """A database as it is before the first load."""
    from django.db import connection  # noqa: PLC0415 -- app ready

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE concepts_concept, directory_generation, audit_auditevent CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _put_in_force(files: dict[str, str]) -> None:
    from obhut.concepts.actions import load_content  # noqa: PLC0415 -- app ready
    from obhut.concepts.queries import edition_in_force  # noqa: PLC0415 -- app ready

    if edition_in_force() is None:
        load_content(files, by=INSTALLATION, at=LOADED_AT)
