"""``python -m bench``: measure everything and write docs/performance.md; with a PART, print that."""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from bench import (
    board,
    drafting,
    hsds,
    load,
    merging,
    pages,
    rehearsing,
    search,
    sizes,
    standing,
    table,
    verifier,
)
from bench.measures import MEASURES, Part, Result
from bench.product import ROOT, Product, own_folder, running
from obhut.server.binaries import find_binaries

PAGE = ROOT / "docs" / "performance.md"
STARTS = 3
"""As many later starts are timed; others on the machine delay some of them."""
NEEDS_THE_PRODUCT = {Part.PAGES, Part.HSDS, Part.SIZES, Part.MEMORY, Part.START}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=[*Part], type=Part, help="all if left out")
    chosen: Part | None = parser.parse_args().part
    before = machine()
    results = measured({chosen} if chosen else set(Part))
    if chosen:
        print(table.table(results))
    else:
        text = table.document(results, on=date.today(), machine=before)  # noqa: DTZ011 -- the day here
        PAGE.write_text(text, encoding="utf-8")
        print(f"Written: {PAGE.relative_to(ROOT)}")
    return int(any(result.met is False for result in results))


def measured(parts: set[Part]) -> list[Result]:
    """The results of these parts, in the order of the measures."""
    found: list[Result] = []
    if Part.VERIFIER in parts:
        say("Verifier …")
        found += verifier.measure()
    if Part.REHEARSAL in parts:
        say("Rehearsals …")
        found += rehearsing.measure()
    if Part.MERGE in parts:
        say("Merge …")
        found += merging.measure()
    if Part.LOAD in parts:
        say("Content …")
        found += load.measure()
    if Part.BOARD in parts:
        say("Board …")
        found += in_a_process_of_its_own(board.compared)
    if Part.SEARCH in parts:
        say("Search, up to a million entries …")
        found += in_a_process_of_its_own(search.compared)
    if Part.DRAFTING in parts:
        say("Drafting …")
        found += in_a_process_of_its_own(drafting.compared)
    if parts & NEEDS_THE_PRODUCT:
        found += of_the_product(parts)
    order = [measure.key for measure in MEASURES]
    return sorted(found, key=lambda result: order.index(result.key))


def in_a_process_of_its_own(measure: Callable[[], list[Result]]) -> list[Result]:
    """Each has another database than the content, and a process knows one database only."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return apart.submit(measure).result()


def of_the_product(parts: set[Part]) -> list[Result]:
    """What needs the running product: started twice, as only the second start is a usual one."""
    with own_folder() as folder:
        say("First start …")
        first = _start(folder)
        say("Second start …")
        with running(folder) as product:
            found = list(of_the_second_start(product, parts))
        if Part.START in parts:
            later = [product.started_in, *(_start(folder) for _ in range(STARTS - 1))]
            found += standing.second_start(first, later)
    return found


def _start(folder: Path) -> float:
    """Start it, end it, and say how long the start took."""
    with running(folder) as product:
        return product.started_in


def of_the_second_start(product: Product, parts: set[Part]) -> Iterable[Result]:
    if Part.MEMORY in parts:
        say("Memory …")
        yield from standing.memory(product)
    if Part.SIZES in parts:
        say("Sizes …")
        yield from sizes.measure(product)
    if Part.PAGES in parts:
        yield from pages.measure(product, say)
    if Part.HSDS in parts:
        yield from hsds.measure(product, say)


def machine() -> list[str]:
    """What the numbers depend on, and how busy others keep it. No names, no paths."""
    postgres = [find_binaries().program("postgres"), "--version"]
    version = subprocess.run(postgres, capture_output=True, text=True, check=True).stdout
    return [
        f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()})",
        f"Python {platform.python_version()}",
        f"PostgreSQL {version.split()[2]}",
        f"load of others before: {os.getloadavg()[0]:.1f}",
    ]


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
