"""The product as it runs: started by its own command in a folder of its own, ended afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.processes import command_of, family

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60
"""Seconds in which it has to end when told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A running product: where it answers, its processes, how long its start took."""

    port: int
    folder: Path
    pid: int
    started_in: float

    @property
    def web(self) -> tuple[int, ...]:
        """The processes of the web server."""
        return tuple(pid for pid in family(self.pid) if " granian " in command_of(pid))

    @property
    def worker(self) -> tuple[int, ...]:
        """The worker, once it has begun."""
        return tuple(pid for pid in family(self.pid) if command_of(pid).endswith(" obhut work "))

    @property
    def database(self) -> tuple[int, ...]:
        """PostgreSQL and its children; it runs beside us, not below."""
        pid_file = self.folder / "postgres" / "data" / "postmaster.pid"
        return family(int(pid_file.read_text().partition("\n")[0]))


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that every user can come to, as the user of the database has to."""
    folder = Path(tempfile.mkdtemp(prefix="obhut-bench-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(folder: Path) -> Iterator[Product]:
    """``obhut run`` in this folder, with one address more than the product: the bare page."""
    port = free_port()
    told = {
        "OBHUT_DATA": str(folder),
        "OBHUT_PORT": str(port),
        "DATABASE_URL": "",
        "OBHUT_EXAMPLES": "0",
        "DJANGO_SETTINGS_MODULE": "bench.bare.settings",
    }
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "obhut", "run"],
        env=os.environ | told,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            _wait_until_ready(process)
            yield Product(
                port=port, folder=folder, pid=process.pid, started_in=time.perf_counter() - begun
            )
        finally:
            _end(process)


def _wait_until_ready(process: "subprocess.Popen[str]") -> None:
    said = []
    for line in process.stdout or ():
        said.append(line)
        if line.startswith("Obhut is ready"):
            return
    raise SystemExit(f"The product did not start:\n{''.join(said)}")


def _end(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
