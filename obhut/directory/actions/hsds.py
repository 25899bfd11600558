"""Taking over entries from files of HSDS: first a look at what would change, then all of it or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from obhut.audit.actions import record
from obhut.directory.actions.rows import change_row
from obhut.directory.errors import NotRegistered
from obhut.directory.models import DirectoryRow
from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.places import active_directory
from obhut.directory.queries.register import NOT_LOADED
from obhut.kernel.actor import Actor
from obhut.kernel.exchange.hsds_files import LeftOut
from obhut.kernel.exchange.hsds_reading import Answers, Present, read_hsds
from obhut.kernel.mechanism.directory import (
    DESKS,
    SERVICE_POINTS,
    DirectoryText,
    plain_row,
    read_directory,
    write_directory,
)
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow

R = TypeVar("R", bound=ServicePointRow | DeskRow)
STAND_IN = ("on_call", "deputy")
"""Where a desk names another one, which has to be there first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row that would be added, or changed in these fields."""

    file: str
    key: str
    name: str
    seen_version: int
    """Of the row that was looked at; 0 where there is none yet."""
    fields: tuple[str, ...]
    content: Mapping[str, Any]

    @property
    def adds(self) -> bool:
        return self.seen_version == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What files would change. Nothing has happened yet."""

    changes: tuple[Change, ...]
    unchanged: int
    left_out: tuple[LeftOut, ...]
    without_function: tuple[str, ...]
    functions: frozenset[str]


def preview_hsds(
    files: Mapping[str, str], *, answers: Answers, functions: AbstractSet[str]
) -> Preview:
    """Rows are added and changed, never removed. Raises Faulty with everything that is in the way."""
    active, here = active_directory(), directory_in_force()
    if active is None or here is None:
        raise NotRegistered(NOT_LOADED)
    points, desks = here.service_points.service_points, here.desks.desks
    present = Present(_by_key(points), _by_key(desks))
    brought = read_hsds(files, answers=answers, present=present)
    _check_fits_together(here, brought.points, brought.desks, functions)
    versions = _versions(active.row)
    changes = (
        *_changes(SERVICE_POINTS, brought.points, present.points, versions),
        *_changes(DESKS, brought.desks, present.desks, versions),
    )
    return Preview(
        changes=changes,
        unchanged=len(brought.points) + len(brought.desks) - len(changes),
        left_out=brought.left_out,
        without_function=brought.without_function,
        functions=frozenset(functions),
    )


@transaction.atomic
def take_over_hsds(preview: Preview, *, why: str, by: Actor, at: datetime) -> int:
    """Change the rows as they were looked at; how many. Each one's history says so.

    Raises NotAllowed, SomebodyWasFaster and Faulty, changing nothing.
    """
    made: dict[str, int] = {}
    coming = {change.key for change in preview.changes if change.file == DESKS and change.adds}
    later = []

    def put(change: Change, content: Mapping[str, Any], seen_version: int) -> int:
        return change_row(
            change.file,
            change.key,
            content,
            seen_version=seen_version,
            why=why,
            by=by,
            at=at,
            functions=preview.functions,
        ).version

    for change in preview.changes:
        content = change.content
        if change.file == DESKS:
            content = _without_who_is_not_there(content, coming - made.keys())
            made[change.key] = put(change, content, change.seen_version)
        else:
            put(change, content, change.seen_version)
        if content != change.content:
            later.append(change)
    for change in later:
        put(change, change.content, made[change.key])
    facts = {"from": "HSDS", "changes": len(preview.changes)}
    record("entries taken over", subject="directory", by=by, at=at, facts=facts)
    return len(preview.changes)


def _without_who_is_not_there(
    content: Mapping[str, Any], missing: AbstractSet[str]
) -> Mapping[str, Any]:
    return {
        name: value
        for name, value in content.items()
        if name not in STAND_IN or value not in missing
    }


def _by_key(rows: Iterable[R]) -> dict[str, dict[str, Any]]:
    return {row.key: plain_row(row) for row in rows}


def _versions(generation: int) -> dict[tuple[str, str], int]:
    rows = DirectoryRow.objects.filter(generation=generation, file__in=(SERVICE_POINTS, DESKS))
    return {
        (file, key): version for file, key, version in rows.values_list("file", "key", "version")
    }


def _check_fits_together(
    here: DirectoryText,
    points: Iterable[ServicePointRow],
    desks: Iterable[DeskRow],
    functions: AbstractSet[str],
) -> None:
    """Everything that does not fit, at once and not row by row. Raises Faulty."""
    after = DirectoryText(
        calendars=here.calendars,
        districts=here.districts,
        laender=here.laender,
        service_points=here.service_points.model_copy(
            update={"service_points": _with(here.service_points.service_points, points)}
        ),
        desks=here.desks.model_copy(update={"desks": _with(here.desks.desks, desks)}),
    )
    read_directory(write_directory(after), functions=functions)


def _with(present: Iterable[R], brought: Iterable[R]) -> list[R]:
    """Every row where it stood; what is new comes after all."""
    instead: dict[str, R] = {row.key: row for row in brought}
    kept = [instead.pop(row.key, row) for row in present]
    return [*kept, *instead.values()]


def _changes(
    file: str,
    brought: Iterable[R],
    had: Mapping[str, Mapping[str, Any]],
    versions: Mapping[tuple[str, str], int],
) -> Iterator[Change]:
    for row in brought:
        before, content = had.get(row.key, {}), plain_row(row)
        if before != content:
            yield Change(
                file=file,
                key=row.key,
                name=row.function if isinstance(row, DeskRow) else row.name,
                seen_version=versions.get((file, row.key), 0),
                fields=_different(before, content),
                content=content,
            )


def _different(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    names = dict.fromkeys((*before, *after))
    return tuple(name for name in names if before.get(name) != after.get(name))
