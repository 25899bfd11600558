"""How far the tables are: the migrations applied there against those of this code.

Read without waking Django, so that a start with nothing to migrate loses no time.
"""

from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import errors

from obhut.server.errors import CannotStart

OBHUT = Path(__file__).resolve().parents[1]
BORROWED = ("django.contrib", "allauth")
"""Packages that bring tables of their own."""


def is_up_to_date(url: str) -> bool:
    """Is every migration of ours and of what we borrow applied? Raises CannotStart if the database knows more than we."""
    applied = _applied(url)
    ours, borrowed = _below(OBHUT), set().union(*map(_below, map(_folder_of, BORROWED)))
    unknown = sorted(applied - ours - borrowed)
    if unknown:
        raise CannotStart(
            f"The database is newer than this code: it knows {', '.join(unknown)}. Take the newer "
            "code, or restore the backup made before the update. Nothing was changed."
        )
    in_use = {name.partition(".")[0] for name in applied}
    needed = ours | {name for name in borrowed if name.partition(".")[0] in in_use}
    return needed <= applied


def _applied(url: str) -> set[str]:
    with psycopg.connect(url, connect_timeout=5) as connection:
        try:
            rows = connection.execute("SELECT app, name FROM django_migrations").fetchall()
        except errors.UndefinedTable:
            return set()
    return {f"{app}.{name}" for app, name in rows}


def _below(folder: Path) -> set[str]:
    """The migrations of all rooms of a folder, as ``room.name``."""
    files = folder.glob("*/migrations/[0-9]*.py")
    return {f"{path.parts[-3]}.{path.stem}" for path in files}


def _folder_of(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise CannotStart(f"{package} is missing. Set everything up again: make setup")
    return Path(found.origin).parent
