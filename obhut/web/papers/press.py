"""From content to a PDF or a Word file: a few at a time, each in a process of its own.

typst leaves the interpreter free while it works, but keeps the memory of everything it has set;
python-docx would keep the interpreter for seconds. A process that ends gives both back, and can be
ended when it takes too long.
"""

import hashlib
import importlib.metadata
import json
import signal
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

from obhut.kernel.refusals import Fault, Faulty, Refusal
from obhut.web.papers.letters import legible, writable

HERE = Path(__file__).parent
PATIENCE = 60
"""Seconds until a document that is not done is given up."""


TYPST, WORD = ".typ", ".docx"
PROGRAMS = {TYPST: "typesetting.py", WORD: "word_processing.py"}
"""What a template ends with -> the program that makes a document of it."""
BEGINS = {TYPST: b"%PDF-", WORD: b"PK\x03\x04"}


OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
TOO_LONG = Fault(
    where="paper",
    field="",
    de="Dieser Text ist zu lang für ein einziges Dokument. Nehmen Sie seine Seiten oder Dateien.",
    en="This text is too long for a single document. Take its pages or its files.",
)


class Busy(Refusal):
    """Other documents are being made. Come back in a moment."""


@dataclass(frozen=True, slots=True)
class Order:
    """A template of this folder and what it is to say. Strings in it are never read as markup.

    "blocks.docx" is no file: a Word file is made of its blocks alone.
    """

    template: str
    content: str
    at: int

    @property
    def kind(self) -> str:
        return Path(self.template).suffix

    @property
    def digest(self) -> str:
        """The same digest: the same bytes."""
        said = json.dumps([self.template, self.content, self.at, _make()])
        return hashlib.sha256(said.encode()).hexdigest()


def order(template: str, content: dict[str, Any], *, at: datetime) -> Order:
    """``at``: the moment that stands in the document as that of its making."""
    spelt = writable(content) if template.endswith(WORD) else legible(content)
    said = json.dumps(spelt, ensure_ascii=False, sort_keys=True)
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
    """The document. Raises Busy where it had to wait too long, Faulty where it is too long itself,
    RuntimeError where it was refused.
    """
    told = {"template": wanted.template, "content": wanted.content, "at": wanted.at}
    try:
        done = subprocess.run(  # noqa: S603 -- our own program, nothing of it comes from outside
            [sys.executable, "-I", str(HERE / PROGRAMS[wanted.kind]), str(niceness)],
            input=json.dumps(told).encode(),
            env={"RAYON_NUM_THREADS": "1"},  # one core; the other answers pages
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Busy from late
    if done.returncode in OUT_OF_TIME:
        raise Faulty((TOO_LONG,))
    if done.returncode != 0 or not done.stdout.startswith(BEGINS[wanted.kind]):
        raise RuntimeError(
            f"{wanted.template} was not set: {done.stderr.decode(errors='replace')[-2000:]}"
        )
    return done.stdout


@lru_cache(maxsize=1)
def _make() -> str:
    """What else decides about the bytes: our templates, programs and fonts, and others' versions."""
    parts = [importlib.metadata.version(name).encode() for name in ("typst", "python-docx")]
    own = (*HERE.glob("*.typ"), *HERE.glob("fonts/*.*"), *map(HERE.joinpath, PROGRAMS.values()))
    parts += [path.read_bytes() for path in sorted(own)]
    return hashlib.sha256(b"".join(parts)).hexdigest()
