"""Who may do what in the embedded database."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from obhut.server.cluster import Cluster, running


@pytest.fixture(scope="module")
def cluster(trial: Path) -> Iterator[Cluster]:
    with running(trial, durable=False) as cluster:
        with psycopg.connect(cluster.url("owner")) as connection:
            connection.execute("CREATE TABLE sheet (line text)")
            connection.execute("ALTER TABLE sheet ENABLE ROW LEVEL SECURITY")
            connection.execute("ALTER TABLE sheet FORCE ROW LEVEL SECURITY")
            connection.execute("CREATE POLICY writes ON sheet FOR INSERT WITH CHECK (true)")
        yield cluster


def test_the_app_makes_no_table(cluster: Cluster) -> None:
    with (
        psycopg.connect(cluster.url("app")) as connection,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        connection.execute("CREATE TABLE mine (line text)")


def test_the_app_writes_what_the_owner_made_and_the_backup_reads_every_row(
    cluster: Cluster,
) -> None:
    with psycopg.connect(cluster.url("app")) as connection:
        connection.execute("INSERT INTO sheet VALUES ('one')")

    seen = {}
    for role in ("app", "owner", "backup"):
        with psycopg.connect(cluster.url(role)) as connection:
            seen[role] = connection.execute("SELECT count(*) FROM sheet").fetchone()

    assert seen == {"app": (0,), "owner": (0,), "backup": (1,)}
