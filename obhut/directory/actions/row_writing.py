"""Writing one row of a generation: the row, what became of it, the revision, the record."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from obhut.audit.actions import record
from obhut.directory.actions.register_amending import (
    Amendment,
    amend_register,
    listed,
    number_of,
)
from obhut.directory.enums import ChangeKind
from obhut.directory.models import DirectoryRow, Generation, RowChange
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory import SERVICE_POINTS

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Who does it, when, why, and on which earlier change it rests."""

    kind: ChangeKind
    by: Actor
    at: datetime
    why: str = ""
    origin: RowChange | None = None
    is_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Becomes:
    """What a row is from now on."""

    file: str
    key: str
    content: Content | None
    """None: it is no more."""
    version: int
    place: int | None = None
    """In its file, where it had one before; else it is the last."""


def put_row(generation: Generation, row: Becomes, deed: Deed) -> RowChange:
    """Write it down; whether one may, and whether it fits, was asked before."""
    present = DirectoryRow.objects.filter(generation=generation, file=row.file, key=row.key).first()
    change = RowChange.objects.create(
        generation=generation,
        file=row.file,
        key=row.key,
        place=present.place if present else row.place or _last_place(generation, row.file) + 1,
        version=row.version,
        before=present.content if present else None,
        after=row.content,
        kind=deed.kind,
        why=deed.why,
        person=deed.by.person,
        desk=deed.by.desk,
        at=deed.at,
        origin=deed.origin,
        is_conflict=deed.is_conflict,
    )
    with _register_kept(change):
        _settle(present, change)
    generation.revision = change.pk
    generation.save(update_fields=["revision", "listed"])
    _record(change, deed)
    return change


def next_version(file: str, key: str) -> int:
    """One that no row of this key has ever had, in whichever generation."""
    of_rows = DirectoryRow.objects.filter(key=key, file=file).aggregate(last=Max("version"))
    of_changes = RowChange.objects.filter(key=key, file=file).aggregate(last=Max("version"))
    return max(of_rows["last"] or 0, of_changes["last"] or 0) + 1


def _last_place(generation: Generation, file: str) -> int:
    rows = DirectoryRow.objects.filter(generation=generation, file=file)
    return rows.aggregate(last=Max("place"))["last"] or 0


def _settle(present: DirectoryRow | None, change: RowChange) -> None:
    if change.after is None:
        if present is not None:
            present.delete()
        return
    row = present or DirectoryRow(
        generation=change.generation, file=change.file, key=change.key, place=change.place
    )
    row.content, row.version, row.changed_at = change.after, change.version, change.at
    row.save()


@contextmanager
def _register_kept(change: RowChange) -> Iterator[None]:
    """Whatever the block does to this row, the register says the same as the rows afterwards.

    A generation without a register gets it whole, when it is activated.
    """
    generation = change.generation_id
    points = _points_concerned(change) if change.generation.keywords.exists() else []
    numbers = {point: number_of(generation, point) for point in points}
    before = {point: listed(generation, point) for point in points}
    yield
    for point, number in numbers.items():
        after = listed(generation, point)
        if before[point] == after:
            continue
        amendment = Amendment(
            generation=generation, number=number, before=before[point], after=after
        )
        amend_register(amendment)
        rows = DirectoryRow.objects.filter(generation=generation, file=SERVICE_POINTS, key=point)
        rows.update(number=number)
        change.generation.listed = change.pk


def _points_concerned(change: RowChange) -> list[str]:
    if change.file == SERVICE_POINTS:
        return [change.key]
    said = [content["service_point"] for content in (change.before, change.after) if content]
    return list(dict.fromkeys(said))


def _record(change: RowChange, deed: Deed) -> None:
    canonical = json.dumps(change.after, ensure_ascii=False, sort_keys=True)
    record(
        f"directory row {ChangeKind(change.kind).value.replace('_', ' ')}",
        subject=f"{change.file} {change.key}",
        by=deed.by,
        at=deed.at,
        facts={
            "generation": change.generation.number,
            "change": change.pk,
            "version": change.version,
            "digest": hashlib.sha256(canonical.encode()).hexdigest() if change.after else "",
        },
    )
