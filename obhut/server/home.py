"""Where an embedded PostgreSQL lives: its folder, its programs, its servant, its socket."""

import hashlib
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from obhut.server.binaries import Binaries, find_binaries
from obhut.server.errors import CannotStart
from obhut.server.servant import Servant, servant_of

LONGEST_SOCKET = 100
"""A Unix socket's path may have 107 bytes; some are left for a lock beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Everything needed to call PostgreSQL's programs on one folder."""

    folder: Path
    socket: Path
    binaries: Binaries
    servant: Servant

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, program: str, *arguments: object) -> None:
        """Run one of PostgreSQL's programs. Raises CannotStart with its last words."""
        code, said = self._call(program, *arguments)
        if code != 0:
            words = " ".join(said.strip().splitlines()[-3:])
            raise CannotStart(f"PostgreSQL's {program} failed: {words}")

    def _call(self, program: str, *arguments: object) -> tuple[int, str]:
        command = [self.binaries.program(program), *(str(argument) for argument in arguments)]
        environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": os.environ.get("PATH", "")}
        with tempfile.TemporaryFile("w+") as out:
            # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
            done = subprocess.run(
                self.servant.dressed(command),
                stdout=out,
                stderr=out,
                env=environment,
                cwd="/",
                check=False,
            )
            out.seek(0)
            return done.returncode, out.read()


def home_in(folder: Path) -> Home:
    """The home in a folder, which is made where it is missing. Raises CannotStart."""
    folder = folder.absolute()
    binaries = find_binaries()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        servant = servant_of(folder, programs=binaries.folder)
        servant.receive(folder)
        folder.chmod(0o700)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"The folder {folder} cannot be used for the database: {error.strerror}. "
            "Choose another one with OBHUT_DATA, or name a server with DATABASE_URL."
        ) from error
    socket = _socket_folder(folder, servant)
    return Home(folder=folder, socket=socket, binaries=binaries, servant=servant)


def _socket_folder(folder: Path, servant: Servant) -> Path:
    """Beside the data; in the system's temporary folder where that path would be too long."""
    if len(os.fsencode(folder)) < LONGEST_SOCKET - len("/.s.PGSQL.5432.lock"):
        return folder
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"obhut-{servant.uid}-{name}"
    short.mkdir(mode=0o700, exist_ok=True)
    there = short.lstat()
    if short.is_symlink() or there.st_uid not in {os.geteuid(), servant.uid}:
        raise CannotStart(
            f"The folder {short} belongs to somebody else. Remove it and start again."
        )
    short.chmod(0o700)
    servant.receive(short)
    return short
