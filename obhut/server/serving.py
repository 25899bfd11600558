"""The web server and the worker, started and stopped with the database."""

import os
import signal
import socket
import subprocess
import time
from http import HTTPStatus
from types import FrameType
from urllib.error import HTTPError
from urllib.request import urlopen

from obhut.config.environment import whole_number
from obhut.server.child import Child, begin, end
from obhut.server.database import Database
from obhut.server.errors import CannotStart
from obhut.server.working import Worker

PATIENCE = 300
"""Tenths of a second until the first page has to come."""
LOOK = 2.0
"""Seconds between two looks at whether the worker is still there."""
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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
        except OverflowError as error:
            raise CannotStart(f"OBHUT_PORT is {port}. Ports go from 1 to 65535.") from error
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} cannot be used: {error.strerror}. Perhaps Obhut is running "
                f"already. Choose another port: OBHUT_PORT={port + 1} make run"
            ) from error


def stop_when_told() -> None:
    """From here on Ctrl-C, a request to end and a closed terminal all interrupt, once.

    What stops then is not interrupted again, so that the database is always ended in order.
    """

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for number in ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in ENDINGS:
        signal.signal(number, interrupt)


def serve(database: Database) -> None:
    """Serve until interrupted. Raises CannotStart if the web server does not come or stay."""
    host, port = address()
    web = begin(_web_server(host, port), told=_told(database))
    workers: list[Worker] = []
    try:
        _wait_for_answer(web, host, port)
        workers.append(Worker(database))
        print(f"Obhut is ready: http://{host}:{port} (stop with Ctrl-C)", flush=True)
        code = _stay(web, *workers)
    except KeyboardInterrupt:
        print("Stopping …", flush=True)
        return
    finally:
        end(web, *(worker.child for worker in workers))
    raise CannotStart(f"The web server ended by itself (code {code}). Start again.")


def _stay(web: Child, worker: Worker) -> int:
    """As long as the web server runs, look after the worker. Returns the web server's code."""
    while True:
        try:
            return web.wait(timeout=LOOK)
        except subprocess.TimeoutExpired:
            worker.look_after()


def _web_server(host: str, port: int) -> list[str]:
    arguments = ["granian", "--interface", "wsgi", "--no-ws", "--host", host, "--port", str(port)]
    arguments += ["--log-level", "warning"]
    arguments += ["--workers", str(whole_number("OBHUT_WORKERS", default=1))]
    arguments += ["--blocking-threads", str(whole_number("OBHUT_THREADS", default=4))]
    return [*arguments, "obhut.config.wsgi:application"]


def _told(database: Database) -> dict[str, str]:
    return {"DATABASE_URL": database.app_url, "OBHUT_STATIC_MANIFEST": "1", "OBHUT_POOL": "1"}


def _wait_for_answer(web: Child, host: str, port: int) -> None:
    """Until the front page comes; a refusal is an answer, too, an error of ours is none."""
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    last = ""
    for _ in range(PATIENCE):
        if web.poll() is not None:
            raise CannotStart(f"The web server could not start (code {web.returncode}), see above.")
        try:
            with urlopen(url, timeout=5):
                return
        except HTTPError as error:
            if error.code < HTTPStatus.INTERNAL_SERVER_ERROR:
                return
            last = str(error)
        except OSError as error:
            last = str(error)
        time.sleep(0.1)
    raise CannotStart(f"The web server gave no page at {url}. Its last answer: {last}")
