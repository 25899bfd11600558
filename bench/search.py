"""Searching the directory: CPU per search in the web process and in the database, by size.

``measure()`` makes a database of its own in the embedded PostgreSQL, fills it with 1,000, then
50,000, then 1,000,000 generated service points, asks each the same list of questions, and returns
one ``Measured`` per size. ``table()`` says them as Markdown. CPU is the time of this process plus
that of its database backend (``/proc/<pid>/stat``), so it does not depend on who else is busy.

The entries are made of the real ones: their names, topics and hours, moved to the 400 Kreise and
given to carriers with names of their own; beyond 12,500 different ones they repeat, as the words
of a language do (``bench/entries.py``).

    python -m bench.search            all three sizes
    python -m bench.search 1000 50000 only these
"""

import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from statistics import median, quantiles

from bench import entries
from obhut.server.cluster import Cluster, running
from obhut.server.roles import settle_roles

SIZES = (1_000, 50_000, 1_000_000)
ROUNDS = 5
TIMES = 20
AT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
TICKS = os.sysconf("SC_CLK_TCK")
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
)


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


def measure(sizes: Sequence[int] = SIZES, *, rounds: int = ROUNDS) -> list[Measured]:
    """One line per size, in a fresh database that is thrown away. Some minutes for all three."""
    with tempfile.TemporaryDirectory(prefix="obhut-bench-") as folder:
        Path(folder).chmod(0o755)
        with running(Path(folder) / "postgres", durable=False) as cluster:
            _begin(cluster, Path(folder))
            return measured(sizes, {size: entries.load(size) for size in sizes}, rounds)


def measured(
    sizes: Sequence[int], loaded_in: Mapping[int, float], rounds: int = ROUNDS
) -> list[Measured]:
    """Round after round the sizes take turns, so that a busy minute troubles all of them alike.

    Of each question the median over the rounds counts; p95 is over the questions.
    """
    from obhut.directory.queries.register import register  # noqa: PLC0415 -- app ready

    costs: dict[int, dict[str, list[float]]] = {size: defaultdict(list) for size in sizes}
    words: dict[int, int] = {}
    for _, size in product(range(rounds), sizes):
        _answer_from(size)
        words[size] = len(register().lexicon.words)
        for question, cost in _costs():
            costs[size][question].append(cost)
    return [
        _line(size, words[size], loaded_in[size], {q: median(c) for q, c in costs[size].items()})
        for size in sizes
    ]


def _line(size: int, words: int, loaded_in: float, by_question: Mapping[str, float]) -> Measured:
    return Measured(
        size=size,
        words=words,
        median=median(by_question.values()),
        p95=quantiles(by_question.values(), n=20, method="inclusive")[-1],
        loaded_in=loaded_in,
        by_question=by_question,
    )


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


def _answer_from(size: int) -> None:
    from obhut.directory.models import Generation  # noqa: PLC0415 -- app ready

    Generation.objects.filter(of="directory", active=True).update(active=False)
    Generation.objects.filter(digest=f"{size}").update(active=True)


def _costs() -> Iterator[tuple[str, float]]:
    """Each question several times in a row, so that there is enough to count."""
    from django.db import connection  # noqa: PLC0415 -- app ready

    from obhut.directory.queries.one_look import one_look  # noqa: PLC0415 -- app ready
    from obhut.directory.queries.search import Wanted, find  # noqa: PLC0415 -- app ready

    backend = connection.connection.info.backend_pid
    for question in QUESTIONS:
        wishes = {name: said for name, said in question.items() if name != "open"}
        wanted = Wanted(**wishes, open_at=AT if "open" in question else None)
        with one_look():
            find(wanted)
        before = time.process_time() + _seconds_of(backend)
        for _ in range(TIMES):
            with one_look():
                find(wanted)
        spent = time.process_time() + _seconds_of(backend) - before
        yield " ".join(question.values()) or "(everything)", spent / TIMES * 1000


def _seconds_of(pid: int) -> float:
    exact = Path(f"/proc/{pid}/schedstat")
    if exact.exists():
        return int(exact.read_text(encoding="utf-8").split()[0]) / 1e9
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    print(table(measure(tuple(map(int, sys.argv[1:])) or SIZES)))
