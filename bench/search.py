"""Searching the directory: CPU per search in the web process and in the database, by size.

``compared()`` gives the rows of docs/performance.md. ``measure()`` makes a database of its own in the embedded PostgreSQL, fills it with 1,000, then
50,000, 100,000 and 1,000,000 generated service points, asks each the same list of questions, and returns
one ``Measured`` per size. ``table()`` says them as Markdown. CPU is the time of this process plus
that of its database backend (``/proc/<pid>/stat``), so it does not depend on who else is busy.

The entries are made of the real ones: their names, topics and hours, moved to the 400 Kreise and
given to carriers with names of their own; beyond 12,500 different ones they repeat, as the words
of a language do, scattered among their neighbours (``bench/entries.py``).

    python -m bench.search            all sizes
    python -m bench.search 1000 50000 only these
"""

import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from statistics import median, quantiles

from bench import entries, keeping
from bench.measures import Result
from bench.processes import backend_seconds
from bench.ratios import percent
from obhut.server.cluster import Cluster, running
from obhut.server.roles import settle_roles

SIZES = (1_000, 50_000, 100_000, 1_000_000)
ROUNDS = 9
TIMES = 20
PAGE = 20
"""Entries on a page: fewer found are less work, so only what fills a page is compared."""
LIMIT_MS, FLAT = 50.0, 1.3
AT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
QUESTIONS: tuple[dict[str, str], ...] = (
    {"text": ""},
    {"text": "Jugendamt"},
    {"text": "jugentamt nürnbreg"},
    {"text": "Zwangsheirat", "minors": "yes"},
    {"text": "zwangsheirt bayern"},
    {"text": "Polizei Brandenburg Menschenhandel"},
    {"text": "Fachberatungsstelle Frauen München"},
    {"text": "Muenchen"},
    {"text": "Kinderschutz", "land": "DE-NW", "open": "yes"},
    {"text": "notdienst sachsen"},
    {"text": "youth office Cologne"},
    {"text": "Haus Lindenbach"},
    {"text": "beratung", "language": "tr"},
    {"text": "kind"},
    {"text": "gibtesnichtwort jugendamt"},
    {"text": "polizei jugendamt landesjugendamt opferhilfe"},
    {"text": "", "form": "labour", "professionals": "yes"},
    {"text": "Arbeitsausbeutung Hamburg arabisch", "minors": "not_stated"},
    {"text": "Landeskriminalamt Abteilung Organisierte Kriminalitaet"},
    {"text": "", "land": "DE-SH", "open": "yes", "minors": "yes"},
    {"text": "jugentamt"},
    {"text": "polizei"},
    {"text": "beratungsstelle frauen"},
    {"text": "opferhilfe"},
    {"text": "menschenhandel", "professionals": "yes"},
    {"text": "nordrhein westfalen"},
    {"text": "jugendamt bayern"},
    {"text": "youth office"},
    {"text": "", "land": "DE-BY"},
    {"text": "", "minors": "yes", "open": "yes"},
)


def said(question: Mapping[str, str]) -> str:
    return " ".join(question.values()).strip() or "(everything)"


