"""One real PostgreSQL for the whole run, in a temporary folder, started before Django wakes.

A plugin of pytest (`-p tests.embedded`), because settings are read before any conftest.
"""

import os
import shutil
import tempfile
from pathlib import Path

from obhut.server.cluster import Cluster, start
from obhut.server.roles import settle_roles
from obhut.web.translations import compile_if_stale

_HERE: dict[str, Cluster | Path] = {}

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop


def _begin() -> None:
    compile_if_stale()
    if os.environ.get("DATABASE_URL"):
        return
    folder = Path(tempfile.mkdtemp(prefix="obhut-"))
    folder.chmod(0o755)
    os.environ["OBHUT_DATA"] = str(folder)
    cluster = start(folder / "postgres", durable=False)
    settle_roles(cluster, may_create_databases=True)
    os.environ["DATABASE_URL"] = cluster.url("owner")
    _HERE.update(cluster=cluster, folder=folder)


_begin()


def pytest_unconfigure() -> None:
    cluster, folder = _HERE.get("cluster"), _HERE.get("folder")
    if isinstance(cluster, Cluster):
        cluster.stop()
    if isinstance(folder, Path):
        shutil.rmtree(folder, ignore_errors=True)
