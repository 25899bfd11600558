"""From content to a PDF: a few documents at a time, each in a process of its own.

typst leaves the interpreter free while it works, but keeps the memory of everything it has set;
a process that ends gives it back, and can be ended when it takes too long.
"""

import hashlib
import importlib.metadata
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any

from obhut.kernel.refusals import Refusal
from obhut.web.papers.letters import legible

HERE = Path(__file__).parent
PATIENCE = 60
"""Seconds until a document that is not done is given up."""


class Busy(Refusal):
    """Other documents are being made. Come back in a moment."""


@dataclass(frozen=True, slots=True)
class Order:
    """A template of this folder and what it is to say. Strings in it are never read as markup."""

    template: str
    content: str
    at: int

    @property
    def digest(self) -> str:
        """The same digest: the same bytes."""
        said = json.dumps([self.template, self.content, self.at, _make()])
        return hashlib.sha256(said.encode()).hexdigest()


def order(template: str, content: dict[str, Any], *, at: datetime) -> Order:
    """``at``: the moment that stands in the document as that of its making."""
    said = json.dumps(legible(content), ensure_ascii=False, sort_keys=True)
    return Order(template, said, int(at.timestamp()))


class Press:
    """Sets one document after the other; ``places``: so many may be at it or wait."""

    def __init__(self, *, places: int, niceness: int) -> None:
        self._places = BoundedSemaphore(places)
        self._turn = Lock()
        self.niceness = niceness

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A turn at the press. Raises Busy where all places are taken."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            with self._turn:
                yield
        finally:
            self._places.release()

    def set(self, wanted: Order) -> bytes:
        """Raises Busy."""
        with self.turn():
            return typeset(wanted, niceness=self.niceness)


URGENT = Press(places=2, niceness=0)
"""For plans: never waits behind a handbook."""
LARGE = Press(places=2, niceness=5)
"""For what is set once and kept: steps back where the machine has pages to answer."""


def typeset(wanted: Order, *, niceness: int = 0, patience: float = PATIENCE) -> bytes:
    """The PDF. Raises Busy where it took too long, RuntimeError where typst refused it."""
    told = {"template": wanted.template, "content": wanted.content, "at": wanted.at}
    try:
        done = subprocess.run(  # noqa: S603 -- our own program, nothing of it comes from outside
            [sys.executable, "-I", str(HERE / "typesetting.py"), str(niceness)],
            input=json.dumps(told).encode(),
            env={"RAYON_NUM_THREADS": "1"},  # one core; the other answers pages
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Busy from late
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF-"):
        raise RuntimeError(
            f"{wanted.template} was not set: {done.stderr.decode(errors='replace')[-2000:]}"
        )
    return done.stdout


@lru_cache(maxsize=1)
def _make() -> str:
    """What else decides about the bytes: our templates and fonts, and the version of typst."""
    parts = [importlib.metadata.version("typst").encode()]
    parts += [path.read_bytes() for path in sorted([*HERE.glob("*.typ"), *HERE.glob("fonts/*.*")])]
    return hashlib.sha256(b"".join(parts)).hexdigest()
