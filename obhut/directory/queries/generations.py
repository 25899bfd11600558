"""The active generation of the directory as one value."""

from functools import lru_cache
from typing import Any

from obhut.directory.enums import DistrictLevel, GenerationOf
from obhut.directory.models import DirectoryRow, District, Generation, RowChange
from obhut.directory.queries.places import ActiveDirectory, active_directory
from obhut.kernel.mechanism.calendar_rows import Calendars
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, DirectoryText
from obhut.kernel.mechanism.directory_rows import (
    DeskRow,
    Desks,
    Districts,
    LandFile,
    ServicePointRow,
    ServicePoints,
)

_READ: dict[int, tuple[int, DirectoryText]] = {}
"""Generation -> the revision in which it was last read, and what it said then."""
MOST_READ = 3
MOST_CHANGES = 200
"""After more changes than that it is read whole."""


def directory_in_force() -> DirectoryText | None:
    """The directory that is answered from; None before the first load."""
    active = active_directory()
    return None if active is None else directory_of(active)


def reading_of(generation: Generation) -> ActiveDirectory:
    """By what the readings of a generation are kept, active or not."""
    return ActiveDirectory(generation.pk, generation.number, generation.revision)


def generation_numbered(number: int) -> ActiveDirectory:
    """The generation of the directory with this number."""
    return reading_of(Generation.objects.get(of=GenerationOf.DIRECTORY, number=number))


@lru_cache(maxsize=2)
def directory_of(directory: ActiveDirectory) -> DirectoryText:
    """A generation as one value. After a change only what was changed is read anew."""
    seen, before = _READ.get(directory.row, (-1, None))
    changes = None if before is None else _changes_between(directory, seen)
    if before is None or changes is None:
        found = _read_whole(directory)
    else:
        found = _with_changes(before, changes, directory)
    for oldest in list(_READ)[: len(_READ) + 1 - MOST_READ]:
        _READ.pop(oldest, None)
    _READ[directory.row] = (directory.revision, found)
    return found


def _changes_between(directory: ActiveDirectory, seen: int) -> list[RowChange] | None:
    """What changed since a revision; None where that one was never in force, or is long ago."""
    asked = RowChange.objects.filter(
        generation=directory.row, pk__gte=seen, pk__lte=directory.revision
    )
    changes = list(asked.order_by("pk")[:MOST_CHANGES])
    if seen > directory.revision or len(changes) == MOST_CHANGES:
        return None
    if seen == 0:
        return changes
    return changes[1:] if changes and changes[0].pk == seen else None


def _with_changes(
    before: DirectoryText, changes: list[RowChange], directory: ActiveDirectory
) -> DirectoryText:
    """The same value with these rows in place of theirs; rows that came or went keep their place."""
    points = {row.key: row for row in before.service_points.service_points}
    desks = {row.key: row for row in before.desks.desks}
    for change in changes:
        if change.file == SERVICE_POINTS:
            _put(points, change, ServicePointRow)
        else:
            _put(desks, change, DeskRow)
    places = _places(directory) if any(_moves(change) for change in changes) else None
    return DirectoryText(
        calendars=before.calendars,
        districts=before.districts,
        laender=before.laender,
        service_points=before.service_points.model_copy(
            update={"service_points": _ordered(points, SERVICE_POINTS, places)}
        ),
        desks=before.desks.model_copy(update={"desks": _ordered(desks, DESKS, places)}),
    )


def _put(rows: dict[str, Any], change: RowChange, form: type[ServicePointRow | DeskRow]) -> None:
    if change.after is None:
        rows.pop(change.key, None)
    else:
        rows[change.key] = form.model_validate(change.after)


def _moves(change: RowChange) -> bool:
    return change.before is None or change.after is None


def _places(directory: ActiveDirectory) -> dict[tuple[str, str], int]:
    rows = DirectoryRow.objects.filter(generation=directory.row).order_by("place", "key")
    return {each: at for at, each in enumerate(rows.values_list("file", "key"))}


def _ordered(
    rows: dict[str, Any], file: str, places: dict[tuple[str, str], int] | None
) -> list[Any]:
    if places is None:
        return list(rows.values())
    last = len(places)
    return sorted(rows.values(), key=lambda row: places.get((file, row.key), last))


def _read_whole(directory: ActiveDirectory) -> DirectoryText:
    files: dict[str, list[dict[str, object]]] = {}
    rows = DirectoryRow.objects.filter(generation=directory.row)
    for file, content in rows.order_by("file", "place", "key").values_list("file", "content"):
        files.setdefault(file, []).append(content)
    points_head, *points = files[SERVICE_POINTS]
    desks_head, *desks = files[DESKS]
    return DirectoryText(
        calendars=Calendars.model_validate(files["directory/calendars.yaml"][0]),
        desks=Desks.model_validate(desks_head | {"desks": desks}),
        districts=_districts(directory, files["directory/districts.yaml"][0]),
        service_points=ServicePoints.model_validate(points_head | {"service_points": points}),
        laender=tuple(
            LandFile.model_validate(rows[0])
            for file, rows in sorted(files.items())
            if file.startswith("laender/")
        ),
    )


def _districts(directory: ActiveDirectory, head: dict[str, object]) -> Districts:
    rows = District.objects.filter(generation=directory.row).order_by("place")
    by_level: dict[str, list[dict[str, str]]] = {level: [] for level in DistrictLevel.values}
    for level, content in rows.values_list("level", "content"):
        by_level[level].append(content)
    return Districts.model_validate(
        head
        | {
            "laender": by_level[DistrictLevel.LAND],
            "kreise": by_level[DistrictLevel.KREIS],
            "bezirke": by_level[DistrictLevel.BEZIRK],
        }
    )