QUESTIONS_IN_WORDS = [said(question) for question in QUESTIONS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """CPU milliseconds per search at one size, a page of twenty entries included."""

    size: int
    words: int
    median: float
    p95: float
    loaded_in: float
    """Seconds."""
    by_question: Mapping[str, float]
    found: Mapping[str, int]
    """How many entries each question finds."""


def measure(sizes: Sequence[int] = SIZES, *, rounds: int = ROUNDS) -> list[Measured]:
    """One line per size, in a fresh database that is thrown away. Some minutes for all three."""
    with _filled(sizes) as loaded_in:
        return measured(sizes, loaded_in, rounds)


@contextmanager
def _filled(sizes: Sequence[int]) -> Iterator[Mapping[int, float]]:
    with tempfile.TemporaryDirectory(prefix="obhut-bench-") as folder:
        Path(folder).chmod(0o755)
        with running(Path(folder) / "postgres", durable=False) as cluster:
            _begin(cluster, Path(folder))
            yield {size: entries.load(size) for size in sizes}


def measured(
    sizes: Sequence[int], loaded_in: Mapping[int, float], rounds: int = ROUNDS
) -> list[Measured]:
    """Question by question, the smallest and the largest take turns, now this one first, now that,
    so that a busy minute troubles both alike. The one between has turns of its own: a process keeps
    the registers of two.

    Of each question the median over the rounds counts; p95 is over the questions.
    """
    from obhut.directory.queries.register import register  # noqa: PLC0415 -- app ready

    costs: dict[int, dict[str, list[float]]] = {size: defaultdict(list) for size in sizes}
    found: dict[int, dict[str, int]] = {size: {} for size in sizes}
    words: dict[int, int] = {}
    for each, together in product(range(rounds), (sizes[::2], sizes[1::2])):
        for question, size in product(QUESTIONS, together[:: (-1) ** each]):
            answer_from(size)
            in_words = said(question)
            words[size] = len(register().lexicon.words)
            found[size][in_words], cost = _cost(question)
            costs[size][in_words].append(cost)
    return [
        Measured(
            size=size,
            words=words[size],
            median=median(map(median, costs[size].values())),
            p95=p95(map(median, costs[size].values())),
            loaded_in=loaded_in[size],
            by_question={question: median(each) for question, each in costs[size].items()},
            found=found[size],
        )
        for size in sizes
    ]


def p95(costs: Iterable[float]) -> float:
    return quantiles(costs, n=20, method="inclusive")[-1]


def compared() -> list[Result]:
    """All sizes, as the page of the numbers says them; then the lists of keepers."""
    with _filled(SIZES) as loaded_in:
        found = results(measured(SIZES, loaded_in))
        keeping.staff(SIZES)
        return [*found, *keeping.results(keeping.measured(SIZES))]


def results(measured: Sequence[Measured]) -> list[Result]:
    """The rows of docs/performance.md: p95 at 50,000, and how flat it is from first to last.

    Flat is where p95 keeps the limit, and the questions one by one, of which the median counts.
    """
    smallest, middle, *_, largest = measured
    full = [q for q in QUESTIONS_IN_WORDS if all(each.found[q] >= PAGE for each in measured)]
    growth = [largest.by_question[q] / smallest.by_question[q] for q in full]
    first, last = (p95(each.by_question[q] for q in full) for each in (smallest, largest))
    return [
        Result(
            key="search",
            ratio=percent(middle.p95 / LIMIT_MS),
            met=middle.p95 <= LIMIT_MS,
            raw=f"{middle.p95:.1f} ms p95, {middle.median:.1f} ms median over "
            f"{len(QUESTIONS)} questions; {middle.size:,} entries, {middle.words:,} words",
        ),
        Result(
            key="search-flat",
            ratio=f"{last / first:.2f} ×",
            met=last / first <= FLAT and median(growth) <= FLAT,
            raw=f"p95 {first:.1f} ms and {last:.1f} ms; question by question {median(growth):.2f} × "
            f"(median), {sum(each <= FLAT for each in growth)} of {len(full)} within {FLAT}, at most "
            f"{max(growth):.2f} ×; the questions that fill a page at every size",
        ),
    ]


def table(measured: Sequence[Measured]) -> str:
    """Markdown, with the ratio of the largest to the smallest as last line."""
    lines = [
        "| entries | words | median ms CPU | p95 ms CPU | loaded in s |",
        "|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {each.size:,} | {each.words:,} | {each.median:.2f} | {each.p95:.2f} | {each.loaded_in:.0f} |"
        for each in measured
    ]
    first, last = measured[0], measured[-1]
    ratio = f"{last.median / first.median:.2f} (median), {last.p95 / first.p95:.2f} (p95)"
    return "\n".join([*lines, "", f"{last.size:,} against {first.size:,} entries: {ratio}."])


def _begin(cluster: Cluster, folder: Path) -> None:
    settle_roles(cluster)
    os.environ |= {
        "OBHUT_DATA": str(folder),
        "DATABASE_URL": cluster.url("owner"),
        "DJANGO_SETTINGS_MODULE": "obhut.config.settings",
    }
    import django  # noqa: PLC0415 -- only once the database is there

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- app ready

    call_command("migrate", verbosity=0)
    entries.unburden()
    from obhut.cli.content import CONTENT, files_in  # noqa: PLC0415 -- app ready
    from obhut.concepts.actions import load_content  # noqa: PLC0415 -- app ready
    from obhut.kernel.actor import INSTALLATION  # noqa: PLC0415 -- app ready

    load_content(files_in(CONTENT), by=INSTALLATION, at=AT)


def answer_from(size: int) -> None:
    from obhut.directory.models import Generation  # noqa: PLC0415 -- app ready

    Generation.objects.filter(of="directory", active=True).update(active=False)
    Generation.objects.filter(digest=f"{size}").update(active=True)


def _cost(question: Mapping[str, str]) -> tuple[int, float]:
    """Entries found, cost: asked several times in a row, so that there is enough."""
    from django.db import connection  # noqa: PLC0415 -- app ready

    from obhut.directory.queries.one_look import one_look  # noqa: PLC0415 -- app ready
    from obhut.directory.queries.search import Wanted, find  # noqa: PLC0415 -- app ready

    backend = connection.connection.info.backend_pid
    wishes = {name: each for name, each in question.items() if name != "open"}
    wanted = Wanted(**wishes, open_at=AT if "open" in question else None)
    with one_look():
        count = find(wanted).count
    before = time.process_time() + backend_seconds(backend)
    for _ in range(TIMES):
        with one_look():
            find(wanted)
    spent = time.process_time() + backend_seconds(backend) - before
    return count, spent / TIMES * 1000


if __name__ == "__main__":
    print(table(measure(tuple(map(int, sys.argv[1:])) or SIZES)))
