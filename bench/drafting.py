"""What writing costs: a saved fact with its findings, the form of a node, the tree of a draft.

The whole federal text as a draft, the real desks and all Kreise, in a database of its own. Asked
is as a browser does, through every middleware, by somebody signed in with a second factor. CPU is
that of this process and of its database backend together.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from bench.measures import Result
from bench.processes import backend_seconds
from bench.ratios import percent
from obhut.server.cluster import Cluster, running
from obhut.server.roles import settle_roles

ROUNDS = 15
FACT_MS, PAGE_MS = 100.0, 300.0
AT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
SAVED: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("function", {"facts.around_the_clock": "yes"}),
    ("step", {"facts.ends": "yes"}),
    ("share", {"facts.only_in_danger": "yes"}),
    ("norm", {"facts.binds_everyone": "yes"}),
)
"""Kind of node, and what is ticked in it, then not, in turn."""
KINDS = ("share", "step", "term", "function", "norm", "section")


def compared() -> list[Result]:
    """The rows of docs/performance.md."""
    with _written() as client:
        facts = {kind: _saving(client, kind, said) for kind, said in SAVED}
        forms = {kind: _asking(client, _address(kind)) for kind in KINDS}
        tree = {"tree": _asking(client, "/entwuerfe/federal/")}
        return [
            _row("fact", facts, FACT_MS),
            _row("form", forms, PAGE_MS),
            _row("tree", tree, PAGE_MS),
        ]


def _row(key: str, costs: Mapping[str, float], limit: float) -> Result:
    most = max(costs.values())
    each = ", ".join(f"{kind} {cost:.0f} ms" for kind, cost in costs.items())
    return Result(
        key=key,
        ratio=percent(most / limit),
        met=most <= limit,
        raw=f"CPU: {each}; {_nodes()} nodes",
    )


def _saving(client: Any, kind: str, said: Mapping[str, str]) -> float:
    """A fact that changes each time, sent as the script of the page sends it."""
    given: dict[str, list[str]] = {}

    def tick() -> None:
        """The form as it is now, with what is not ticked ticked, and the other way round."""
        ticked = {name for name in said if name in given}
        given.clear()
        given.update(_filled(client.get(_address(kind)).content.decode()))
        for name, value in said.items():
            given.pop(name, None)
            if name not in ticked:
                given[name] = [value]

    def send() -> None:
        answer = client.post(_address(kind), given, headers={"accept": "application/json"})
        if answer.json()["state"] != "saved":
            raise RuntimeError(f"Nothing was saved: {answer.content[:400]!r}")

    return _cost(send, before=tick)


def _asking(client: Any, address: str) -> float:
    def ask() -> None:
        if client.get(address).status_code != 200:
            raise RuntimeError(f"{address} does not answer.")

    return _cost(ask)


def _cost(deed: Callable[[], None], before: Callable[[], None] = lambda: None) -> float:
    """Median CPU milliseconds of this process and its backend."""
    from django.db import connection  # noqa: PLC0415 -- app ready

    costs = []
    for _ in range(ROUNDS):
        before()
        backend = connection.connection.info.backend_pid
        begun = time.process_time() + backend_seconds(backend)
        deed()
        costs.append((time.process_time() + backend_seconds(backend) - begun) * 1000)
    return median(costs)


def _address(kind: str) -> str:
    from obhut.concepts.models import NodeOfEdition  # noqa: PLC0415 -- app ready

    rows = NodeOfEdition.objects.filter(edition__state="draft", kind=kind)
    return f"/entwuerfe/federal/bausteine/{rows.order_by('chapter', 'place')[1:2].get().node}/"


def _nodes() -> int:
    from obhut.concepts.models import NodeOfEdition  # noqa: PLC0415 -- app ready

    return NodeOfEdition.objects.filter(edition__state="draft").count()


def _filled(page: str) -> dict[str, list[str]]:
    """What the form of the page would send."""
    from tests.web.keeping.forms import filled  # noqa: PLC0415 -- the reader of forms that the tests use

    class Page:
        text = page

    return dict(filled(Page))


@contextmanager
def _written() -> Iterator[Any]:
    """A browser of somebody who writes; the federal text is open as a draft."""
    with tempfile.TemporaryDirectory(prefix="obhut-bench-") as folder:
        Path(folder).chmod(0o755)
        with running(Path(folder) / "postgres", durable=False) as cluster:
            _begin(cluster, Path(folder))
            yield _signed_in()


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
    from obhut.cli.content import CONTENT, files_in  # noqa: PLC0415 -- app ready
    from obhut.concepts.actions import load_content  # noqa: PLC0415 -- app ready
    from obhut.kernel.actor import INSTALLATION  # noqa: PLC0415 -- app ready

    load_content(files_in(CONTENT), by=INSTALLATION, at=AT)


def _signed_in() -> Any:
    from obhut.accounts.queries.acting import actor_of  # noqa: PLC0415 -- app ready
    from obhut.concepts.actions.drafting import open_draft  # noqa: PLC0415 -- app ready
    from tests.web.accounts.people import FEDERATION, keeper  # noqa: PLC0415 -- app ready

    person, client = keeper("Ada", FEDERATION)
    open_draft("federal", by=actor_of(person, on=AT.date()), at=AT)
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    return client
