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
    folder = Path(tempfile.mkdtemp(prefix="obhut-"))
    folder.chmod(0o755)
    (folder / "static").mkdir()  # WhiteNoise warns where there is none, and a warning is an error
    os.environ["OBHUT_DATA"] = str(folder)
    _HERE.update(folder=folder)
    if os.environ.get("DATABASE_URL"):
        return
    cluster = start(folder / "postgres", durable=False)
    settle_roles(cluster, may_create_databases=True)
    os.environ["DATABASE_URL"] = cluster.url("owner")
    _HERE.update(cluster=cluster)


_begin()


def pytest_unconfigure() -> None:
    cluster, folder = _HERE.get("cluster"), _HERE.get("folder")
    if isinstance(cluster, Cluster):
        cluster.stop()
    if isinstance(folder, Path):
        shutil.rmtree(folder, ignore_errors=True)
