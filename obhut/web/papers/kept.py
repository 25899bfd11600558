"""Documents that say the same to everybody are set once and kept. Plans never are."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from obhut.web.papers.press import LARGE, Order, typeset

MOST = 100
"""So many are kept; the oldest go first."""
REMEMBERED = 1_000
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
        _digests[what] = ordered.digest
        return _kept(ordered.digest) or _set_and_keep(ordered)


def folder() -> Path:
    return Path(settings.VAR) / "papers"


def _kept(digest: str) -> bytes | None:
    with suppress(OSError):
        return (folder() / f"{digest}.pdf").read_bytes()
    return None


def _set_and_keep(ordered: Order) -> bytes:
    made = typeset(ordered, niceness=LARGE.niceness)
    with suppress(OSError):  # a full or closed folder costs time, not the answer
        _keep(ordered.digest, made)
    return made


def _keep(digest: str, made: bytes) -> None:
    """Whole or not at all, so that nobody reads half a document."""
    folder().mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder(), suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(made)
    Path(name).replace(folder() / f"{digest}.pdf")
    oldest_first = sorted(folder().glob("*.pdf"), key=lambda path: path.stat().st_mtime)
    for path in oldest_first[:-MOST]:
        path.unlink(missing_ok=True)
