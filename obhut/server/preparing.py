"""What has to be done before anything is served; each step is quick when nothing changed."""

import os
import subprocess
import sys
from pathlib import Path

from obhut.config.environment import HalfConfigured
from obhut.server.database import ROOT, Database, data_folder
from obhut.server.database_state import is_up_to_date
from obhut.server.errors import CannotStart
from obhut.web.translations import MO, compile_if_stale


def migrate(database: Database) -> None:
    """Bring the tables up to the code, as their owner. Raises CannotStart."""
    if not is_up_to_date(database.owner_url):
        done = manage("migrate", "--no-input", "-v0", url=database.owner_url)
        if done.returncode != 0:
            raise CannotStart(f"The tables could not be prepared: {_last_words(done.stderr)}")
    database.after_migrating()  # always: a crash may have come between the two


def compile_translations() -> None:
    """Put the German catalogue into the form Django reads, if it changed."""
    try:
        if compile_if_stale():
            print("Compiled the translations.", flush=True)
    except OSError as error:
        raise CannotStart(
            f"The translations cannot be written to {MO}: {error.strerror}. Give this user the "
            "right to write there, or start once as the owner of the folder."
        ) from error


def collect_static() -> None:
    """Hash and compress the static files, if one of them is newer than the last time."""
    stamp = data_folder() / "static" / "staticfiles.json"
    newest = max(
        (path.stat().st_mtime for path in (ROOT / "obhut/web/static").rglob("*") if path.is_file()),
        default=0.0,
    )
    if stamp.exists() and stamp.stat().st_mtime >= newest:
        return
    print("Collecting the static files …", flush=True)
    done = manage("collectstatic", "--no-input", "--clear", "-v0", url="", manifest=True)
    if done.returncode != 0:
        raise CannotStart(f"The static files could not be collected: {_last_words(done.stderr)}")


def manage(*arguments: str, url: str, manifest: bool = False) -> "subprocess.CompletedProcess[str]":
    """Run one of Django's commands with this database. Raises CannotStart if half configured."""
    told = {"DATABASE_URL": url or "postgresql://nobody@/none"}
    if manifest:
        told["OBHUT_STATIC_MANIFEST"] = "1"
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=os.environ | told,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    _, _, refusal = done.stderr.rpartition(f"{HalfConfigured.__module__}.HalfConfigured: ")
    if done.returncode != 0 and refusal != done.stderr:
        raise CannotStart(refusal.strip())
    return done


def _last_words(text: str) -> str:
    return " ".join(text.strip().splitlines()[-2:])


def content_folder() -> Path:
    return ROOT / "content"
