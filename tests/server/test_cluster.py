"""The embedded PostgreSQL, alive and killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from obhut.server.cluster import Cluster, running, start
from obhut.server.errors import CannotStart
from obhut.server.home import LONGEST_SOCKET, home_in
from obhut.server.remains import is_running


def keep(cluster: Cluster, word: str) -> None:
    with psycopg.connect(cluster.url("owner")) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("TRUNCATE kept")
        connection.execute("INSERT INTO kept VALUES (%s)", [word])


def kept(cluster: Cluster) -> list[str]:
    with psycopg.connect(cluster.url("owner")) as connection:
        return [word for (word,) in connection.execute("SELECT word FROM kept")]


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


def test_what_was_kept_is_there_after_a_stop(trial: Path) -> None:
    with running(trial, durable=False) as cluster:
        keep(cluster, "Easter")

    with running(trial, durable=False) as cluster:
        assert kept(cluster) == ["Easter"]


def test_what_was_kept_is_there_after_the_server_was_killed(trial: Path) -> None:
    killed = start(trial)
    keep(killed, "midnight")
    os.kill(postmaster(trial), signal.SIGKILL)
    killed.use.close()

    with running(trial, durable=False) as cluster:
        assert kept(cluster) == ["midnight"]


def test_a_pid_file_that_names_another_program_does_not_keep_it_from_starting(trial: Path) -> None:
    (trial / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{trial / 'data'}\n")

    with running(trial, durable=False) as cluster:
        assert is_running(cluster.home) is True


def test_the_last_to_leave_stops_it(trial: Path) -> None:
    first, second = start(trial, durable=False), start(trial, durable=False)

    first.stop()
    running_for_the_second = is_running(second.home)
    second.stop()

    assert (running_for_the_second, is_running(second.home)) == (True, False)


def test_who_was_killed_no_longer_uses_it(trial: Path) -> None:
    until_killed = (
        "import os, sys; from pathlib import Path; from obhut.server.cluster import start; "
        "start(Path(sys.argv[1]), durable=False); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", until_killed, str(trial)], check=False)

    left = start(trial, durable=False)
    ran_on = is_running(left.home)
    left.stop()

    assert (ran_on, is_running(left.home)) == (True, False)


def test_it_listens_on_no_port_and_lets_nobody_in_without_a_password(trial: Path) -> None:
    with running(trial, durable=False) as cluster:
        with psycopg.connect(cluster.url("app")) as connection:
            listens = connection.execute("SHOW listen_addresses").fetchone()

        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(f"postgresql://postgres@/postgres?host={cluster.socket}")

    assert listens == ("",)


def test_passwords_are_read_by_their_owner_alone(trial: Path) -> None:
    rights = {path.stat().st_mode & 0o777 for path in trial.glob("*.pw")}

    assert (rights, trial.stat().st_mode & 0o777) == ({0o600}, 0o700)


def test_data_of_another_major_version_are_refused_with_the_way_out(open_folder: Path) -> None:
    data = open_folder / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("14\n")

    with pytest.raises(CannotStart, match=r"made by PostgreSQL 14; .* OBHUT_POSTGRES_BIN"):
        start(open_folder / "postgres")

    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_a_file_in_place_of_the_folder_is_refused_with_the_way_out(open_folder: Path) -> None:
    (open_folder / "postgres").touch()

    with pytest.raises(CannotStart, match=r"cannot be used for the database: .* OBHUT_DATA"):
        start(open_folder / "postgres")


def test_the_socket_of_a_folder_far_down_lies_where_its_path_is_short(open_folder: Path) -> None:
    far_down = home_in(open_folder / ("a" * LONGEST_SOCKET))
    rights = far_down.socket.stat().st_mode & 0o777
    far_down.socket.rmdir()

    assert (len(str(far_down.socket)) < LONGEST_SOCKET, rights) == (True, 0o700)
