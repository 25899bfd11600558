"""GET /services of HSDS beside the official mock API, where it lies beside the project.

The mock (github.com/openreferral/mock-hsds-api) gets the very services of our first page, so that
both answer with the same records. It is started as its own command does, on a port of ours.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measures import Result
from bench.processes import family
from bench.product import ROOT, Product, free_port, own_folder
from bench.ratios import Round, cpu_ms, cpu_share, percent, rate, rate_share
from bench.visiting import fetch, visit

NAME = "mock-hsds-api"
PLACES = (ROOT.parent / NAME, ROOT.parent / "shared" / NAME, ROOT.parent / "shared/peers" / NAME)
OURS, THEIRS = "/hsds/v3/services", "/services"
ROUNDS, REQUESTS = 5, 200
PATIENCE = 20
"""Seconds in which the mock has to answer for the first time."""
START = "import sys, app; app.app.run(host='127.0.0.1', port=int(sys.argv[1]))"
PLAIN: dict[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mock:
    """The running mock, asked like the product."""

    port: int
    pid: int

    @property
    def web(self) -> tuple[int, ...]:
        return family(self.pid)


def measure(product: Product, say: Callable[[str], None]) -> list[Result]:
    """In rounds, peer and ours in turn; the first round only warms up. Alone where there is no peer."""
    say("HSDS …")
    peer = mock_beside()
    if peer is None:
        rounds = [visit(product, [OURS], PLAIN, REQUESTS) for _ in range(ROUNDS + 1)][1:]
        alone = f"{cpu_ms(rounds):.2f} ms, {rate(rounds):.0f}/s; {NAME} was absent"
        return [Result(key="hsds", ratio="–", raw=alone)]
    page = json.loads(fetch(product.port, OURS, PLAIN).body)
    with mock_with(peer, page["contents"]) as mock:
        ours: list[Round] = []
        theirs: list[Round] = []
        for _ in range(ROUNDS + 1):
            ours.append(visit(product, [OURS], PLAIN, REQUESTS))
            theirs.append(visit(mock, [THEIRS], PLAIN, REQUESTS))
    return [result(ours[1:], theirs[1:], size=page["size"])]


def result(ours: Sequence[Round], theirs: Sequence[Round], *, size: int) -> Result:
    return Result(
        key="hsds",
        ratio=f"CPU {percent(cpu_share(ours, theirs))}, "
        f"requests/s {percent(rate_share(ours, theirs))}",
        raw=f"{cpu_ms(ours):.2f} ms, {rate(ours):.0f}/s; peer {cpu_ms(theirs):.2f} ms, "
        f"{rate(theirs):.0f}/s; {size} services on a page",
    )


def mock_beside() -> Path | None:
    return next((each for each in PLACES if (each / "app.py").is_file()), None)


@contextmanager
def mock_with(peer: Path, services: Sequence[dict[str, object]]) -> Iterator[Mock]:
    """The mock in a folder of its own, with these services and no others."""
    own, port = peer / ".ve" / "bin" / "python", free_port()
    with own_folder() as folder:
        shutil.copy(peer / "app.py", folder)
        there = folder / "data" / "services"
        there.mkdir(parents=True)
        for service in services:
            (there / f"{service['id']}.json").write_text(json.dumps(service), encoding="utf-8")
        with subprocess.Popen(
            [own if own.exists() else sys.executable, "-c", START, str(port)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                _wait_until_it_answers(port, process)
                yield Mock(port=port, pid=process.pid)
            finally:
                process.terminate()


def _wait_until_it_answers(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            fetch(port, THEIRS, PLAIN)
        except (SystemExit, OSError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{NAME} did not start; it needs Flask, in its own .ve or here.")
