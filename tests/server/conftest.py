"""An embedded PostgreSQL of our own to kill, apart from the one the other tests live on."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from obhut.server.cluster import running
from obhut.server.roles import settle_roles


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can come to; pytest's own are closed."""
    folder = Path(tempfile.mkdtemp(prefix="obhut-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="package")
def trial() -> Iterator[Path]:
    """The folder of a cluster that has its roles and does not run."""
    folder = Path(tempfile.mkdtemp(prefix="obhut-"))
    folder.chmod(0o755)
    with running(folder / "postgres", durable=False) as cluster:
        settle_roles(cluster)
    yield folder / "postgres"
    shutil.rmtree(folder)
