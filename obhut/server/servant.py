"""As whom PostgreSQL runs. It refuses to be root; no right of a parent folder is ever widened."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from obhut.server.errors import CannotStart

NOBODY = "nobody"
"""Runs the database of root, and owns its folder."""


class Dress(Enum):
    OUR_OWN = auto()
    """We are an ordinary user, and so is PostgreSQL."""
    ANOTHER = auto()
    """We are root; PostgreSQL becomes the user who owns its folder."""
    MAPPED = auto()
    """We are root and no other user can come here, as below a closed home of root: the files stay
    root's, and PostgreSQL sees itself as somebody else in a namespace of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Servant:
    uid: int
    gid: int
    dress: Dress

    def receive(self, path: Path) -> None:
        """Make this one path the servant's own, where it is another user."""
        if self.dress is Dress.ANOTHER:
            os.chown(path, self.uid, self.gid)

    def dressed(self, command: list[str]) -> list[str]:
        """The command, as the servant runs it."""
        match self.dress:
            case Dress.OUR_OWN:
                return command
            case Dress.ANOTHER:
                who = ["--reuid", str(self.uid), "--regid", str(self.gid), "--clear-groups"]
                return ["setpriv", *who, "--", *command]
            case Dress.MAPPED:
                who = [f"--map-user={self.uid}", f"--map-group={self.gid}"]
                return ["unshare", "--user", *who, "--", *command]


def servant_of(folder: Path, *, programs: Path) -> Servant:
    """Who can use a folder and the programs. What once was made stays its maker's.

    Raises CannotStart where root may neither become somebody else here nor make a namespace.
    """
    if os.geteuid() != 0:
        return Servant(uid=os.geteuid(), gid=os.getegid(), dress=Dress.OUR_OWN)
    nobody = pwd.getpwnam(NOBODY)
    ways = (folder, programs / "postgres")
    maker = _owner(folder / "data")
    for who in _candidates(folder, nobody):
        if maker in {None, who.pw_uid} and all(_comes_to(way, who) for way in ways):
            return Servant(uid=who.pw_uid, gid=who.pw_gid, dress=Dress.ANOTHER)
    mapped = Servant(uid=nobody.pw_uid, gid=nobody.pw_gid, dress=Dress.MAPPED)
    reached = maker in {None, 0} and all(_comes_to(way, pwd.getpwuid(0)) for way in ways)
    if reached and _may(mapped.dressed(["true"])):
        return mapped
    raise CannotStart(
        f"PostgreSQL does not run as root, and no other user can reach {folder} and {programs}. "
        "Start as an ordinary user, choose an open folder with OBHUT_DATA, or name a server with "
        "DATABASE_URL."
    )


def _candidates(folder: Path, nobody: pwd.struct_passwd) -> list[pwd.struct_passwd]:
    """The owners of the folder and of the folder it lies in, then nobody; never root."""
    owners = {_owner(folder), _owner(folder.parent)} - {None, 0}
    return [*(user for user in pwd.getpwall() if user.pw_uid in owners), nobody]


def _owner(path: Path) -> int | None:
    return path.stat().st_uid if path.exists() else None


def _comes_to(path: Path, who: pwd.struct_passwd) -> bool:
    """May this user pass every folder on the way? Root here has no right but its own."""
    for parent in path.resolve().parents:
        there = parent.stat()
        ours = there.st_uid == who.pw_uid
        right = 0o100 if ours else 0o010 if there.st_gid == who.pw_gid else 0o001
        if not there.st_mode & right:
            return False
    return True


def _may(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
