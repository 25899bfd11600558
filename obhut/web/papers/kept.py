"""Documents that say the same to everybody are set once and kept. Plans never are."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from obhut.web.papers.press import LARGE, TYPST, WORD, Order, typeset

MOST = 100
"""So many are kept; the oldest go first."""
REMEMBERED = 1_000
ENDS = {TYPST: "pdf", WORD: "docx"}
_digests: dict[tuple[object, ...], str] = {}


def set_once(what: tuple[object, ...], wanted: Callable[[], Order]) -> bytes:
    """The document. ``what``: everything that decides about its content.

    Who asks for the same meanwhile waits for it. Raises Busy where all places are taken, before
    anything is read, so that asking often costs nothing.
    """
    if what in _digests and (found := _kept(_digests[what])):
        return found
    with LARGE.turn():
        ordered = wanted()
        if len(_digests) >= REMEMBERED:
            _digests.clear()
        _digests[what] = file = f"{ordered.digest}.{ENDS[ordered.kind]}"
        return _kept(file) or _set_and_keep(ordered, file)


def folder() -> Path:
    return Path(settings.VAR) / "papers"


def _kept(file: str) -> bytes | None:
    with suppress(OSError):
        return (folder() / file).read_bytes()
    return None


def _set_and_keep(ordered: Order, name: str) -> bytes:
    made = typeset(ordered, niceness=LARGE.niceness)
    with suppress(OSError):  # a full or closed folder costs time, not the answer
        _keep(name, made)
    return made


def _keep(name: str, made: bytes) -> None:
    """Whole or not at all, so that nobody reads half a document."""
    folder().mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=folder(), suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(made)
    Path(part).replace(folder() / name)
    kept = (path for path in folder().iterdir() if path.suffix[1:] in ENDS.values())
    oldest_first = sorted(kept, key=lambda path: path.stat().st_mtime)
    for path in oldest_first[:-MOST]:
        path.unlink(missing_ok=True)
