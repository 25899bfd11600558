"""What it takes merely to stand there: memory while idle, and the time of a second start."""

import time
from collections.abc import Sequence

from bench.measures import Result
from bench.processes import family, pss_mb
from bench.product import Product
from bench.ratios import percent
from bench.visiting import AS_A_BROWSER, fetch

MEMORY_MB = 500.0
START_SECONDS = 8.0
SETTLING = 15
"""Seconds of silence before memory is looked at: the worker begins after the first page."""


def memory(product: Product) -> list[Result]:
    for address in ("/", "/plan/?ags=09564&profession=as-teacher&danger=not_now"):
        fetch(product.port, address, AS_A_BROWSER)
    time.sleep(SETTLING)
    if not product.worker:
        raise SystemExit("There is no worker beside the web server; its memory would be left out.")
    beside = {*product.web, *product.worker}
    shares = {
        "web server": sum(map(pss_mb, product.web)),
        "database": sum(map(pss_mb, product.database)),
        "worker": sum(map(pss_mb, product.worker)),
        "`obhut run`": sum(map(pss_mb, set(family(product.pid)) - beside)),
    }
    total = sum(shares.values())
    parts = ", ".join(f"{name} {mb:.0f}" for name, mb in shares.items())
    return [
        Result(
            key="memory",
            ratio=percent(total / MEMORY_MB),
            met=total <= MEMORY_MB,
            raw=f"{total:.0f} MB PSS: {parts}",
        )
    ]


def second_start(first: float, later: Sequence[float]) -> list[Result]:
    """The fastest of the later starts: a clock counts what others do on the machine, too."""
    second = min(later)
    return [
        Result(
            key="start",
            ratio=percent(second / START_SECONDS),
            met=second <= START_SECONDS,
            raw=f"{second:.1f} s to the first page, the fastest of {len(later)}; first start "
            f"{first:.1f} s, everything installed",
        )
    ]
