"""A program beside us: it ends with us, and gets time to end in order."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from obhut.server.database import ROOT

GRACE = 10
"""Seconds in which a program may finish what it is doing."""

Child = subprocess.Popen[bytes]


def begin(arguments: Sequence[str], *, told: Mapping[str, str]) -> Child:
    """Start ``python -m …`` with these variables told on top of ours."""
    command = [*_together(), sys.executable, "-m", *arguments]
    return subprocess.Popen(command, env=dict(os.environ) | dict(told), cwd=ROOT)


def end(*children: Child) -> None:
    """Tell them all to end, then wait for each; whoever takes too long is ended by force."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _together() -> list[str]:
    """They end with us even if we are killed, and leave the port free."""
    ending = ["setpriv", "--pdeathsig", "TERM", "--"]
    try:
        can = subprocess.run([*ending, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        can = False
    return ending if can else []
