"""Content from files to what is in force, against the reading of the same files by PyYAML alone."""

import time
from collections.abc import Callable
from statistics import median

import yaml

from bench.measures import Result
from bench.product import own_folder
from bench.verifier import CONTENT, content
from obhut.cli import database
from obhut.cli.content import files_in
from obhut.kernel.actor import INSTALLATION
from obhut.server.cluster import running
from obhut.server.database import Database
from obhut.server.preparing import migrate
from obhut.server.roles import settle_roles

ROUNDS = 3


def measure() -> list[Result]:
    files = files_in(CONTENT)
    size = sum(len(text.encode()) for text in files.values()) / 1_000_000
    with own_folder() as folder, running(folder / "postgres") as cluster:
        settle_roles(cluster)
        there = Database(
            owner_url=cluster.url("owner"), app_url=cluster.url("app"), cluster=cluster
        )
        migrate(there)
        used = _in_turn(there.app_url, files)
    floor, read, load = (median(used[what]) for what in ("floor", "read", "load"))
    told = f"PyYAML {floor:.2f} s CPU; {len(files)} files, {size:.1f} MB"
    return [
        Result(key="read", ratio=f"{read / floor:.1f} ×", raw=f"{read:.2f} s CPU; {told}"),
        Result(
            key="load",
            ratio=f"{load / floor:.1f} ×",
            raw=f"{load:.2f} s CPU without the database's own; {told}",
        ),
    ]


def _in_turn(url: str, files: dict[str, str]) -> dict[str, list[float]]:
    """CPU of each way, peer and ours in turn. Every load is into an empty database."""
    database.settle(url)
    from django.db import connection, transaction  # noqa: PLC0415 -- app ready
    from django.utils import timezone  # noqa: PLC0415 -- app ready

    from obhut.concepts.actions import load_content  # noqa: PLC0415 -- app ready

    def load() -> None:
        with transaction.atomic():
            load_content(files, by=INSTALLATION, at=timezone.now())
            transaction.set_rollback(True)

    used: dict[str, list[float]] = {"floor": [], "read": [], "load": []}
    for _ in range(ROUNDS):
        used["floor"].append(_cpu(lambda: [_floor(text) for text in files.values()]))
        used["read"].append(_cpu(content))
        used["load"].append(_cpu(load))
    connection.close()
    return used


def _floor(text: str) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _cpu(deed: Callable[[], object]) -> float:
    begun = time.process_time()
    deed()
    return time.process_time() - begun
