"""The database of a command: the one that DATABASE_URL names, else the embedded one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from obhut.config.environment import HalfConfigured, database, secret
from obhut.server.cluster import Cluster, running
from obhut.server.errors import CannotStart
from obhut.server.roles import close_the_record, settle_roles

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Addresses for whoever migrates and for whoever serves."""

    owner_url: str
    app_url: str
    cluster: Cluster | None

    def after_migrating(self) -> None:
        if self.cluster:
            close_the_record(self.cluster)


def data_folder() -> Path:
    """Where this installation keeps what it makes: OBHUT_DATA, else var/ in the project."""
    return Path(os.environ.get("OBHUT_DATA") or ROOT / "var").absolute()


@contextmanager
def database_at_hand() -> Iterator[Database]:
    """The database for as long as the block lasts. Raises CannotStart with the way out."""
    url = secret("DATABASE_URL")
    if url:
        check_url(url)
        yield Database(owner_url=url, app_url=url, cluster=None)
        return
    with running(data_folder() / "postgres") as cluster:
        settle_roles(cluster)
        yield Database(owner_url=cluster.url("owner"), app_url=cluster.url("app"), cluster=cluster)


def check_url(url: str) -> None:
    """Raises CannotStart if the URL cannot be read or nobody answers there."""
    try:
        database(url)
    except HalfConfigured as error:
        raise CannotStart(str(error)) from error
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        why = " ".join(str(error).split())
        raise CannotStart(
            f"The database that DATABASE_URL names cannot be used: {why}. Check host, port, "
            "name, user and password, and whether the server runs."
        ) from error
