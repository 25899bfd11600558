"""The web server, started and stopped with the database."""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from obhut.config.environment import whole_number
from obhut.server.database import ROOT, Database
from obhut.server.errors import CannotStart

PATIENCE = 300
"""Tenths of a second until the first page has to come."""


def address() -> tuple[str, int]:
    """Host and port: OBHUT_HOST and OBHUT_PORT, else 127.0.0.1:8000."""
    return os.environ.get("OBHUT_HOST", "127.0.0.1"), whole_number("OBHUT_PORT", default=8000)


def check_port_free() -> None:
    """Raises CannotStart, naming the way out, if somebody listens there already."""
    host, port = address()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} cannot be used: {error.strerror}. Perhaps Obhut is running "
                f"already. Choose another port: OBHUT_PORT={port + 1} make run"
            ) from error


def serve(database: Database) -> int:
    """Serve until told to stop. Returns the exit code."""
    host, port = address()
    web = subprocess.Popen(_command(host, port), env=_environment(database), cwd=ROOT)

    def stop(_number: int, _frame: FrameType | None) -> None:
        web.terminate()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    if _answers(web, host, port):
        print(f"Obhut is ready: http://{host}:{port} (stop with Ctrl-C)", flush=True)
    code = web.wait()
    print("Stopped.", flush=True)
    return 0 if code in {0, -signal.SIGTERM, -signal.SIGINT} else code


def _command(host: str, port: int) -> list[str]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
    command += ["--host", host, "--port", str(port), "--log-level", "warning"]
    command += ["--workers", str(whole_number("OBHUT_WORKERS", default=1))]
    command += ["--blocking-threads", str(whole_number("OBHUT_THREADS", default=4))]
    return [*command, "obhut.config.wsgi:application"]


def _environment(database: Database) -> dict[str, str]:
    told = {"DATABASE_URL": database.app_url, "OBHUT_STATIC_MANIFEST": "1", "OBHUT_POOL": "1"}
    return dict(os.environ) | told


def _answers(web: "subprocess.Popen[bytes]", host: str, port: int) -> bool:
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    for _ in range(PATIENCE):
        if web.poll() is not None:
            return False
        try:
            with urlopen(url, timeout=5):  # noqa: S310 -- our own address, made above
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False
