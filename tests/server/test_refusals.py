"""What keeps the product from starting is told in one paragraph, with the way out."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from obhut.server.cluster import running
from obhut.server.database import check_url
from obhut.server.database_state import is_up_to_date
from obhut.server.errors import CannotStart
from tests.house.tree import ROOT


def run(**told: str) -> tuple[int, str]:
    """``obhut run`` where it cannot start: its exit code and what it says about it."""
    done = subprocess.run(
        [sys.executable, "-m", "obhut", "run"],
        env=os.environ | told,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_named_and_another_one_offered() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code, said = run(OBHUT_PORT=str(port))

    assert code == 2
    assert said == (
        f"Port {port} on 127.0.0.1 cannot be used: Address already in use. Perhaps Obhut is "
        f"running already. Choose another port: OBHUT_PORT={port + 1} make run\n"
    )


def test_a_port_that_is_none_is_refused() -> None:
    assert run(OBHUT_PORT="99999") == (2, "OBHUT_PORT is 99999. Ports go from 1 to 65535.\n")


def test_a_folder_that_cannot_be_written_to_is_named(open_folder: Path) -> None:
    file = open_folder / "file"
    file.touch()

    code, said = run(OBHUT_PORT=str(free_port()), OBHUT_DATA=str(file))

    assert code == 2
    assert said == (
        f"The folder {file} cannot be written to: File exists. "
        "Choose another one with OBHUT_DATA.\n"
    )


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://a@b/c", r"has to name a PostgreSQL database .* Example: postgresql://"),
        ("postgresql://localhost", r"has to name a PostgreSQL database"),
        ("postgresql://me:pa#ss@localhost/obhut", r"In a password / is written %2F"),
        ("postgresql://me@127.0.0.1:1/obhut", r"refused.* Check host, port"),
        ("postgresql://me@localhost/obhut?colour=red", r"colour.* Check host, port"),
    ],
)
def test_a_wrong_database_url_is_told(url: str, told: str) -> None:
    with pytest.raises(CannotStart, match=told) as refused:
        check_url(url)

    assert "pa#" not in str(refused.value)


def test_a_wrong_password_is_told_without_repeating_it(trial: Path) -> None:
    with running(trial, durable=False) as cluster:
        url = cluster.url("app").replace(cluster.password("app"), "guessed")

        with pytest.raises(CannotStart, match="password authentication failed") as refused:
            check_url(url)

    assert "guessed" not in str(refused.value)


def test_an_empty_database_wants_its_tables(trial: Path) -> None:
    with running(trial, durable=False) as cluster:
        assert is_up_to_date(cluster.url("owner")) is False


def test_a_database_newer_than_the_code_is_refused(trial: Path) -> None:
    with (
        running(trial, durable=False) as cluster,
        psycopg.connect(cluster.url("owner"), autocommit=True) as connection,
    ):
        connection.execute("CREATE TABLE django_migrations (app text, name text)")
        connection.execute("INSERT INTO django_migrations VALUES ('audit', '0999_later')")

        with pytest.raises(CannotStart, match=r"newer than this code: .*audit\.0999_later"):
            is_up_to_date(cluster.url("owner"))

        connection.execute("DROP TABLE django_migrations")
