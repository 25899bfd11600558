"""The next generation: the rows of the active one, copied, with what a delivery changes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import connection
from django.db.models import Max

from obhut.directory.actions.generations import next_generation
from obhut.directory.enums import ChangeKind, GenerationOf
from obhut.directory.models import Delivery, DirectoryRow, Generation, RowChange
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.delivered.judged import Judged, RowKey
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, plain_row

COPY_DISTRICTS = """
    INSERT INTO directory_district (generation_id, level, key, place, name, content)
    SELECT %s, level, key, place, name, content FROM directory_district WHERE generation_id = %s
"""
COPY_ROWS = """
    INSERT INTO directory_directoryrow
           (generation_id, file, place, key, content, version, changed_at)
    SELECT %s, file, place, key, content, version, changed_at
    FROM directory_directoryrow WHERE generation_id = %s
"""


def next_with(
    changes: Iterable[Judged], delivery: Delivery, present: Generation, *, by: Actor, at: datetime
) -> Generation:
    """Inactive as yet: nothing visible changes. What it changes stands in the history of each row."""
    changes = tuple(changes)
    generation = next_generation(
        GenerationOf.DIRECTORY,
        source=f"{delivery.source.name}: {delivery.file_name}"[:300],
        digest=_digest(changes, delivery, present),
        at=at,
    )
    with connection.cursor() as cursor:
        cursor.execute(COPY_DISTRICTS, [generation.pk, present.pk])
        cursor.execute(COPY_ROWS, [generation.pk, present.pk])
    _bring_history_along(generation, present, by=by, at=at)
    written = _write_history(generation, changes, delivery, by=by, at=at)
    _settle(generation, written, at=at)
    generation.revision = generation.carried_up_to = max(change.pk for change in written)
    generation.counts = present.counts | _counts(generation)
    generation.save(update_fields=["revision", "counts"])
    return generation


def _bring_history_along(
    generation: Generation, present: Generation, *, by: Actor, at: datetime
) -> None:
    """What keepers changed in the rows that were copied stays theirs, for whatever is loaded next."""
    first: dict[RowKey, RowChange] = {}
    last: dict[RowKey, RowChange] = {}
    for change in RowChange.objects.filter(generation=present).order_by("pk"):
        first.setdefault((change.file, change.key), change)
        last[change.file, change.key] = change
    RowChange.objects.bulk_create(
        (
            RowChange(
                generation=generation,
                file=change.file,
                key=change.key,
                place=change.place,
                version=change.version,
                before=first[named].before,
                after=change.after,
                kind=ChangeKind.CARRIED,
                person=by.person,
                desk=by.desk,
                at=at,
                origin=change,
            )
            for named, change in last.items()
            if change.after != first[named].before
        ),
        batch_size=500,
    )


def _digest(changes: Iterable[Judged], delivery: Delivery, present: Generation) -> str:
    """The same generation before, the same file, the same changes: the same digest."""
    said = [
        [row.file, row.key, None if row.after is None else plain_row(row.after)] for row in changes
    ]
    of = [present.digest, present.revision, delivery.digest, said]
    return hashlib.sha256(json.dumps(of, sort_keys=True).encode()).hexdigest()


def _write_history(
    generation: Generation,
    changes: tuple[Judged, ...],
    delivery: Delivery,
    *,
    by: Actor,
    at: datetime,
) -> list[RowChange]:
    places = {
        (file, key): place
        for file, key, place in generation.rows.values_list("file", "key", "place")
    }
    last = dict.fromkeys((SERVICE_POINTS, DESKS), 0)
    for (file, _key), place in places.items():
        last[file] = max(last.get(file, 0), place)
    versions = _next_versions(row.at for row in changes)
    written = []
    for row in changes:
        if row.at not in places:
            last[row.file] += 1
            places[row.at] = last[row.file]
        change = RowChange(
            generation=generation,
            file=row.file,
            key=row.key,
            place=places[row.at],
            version=versions[row.at],
            before=None if row.before is None else plain_row(row.before),
            after=None if row.after is None else plain_row(row.after),
            kind=ChangeKind.DELIVERED,
            why=f"{delivery.source.name}: {delivery.file_name}",
            person=by.person,
            desk=by.desk,
            at=at,
        )
        written.append(change)
    return RowChange.objects.bulk_create(written, batch_size=500)


def _next_versions(rows: Iterable[RowKey]) -> Mapping[RowKey, int]:
    """For each row a version that no row of this key has ever had, in whichever generation."""
    asked = list(rows)
    found = dict.fromkeys(asked, 0)
    keys = [key for _file, key in asked]
    for table in (DirectoryRow, RowChange):
        said = table.objects.filter(key__in=keys).order_by()
        for file, key, version in said.values_list("file", "key").annotate(last=Max("version")):
            if (file, key) in found:
                found[file, key] = max(found[file, key], version or 0)
    return {at: version + 1 for at, version in found.items()}


def _settle(generation: Generation, changes: Iterable[RowChange], *, at: datetime) -> None:
    present = {
        (row.file, row.key): row for row in generation.rows.filter(file__in=(SERVICE_POINTS, DESKS))
    }
    new, changed = [], []
    for change in changes:
        row = present.get((change.file, change.key))
        if change.after is None:
            if row is not None:
                row.delete()
            continue
        if row is None:
            row = DirectoryRow(
                generation=generation, file=change.file, key=change.key, place=change.place
            )
            new.append(row)
        else:
            changed.append(row)
        row.content, row.version, row.changed_at = change.after, change.version, at
    DirectoryRow.objects.bulk_create(new, batch_size=500)
    DirectoryRow.objects.bulk_update(changed, ["content", "version", "changed_at"], batch_size=200)


def _counts(generation: Generation) -> dict[str, int]:
    rows = generation.rows.exclude(key="")
    return {
        "service_points": rows.filter(file=SERVICE_POINTS).count(),
        "desks": rows.filter(file=DESKS).count(),
    }
