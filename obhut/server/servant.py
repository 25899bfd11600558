"""As whom PostgreSQL runs. It refuses to be root; no right of a parent folder is ever widened."""

import os
import pwd
from pathlib import Path

SERVANT = "nobody"
"""Runs the database where we are root, and owns its folder."""


def give_to_servant(path: Path, *, beside: Path) -> None:
    """As root, and where the servant can come to the folder at all: make the path its own."""
    if os.geteuid() == 0 and _can_come_to(beside):
        servant = pwd.getpwnam(SERVANT)
        os.chown(path, servant.pw_uid, servant.pw_gid)


def in_its_shoes(command: list[str], *, folder: Path) -> list[str]:
    """The command as an ordinary user, as the servant, or as nobody in a namespace of its own.

    The last is for a project below a closed home of root: the files stay root's, and PostgreSQL
    sees itself as somebody else.
    """
    if os.geteuid() != 0:
        return command
    servant = pwd.getpwnam(SERVANT)
    if _can_come_to(folder):
        groups = ["--regid", str(servant.pw_gid), "--clear-groups", "--"]
        return ["setpriv", "--reuid", str(servant.pw_uid), *groups, *command]
    mapped = [f"--map-user={servant.pw_uid}", f"--map-group={servant.pw_gid}"]
    return ["unshare", "--user", *mapped, "--", *command]


def _can_come_to(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in folder.absolute().parents)
