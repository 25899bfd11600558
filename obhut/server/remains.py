"""What a crash leaves lying about, told from what still works."""

import os
import time
from pathlib import Path

from obhut.server.errors import CannotStart
from obhut.server.home import Home

SOCKET = ".s.PGSQL.5432"
PATIENCE = 100
"""Tenths of a second in which the children of a killed server notice and end."""


def is_running(home: Home) -> bool:
    """Does a server work in this folder? Its pid file alone proves nothing: after a crash the
    number may be a dead child's that nobody buried, or by now another program's.
    """
    pid = _noted_pid(home.data)
    return pid is not None and pid in _workers(home.data)


def clear_remains(home: Home) -> None:
    """After a crash: wait for the killed server's children, then take away its notes.

    Only once nobody works on the data. PostgreSQL itself then recovers what was not yet written.
    """
    for _ in range(PATIENCE):
        if not _workers(home.data):
            break
        time.sleep(0.1)
    else:
        raise CannotStart(
            f"Other programs still work on {home.data}: processes {_workers(home.data)}. "
            "End them and start again."
        )
    (home.data / "postmaster.pid").unlink(missing_ok=True)
    (home.socket / SOCKET).unlink(missing_ok=True)
    (home.socket / f"{SOCKET}.lock").unlink(missing_ok=True)


def _noted_pid(data: Path) -> int | None:
    try:
        first, _, _ = (data / "postmaster.pid").read_text(encoding="utf-8").partition("\n")
    except FileNotFoundError:
        return None
    return int(first) if first.strip().isdigit() else None


def _workers(data: Path) -> list[int]:
    """The processes of PostgreSQL on these data: each has gone into their folder.

    A dead one that nobody buried has no folder any more, nor has another user's for us. Where the
    system does not tell its processes (macOS), the noted pid has to do.
    """
    if not Path("/proc/self").exists():
        pid = _noted_pid(data)
        return [pid] if pid is not None and _lives(pid) else []
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").samefile(data) and _is_postgres(process):
                found.append(int(process.name))
        except OSError:
            continue
    return sorted(found)


def _is_postgres(process: Path) -> bool:
    return (process / "comm").read_text(encoding="utf-8").strip().startswith("postgres")


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
