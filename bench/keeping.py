"""What a list of a hundred entries costs whoever keeps an area, by the size of the directory.

Measured in the database of the search, after it: every fourth entry gets a desk there. Measured is
all that the page does up to its lines in words, without the frame around them. Only what fills a
page at every size is compared.
"""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from statistics import median, quantiles
from uuid import UUID

from bench.measures import Result
from bench.processes import backend_seconds
from obhut.kernel.actor import Actor, Grant, Role

ROUNDS, TIMES = 5, 6
FLAT = 1.3
SOMEBODY = UUID(int=9)
OF_A_LAND = Actor(SOMEBODY, SOMEBODY, frozenset({Grant(Role.LAND_COORDINATION, "land", "DE-NW")}))
OF_THE_FEDERATION = Actor(
    SOMEBODY, SOMEBODY, frozenset({Grant(Role.FEDERAL_EDITOR, "federation", "DE")})
)
LISTS: tuple[tuple[Actor, dict[str, str]], ...] = (
    (OF_A_LAND, {}),
    (OF_A_LAND, {"q": "beratung"}),
    (OF_THE_FEDERATION, {}),
    (OF_THE_FEDERATION, {"land": "DE-BY"}),
    (OF_THE_FEDERATION, {"q": "Jugendamt"}),
    (OF_THE_FEDERATION, {"q": "frauen"}),
)
DESKS = """
    INSERT INTO directory_directoryrow (generation_id, file, place, key, content)
    SELECT generation_id, 'directory/desks.yaml', number + 1, 'desk-' || key, jsonb_build_object(
        'key', 'desk-' || key, 'function', 'youth-office', 'service_point', key,
        'areas', content -> 'areas', 'why', jsonb_build_object('de', 'So', 'en', 'So'))
    FROM directory_directoryrow WHERE mod(number, 4) = 0 AND generation_id =
        (SELECT id FROM directory_generation WHERE digest = %s)
"""


def staff(sizes: Sequence[int]) -> None:
    """A desk for every fourth entry."""
    from django.db import connection  # noqa: PLC0415 -- app ready

    with connection.cursor() as cursor:
        for size in sizes:
            cursor.execute(DESKS, [f"{size}"])
        cursor.execute("VACUUM ANALYZE directory_directoryrow")


def measured(sizes: Sequence[int]) -> Mapping[int, list[float]]:
    """CPU milliseconds of each list that fills a page at every size; the sizes take turns."""
    from bench.search import answer_from  # noqa: PLC0415 -- it measures us after itself
    from obhut.directory.queries.keeping import PAGE  # noqa: PLC0415 -- app ready

    costs: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    full = set(range(len(LISTS)))
    for _, size in product(range(ROUNDS), sizes):
        answer_from(size)
        for at, (by, wanted) in enumerate(LISTS):
            shown, cost = _cost(by, wanted)
            costs[size, at].append(cost)
            if shown < PAGE:
                full.discard(at)
    return {size: [median(costs[size, at]) for at in sorted(full)] for size in sizes}


def _cost(by: Actor, wanted: Mapping[str, str]) -> tuple[int, float]:
    from django.db import connection  # noqa: PLC0415 -- app ready

    from bench.search import AT  # noqa: PLC0415 -- it measures us after itself
    from obhut.directory.queries.one_look import one_look  # noqa: PLC0415 -- app ready
    from obhut.web.keeping.list_pages import entries  # noqa: PLC0415 -- app ready

    backend = connection.connection.info.backend_pid
    with one_look():
        shown = len(entries(by, wanted, at=AT).told["entries"])
    before = time.process_time() + backend_seconds(backend)
    for _ in range(TIMES):
        with one_look():
            entries(by, wanted, at=AT)
    return shown, (time.process_time() + backend_seconds(backend) - before) / TIMES * 1000


def results(costs: Mapping[int, Sequence[float]]) -> list[Result]:
    """How flat it is from the smallest to the largest."""
    smallest, largest = min(costs), max(costs)
    first, last = _p95(costs[smallest]), max(_p95(costs[size]) for size in costs)
    each = ", ".join(f"{_p95(costs[size]):.1f} ms at {size:,}" for size in sorted(costs))
    return [
        Result(
            key="keeping",
            ratio=f"{last / first:.2f} ×",
            met=last / first <= FLAT,
            raw=f"p95 CPU over {len(costs[smallest])} lists: {each}; "
            f"median {median(costs[smallest]):.1f} ms and {median(costs[largest]):.1f} ms",
        )
    ]


def _p95(costs: Sequence[float]) -> float:
    return quantiles(costs, n=20, method="inclusive")[-1]
