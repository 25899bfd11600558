"""Making a cluster in a folder, all or nothing, and refusing one of another version."""

import os
import secrets
import shutil
from pathlib import Path

from obhut.server.errors import CannotStart
from obhut.server.home import Home


def make_if_missing(home: Home) -> None:
    """A half-made cluster, as a crash leaves it, is made anew: it becomes ours by a rename."""
    if (home.data / "PG_VERSION").exists():
        return
    for role in ("super", "owner", "app", "backup"):
        _write_password(home, role)
    unfinished = home.folder / "data.new"
    if unfinished.exists():
        shutil.rmtree(unfinished)
    arguments = ["-D", unfinished, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]
    arguments += ["-A", "scram-sha-256", "--pwfile", home.folder / "super.pw", "--data-checksums"]
    home.run("initdb", *arguments)
    unfinished.rename(home.data)


def _write_password(home: Home, role: str) -> None:
    path = home.folder / f"{role}.pw"
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(24))
    home.servant.receive(path)


def check_major(home: Home) -> None:
    """Raises CannotStart if the data were made by another major version."""
    made_by = major_of_data(home.data)
    here = home.binaries.major
    if made_by != here:
        raise CannotStart(
            f"The data in {home.data} were made by PostgreSQL {made_by}; here is PostgreSQL "
            f"{here}. Nothing was changed. Either name the folder with the programs of PostgreSQL "
            f"{made_by} in OBHUT_POSTGRES_BIN; or write the data out with its pg_dump, choose a "
            "new folder with OBHUT_DATA, and load them there."
        )


def major_of_data(data: Path) -> int:
    return int((data / "PG_VERSION").read_text(encoding="utf-8").split(".")[0])
