"""The embedded PostgreSQL: for trial and development, on a Unix socket only, for this user only.

Started by whoever needs it first, stopped by whoever needs it last. The data outlive crashes:
PostgreSQL recovers by itself, and what a crash leaves lying about is cleared away.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from obhut.server.errors import CannotStart
from obhut.server.home import Home, home_in
from obhut.server.making import check_major, make_if_missing
from obhut.server.remains import clear_remains, is_running


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A running cluster. ``use`` is held by everyone who uses it, and let go even in a crash."""

    home: Home
    use: TextIO

    @property
    def socket(self) -> Path:
        return self.home.socket

    def password(self, role: str) -> str:
        return (self.home.folder / f"{role}.pw").read_text(encoding="utf-8").strip()

    def url(self, role: str, database: str = "obhut") -> str:
        """DATABASE_URL for a role: owner, app or backup."""
        return f"postgresql://obhut_{role}:{self.password(role)}@/{database}?host={self.socket}"

    def stop(self) -> None:
        """Leave the cluster; the last one to leave stops it."""
        with _one_at_a_time(self.home.folder), self.use:
            if _is_last(self.use) and is_running(self.home):
                self.home.run("pg_ctl", "-D", self.home.data, "-w", "-m", "fast", "stop")


def start(folder: Path, *, durable: bool = True) -> Cluster:
    """Start the cluster in a folder, making it first where it is new. Raises CannotStart."""
    home = home_in(folder)
    with _one_at_a_time(home.folder):
        make_if_missing(home)
        check_major(home)
        if not is_running(home):
            clear_remains(home)
            _launch(home, durable=durable)
        use = (home.folder / ".use").open("w", encoding="utf-8")
        fcntl.flock(use, fcntl.LOCK_SH)
        return Cluster(home=home, use=use)


@contextmanager
def running(folder: Path, *, durable: bool = True) -> Iterator[Cluster]:
    """A cluster for as long as the block lasts."""
    cluster = start(folder, durable=durable)
    try:
        yield cluster
    finally:
        cluster.stop()


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Two starts at once would both make the cluster: the second waits for the first."""
    with (folder / ".lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_last(use: TextIO) -> bool:
    try:
        fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _launch(home: Home, *, durable: bool) -> None:
    options = f"-c listen_addresses='' -c unix_socket_permissions=0700 -k '{home.socket}'"
    if not durable:
        options += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    log = home.folder / "log"
    try:
        home.run("pg_ctl", "-D", home.data, "-w", "-t", "60", "-l", log, "-o", options, "start")
    except CannotStart as error:
        raise CannotStart(f"{error} What it said stands in {log}.") from error
