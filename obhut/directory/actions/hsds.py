"""Taking over entries from files of HSDS: first a look at what would change, then all of it or nothing."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from obhut.audit.actions import record
from obhut.directory.actions.generations import load_directory
from obhut.directory.errors import NotRegistered
from obhut.directory.models import Generation
from obhut.directory.queries.generations import directory_in_force
from obhut.kernel.actor import Actor
from obhut.kernel.exchange.hsds_files import LeftOut
from obhut.kernel.exchange.hsds_reading import Answers, read_hsds
from obhut.kernel.mechanism.directory import (
    DirectoryText,
    plain_row,
    read_directory,
    write_directory,
)
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow

R = TypeVar("R", bound=ServicePointRow | DeskRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row that would be added, or changed in these fields."""

    file: str
    key: str
    name: str
    added: bool
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What files would change. Nothing has happened yet."""

    directory: DirectoryText
    changes: tuple[Change, ...]
    unchanged: int
    left_out: tuple[LeftOut, ...]
    without_function: tuple[str, ...]


def preview_hsds(
    files: Mapping[str, str], *, answers: Answers, functions: AbstractSet[str]
) -> Preview:
    """Rows are added and changed, never removed. Raises Faulty with everything that is in the way."""
    present = directory_in_force()
    if present is None:
        raise NotRegistered("The directory has not been loaded yet. Load it first: obhut load")
    points, desks = present.service_points.service_points, present.desks.desks
    had = {row.key: plain_row(row) for row in points}
    brought = read_hsds(files, answers=answers, present=had)
    changes = (*_changes(points, brought.points), *_changes(desks, brought.desks))
    directory = DirectoryText(
        calendars=present.calendars,
        districts=present.districts,
        laender=present.laender,
        service_points=present.service_points.model_copy(
            update={"service_points": _with(points, brought.points)}
        ),
        desks=present.desks.model_copy(update={"desks": _with(desks, brought.desks)}),
    )
    return Preview(
        directory=read_directory(write_directory(directory), functions=functions),
        changes=changes,
        unchanged=len(brought.points) + len(brought.desks) - len(changes),
        left_out=brought.left_out,
        without_function=brought.without_function,
    )


@transaction.atomic
def take_over_hsds(preview: Preview, *, by: Actor, at: datetime) -> Generation | None:
    """Activate what was looked at as the next generation; None where it changes nothing."""
    generation = load_directory(preview.directory, by=by, at=at)
    if generation is not None:
        record(
            "entries taken over",
            subject=f"{generation.of} {generation.number}",
            by=by,
            at=at,
            facts={"from": "HSDS", "changes": len(preview.changes)},
        )
    return generation


def _with(present: Iterable[R], brought: Iterable[R]) -> list[R]:
    """Every row where it stood; what is new comes after all."""
    instead: dict[str, R] = {row.key: row for row in brought}
    kept = [instead.pop(row.key, row) for row in present]
    return [*kept, *instead.values()]


def _changes(present: Iterable[R], brought: Iterable[R]) -> tuple[Change, ...]:
    had = {row.key: plain_row(row) for row in present}
    return tuple(
        Change(
            file="desks" if isinstance(row, DeskRow) else "service-points",
            key=row.key,
            name=row.function if isinstance(row, DeskRow) else row.name,
            added=row.key not in had,
            fields=_different(had.get(row.key, {}), plain_row(row)),
        )
        for row in brought
        if had.get(row.key) != plain_row(row)
    )


def _different(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    names = dict.fromkeys((*before, *after))
    return tuple(name for name in names if before.get(name) != after.get(name))
