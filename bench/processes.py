"""What processes used, as the system counts it: CPU and memory, from /proc."""

import os
from collections.abc import Iterable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
USER, SYSTEM = 11, 12
"""Places of utime and stime in /proc/PID/stat, after the name in brackets."""


def family(pid: int) -> tuple[int, ...]:
    """A process and all that it started and that still run."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text().split()]
    return (pid, *(each for child in children for each in family(child)))


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()


def cpu_seconds(pids: Iterable[int]) -> float:
    """User and system time that these processes used so far."""
    return sum(_ticks(pid) for pid in pids) / TICKS


def backend_seconds(pid: int) -> float:
    """What one process of the database used so far, as exactly as the system tells."""
    exact = Path(f"/proc/{pid}/schedstat")
    if exact.exists():
        return int(exact.read_text(encoding="utf-8").split()[0]) / 1e9
    return cpu_seconds([pid])


def _ticks(pid: int) -> int:
    _, _, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
    fields = rest.split()
    return int(fields[USER]) + int(fields[SYSTEM])


def pss_mb(pid: int) -> float:
    """The proportional share of memory: what is shared counts once among its sharers."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0
