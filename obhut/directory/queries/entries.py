"""One entry of the directory, or since when it is gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from obhut.directory.enums import GenerationOf
from obhut.directory.models import DirectoryRow, Generation
from obhut.directory.queries.places import ActiveDirectory, active_directory
from obhut.directory.queries.register import register
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow

LOOKED_BACK = 50
"""So many earlier generations are searched for an entry that is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A service point of the active generation, and the desks it staffs."""

    point: ServicePointRow
    desks: tuple[DeskRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """It stood in an earlier generation, and no longer does."""

    point: ServicePointRow
    since: datetime


def entry(key: str) -> Entry | Gone | None:
    """The entry; when it left; None where there never was one. Raises NotRegistered."""
    present = register().generation
    row = _row(present, key)
    if row is not None:
        return Entry(point=ServicePointRow.model_validate(row), desks=_desks_of(present, key))
    after = present
    earlier = Generation.objects.filter(of=GenerationOf.DIRECTORY, active=False)
    for generation in earlier.order_by("-number").values_list("pk", flat=True)[:LOOKED_BACK]:
        row = _row(generation, key)
        if row is not None:
            since = Generation.objects.get(pk=after).loaded_at
            return Gone(point=ServicePointRow.model_validate(row), since=since)
        after = generation
    return None


def desks_of_points(keys: Iterable[str]) -> dict[str, tuple[DeskRow, ...]]:
    """The desks that each of these service points staffs, in one look."""
    found: dict[str, tuple[DeskRow, ...]] = dict.fromkeys(keys, ())
    rows = DirectoryRow.objects.filter(
        generation=register().generation, file=DESKS, content__service_point__in=list(found)
    )
    for content in rows.order_by("place").values_list("content", flat=True):
        row = DeskRow.model_validate(content)
        found[row.service_point] = (*found[row.service_point], row)
    return found


def confirmed_on(key: str) -> date | None:
    """When a desk of this service point last confirmed what stands here itself."""
    active = active_directory()
    return _confirmations(active).get(key) if active else None


def _row(generation: int, key: str) -> dict[str, object] | None:
    rows = DirectoryRow.objects.filter(generation=generation, file=SERVICE_POINTS, key=key)
    return rows.values_list("content", flat=True).first() if key else None


def _desks_of(generation: int, key: str) -> tuple[DeskRow, ...]:
    rows = DirectoryRow.objects.filter(generation=generation, point=key)
    contents = rows.order_by("place").values_list("content", flat=True)
    return tuple(map(DeskRow.model_validate, contents))


@lru_cache(maxsize=2)
def _confirmations(directory: ActiveDirectory) -> dict[str, date]:
    rows = DirectoryRow.objects.filter(
        generation=directory.row, file=DESKS, content__confirmed_on__isnull=False
    )
    found: dict[str, date] = {}
    for content in rows.values_list("content", flat=True):
        day = date.fromisoformat(content["confirmed_on"])
        key = content["service_point"]
        found[key] = max(day, found.get(key, day))
    return found
