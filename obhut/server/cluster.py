"""The embedded PostgreSQL: for trial and development, on a Unix socket only, for this user only.

Started when needed, stopped with whoever started it. The data outlive crashes: PostgreSQL
recovers by itself, and what a crash leaves lying about is cleared away here.
"""

import fcntl
import hashlib
import os
import secrets
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from obhut.server.binaries import Binaries, find_binaries
from obhut.server.errors import CannotStart
from obhut.server.servant import give_to_servant, in_its_shoes

LONGEST_SOCKET = 100
"""A Unix socket's path may have 107 bytes; PostgreSQL adds its own name of few more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A running cluster. ``ours``: we started it, so we stop it."""

    folder: Path
    socket: Path
    binaries: Binaries
    ours: bool

    def password(self, role: str) -> str:
        return (self.folder / f"{role}.pw").read_text(encoding="utf-8").strip()

    def url(self, role: str, database: str = "obhut") -> str:
        """DATABASE_URL for a role: owner, app or backup."""
        return f"postgresql://obhut_{role}:{self.password(role)}@/{database}?host={self.socket}"

    def stop(self) -> None:
        if self.ours:
            data = self.folder / "data"
            _run(self.binaries, self.folder, "pg_ctl", "-D", data, "-w", "-m", "fast", "stop")


def start(folder: Path, *, durable: bool = True) -> Cluster:
    """Start the cluster in a folder, making it first where it is new. Raises CannotStart."""
    binaries = find_binaries()
    folder = folder.absolute()
    _prepare(folder)
    with _one_at_a_time(folder):
        data = folder / "data"
        if not (data / "PG_VERSION").exists():
            _make(folder, binaries)
        _check_major(data, binaries)
        socket = _socket_folder(folder)
        running = _is_running(data, binaries)
        if not running:
            _launch(folder, socket, binaries, durable=durable)
        return Cluster(folder=folder, socket=socket, binaries=binaries, ours=not running)


@contextmanager
def running(folder: Path, *, durable: bool = True) -> Iterator[Cluster]:
    """A cluster for as long as the block lasts."""
    cluster = start(folder, durable=durable)
    try:
        yield cluster
    finally:
        cluster.stop()


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        give_to_servant(folder, beside=folder)
        folder.chmod(0o700)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"The folder {folder} cannot be used for the database: {error.strerror}. "
            "Choose another one with OBHUT_DATA, or name a server with DATABASE_URL."
        ) from error


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Two starts at once would both make the cluster: the second waits for the first."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path, binaries: Binaries) -> None:
    for role in ("super", "owner", "app", "backup"):
        _write_secret(folder / f"{role}.pw")
    data = folder / "data"
    unfinished = folder / "data.new"
    if unfinished.exists():
        subprocess.run(["rm", "-rf", str(unfinished)], check=True)
    arguments = ["-D", unfinished, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]
    arguments += ["-A", "scram-sha-256", "--pwfile", folder / "super.pw", "--data-checksums"]
    _run(binaries, folder, "initdb", *arguments)
    unfinished.rename(data)


def _write_secret(path: Path) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(24))
    give_to_servant(path, beside=path.parent)


def _check_major(data: Path, binaries: Binaries) -> None:
    made_by = int((data / "PG_VERSION").read_text(encoding="utf-8").split(".")[0])
    if made_by != binaries.major:
        raise CannotStart(
            f"The data in {data} were made by PostgreSQL {made_by}; here is PostgreSQL "
            f"{binaries.major}. Name a folder with PostgreSQL {made_by} in OBHUT_POSTGRES_BIN, "
            f"write the data out with its pg_dump, and load them into a new folder (OBHUT_DATA)."
        )


def _socket_folder(folder: Path) -> Path:
    """Beside the data; in the system's temporary folder where that path would be too long."""
    if len(os.fsencode(folder)) < LONGEST_SOCKET - len("/.s.PGSQL.5432.lock"):
        return folder
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"obhut-{os.geteuid()}-{name}"
    short.mkdir(mode=0o700, exist_ok=True)
    if short.is_symlink() or short.stat().st_uid not in {os.geteuid(), folder.stat().st_uid}:
        raise CannotStart(
            f"The folder {short} belongs to somebody else. Remove it and start again."
        )
    give_to_servant(short, beside=folder)
    return short


def _is_running(data: Path, binaries: Binaries) -> bool:
    told = _call(binaries, data.parent, "pg_ctl", "-D", data, "status")
    return told.returncode == 0


def _launch(folder: Path, socket: Path, binaries: Binaries, *, durable: bool) -> None:
    (socket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)
    (socket / ".s.PGSQL.5432").unlink(missing_ok=True)
    options = f"-c listen_addresses='' -c unix_socket_permissions=0700 -k {socket}"
    if not durable:
        options += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    arguments: Sequence[object] = ("-D", folder / "data", "-w", "-t", "60", "-l", folder / "log")
    _run(binaries, folder, "pg_ctl", *arguments, "-o", options, "start")


def _run(binaries: Binaries, folder: Path, program: str, *arguments: object) -> None:
    done = _call(binaries, folder, program, *arguments)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise CannotStart(f"PostgreSQL's {program} failed: {' '.join(said[-3:])}")


def _call(
    binaries: Binaries, folder: Path, program: str, *arguments: object
) -> "subprocess.CompletedProcess[str]":
    command = [binaries.program(program), *(str(argument) for argument in arguments)]
    environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": os.environ.get("PATH", "")}
    with tempfile.TemporaryFile("w+") as out:
        # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
        code = subprocess.run(
            in_its_shoes(command, folder=folder),
            stdout=out,
            stderr=out,
            env=environment,
            cwd="/",
            check=False,
        ).returncode
        out.seek(0)
        return subprocess.CompletedProcess(command, code, stdout=out.read(), stderr="")
