"""Service points by the million: made of the real ones, written past the slow parts of a load.

Their words and properties go through the code that loads content. Beyond ``DIFFERENT`` entries
each one stands for several, which take turns with those of its neighbours: words then lie scattered
as in a real directory, and no set is cheap because its numbers follow each other. What a page shows
is taken from entries near by, so that a page holds different ones at every size.
"""

import json
import time
from datetime import UTC, datetime
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obhut.kernel.mechanism.directory_rows import ServicePointRow
    from obhut.kernel.searching.numbers import Numbers

DIFFERENT, TOGETHER = 12_500, 25
AT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
FIRST_PARTS = [
    "Linden", "Birken", "Eichen", "Buchen", "Rosen", "Stein", "Sonnen", "Wald", "Berg",
    "Quellen", "Wiesen", "Hasel",
]  # fmt: skip
LAST_PARTS = [
    "bach", "hof", "tal", "born", "grund", "weg", "garten", "brunnen", "feld", "au", "ried",
    "wiese",
]  # fmt: skip
ENDS = ["er", "haus", "heim", "stift", "stein", "eck", "ring", "mark", "anger", "kamp"]
DISTRICTS = """
    INSERT INTO directory_district (generation_id, level, key, place, name, content)
    SELECT %s, level, key, place, name, content FROM directory_district
    WHERE generation_id = (SELECT min(id) FROM directory_generation)
"""
PROTOTYPES = """
    CREATE TEMPORARY TABLE prototype (at int PRIMARY KEY, content jsonb)
"""
ENTRIES = """
    INSERT INTO directory_directoryrow (generation_id, file, place, key, number, content)
    SELECT %s, 'directory/service-points.yaml', entry + 1, 'entry-' || lpad(entry::text, 7, '0'), entry, content
    FROM generate_series(0, %s) AS entry
    JOIN prototype ON at = mod(
        entry / %s * %s + mod(entry, %s) + 37 * mod(entry / %s, %s), %s
    )
"""


def unburden() -> None:
    """What only guards the writing of a million rows: checks of keys, and the log for a crash."""
    from django.db import connection  # noqa: PLC0415 -- app ready

    with connection.cursor() as cursor:
        for table_name in ("directory_directoryrow", "directory_keyword"):
            cursor.execute(
                "SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass",
                [table_name],
            )
            for (constraint,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table_name} DROP CONSTRAINT {constraint}")
            cursor.execute(f"ALTER TABLE {table_name} SET UNLOGGED")


def load(size: int) -> float:
    """A generation of so many entries, with its register; how many seconds that took."""
    from django.db import connection, transaction  # noqa: PLC0415 -- app ready

    from obhut.directory.actions.generations import next_generation  # noqa: PLC0415 -- app ready

    began = time.monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
        made = next_generation(
            "directory",  # type: ignore[arg-type]  # a text choice is its text
            source="generated",
            digest=f"{size}",
            at=AT,
        )
        different = min(size, DIFFERENT)
        cursor.execute(DISTRICTS, [made.pk])
        points = _write_prototypes(cursor, different)
        each = size // different
        among = (TOGETHER * each, TOGETHER, TOGETHER, TOGETHER, each, different)
        cursor.execute(ENTRIES, [made.pk, size - 1, *among])
        cursor.execute("DROP TABLE prototype")
        _write_keywords(made.pk, points, each=each)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE directory_directoryrow, directory_keyword")
    return time.monotonic() - began


def _write_prototypes(cursor: Any, different: int) -> "list[ServicePointRow]":
    from obhut.kernel.mechanism.directory import plain_row  # noqa: PLC0415 -- app ready
    from obhut.kernel.mechanism.findable import in_order  # noqa: PLC0415 -- app ready

    points = in_order(list(_different_points(different)))
    cursor.execute(PROTOTYPES)
    with cursor.copy("COPY prototype FROM STDIN") as copy:
        for at, point in enumerate(points):
            copy.write_row((at, json.dumps(plain_row(point))))
    return points


def _different_points(count: int) -> "Iterator[ServicePointRow]":
    """The real entries, each moved to a Kreis and given to a carrier of its own."""
    from obhut.directory.queries import generations  # noqa: PLC0415 -- app ready
    from obhut.kernel.mechanism.directory_rows import AreaRow  # noqa: PLC0415 -- app ready

    real = generations.directory_of(generations.generation_numbered(1))
    points, kreise = real.service_points.service_points, real.districts.kreise
    names = ["".join(parts) for parts in product(FIRST_PARTS, LAST_PARTS, ENDS)]
    for number in range(count):
        point, kreis = points[number % len(points)], kreise[number * 7 % len(kreise)]
        carrier = f"Haus {names[number % len(names)]} {names[number * 7 % len(names)]}"
        yield point.model_copy(
            update={
                "key": f"entry-{number}",
                "carrier": carrier,
                "city": kreis.name,
                "lands": [kreis.land],
                "further_sources": [],
                "note": None,
                "areas": [AreaRow(level="kreis", key=kreis.ags)],
            }
        )


def _write_keywords(generation: int, points: "list[ServicePointRow]", *, each: int) -> None:
    """The keywords of these points, every point standing for so many entries in a row."""
    from obhut.directory.actions.register import written  # noqa: PLC0415 -- app ready
    from obhut.directory.models import Keyword  # noqa: PLC0415 -- app ready
    from obhut.directory.queries import generations  # noqa: PLC0415 -- app ready
    from obhut.kernel.mechanism.findable import names_in  # noqa: PLC0415 -- app ready
    from obhut.kernel.searching.numbers import written_numbers  # noqa: PLC0415 -- app ready

    real = generations.directory_of(generations.generation_numbered(1))
    found = written(points, names_in(real.districts))
    rows = ((about, word, spelt, _spread(numbers, each)) for about, word, spelt, numbers in found)
    Keyword.objects.bulk_create(
        (
            Keyword(
                generation_id=generation,
                about=about,
                word=word,
                spelt=spelt,
                count=len(numbers),
                numbers=written_numbers(numbers),
            )
            for about, word, spelt, numbers in rows
        ),
        batch_size=500,
    )


def _spread(numbers: "Numbers", each: int) -> "Numbers":
    """Every number in ``each`` places, ``TOGETHER`` apart, so that repeating makes no runs."""
    from obhut.kernel.searching.numbers import numbers_of  # noqa: PLC0415 -- app ready

    if each == 1:
        return numbers
    apart = ((number // TOGETHER * each, number % TOGETHER) for number in numbers)
    return numbers_of(
        (before + again) * TOGETHER + inside for before, inside in apart for again in range(each)
    )
