"""Service points with desks at which nobody sits at present."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from obhut.directory.models import DirectoryRow
from obhut.directory.queries.places import ActiveDirectory, active_directory
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.searching.numbers import Numbers, numbers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    desks: tuple[str, ...]
    """Keys of the desks nobody staffs."""
    functions: tuple[str, ...]
    whole: bool
    """Whether that is every desk of the service point: then nobody is there to answer."""


def vacancy(point: str) -> Vacancy | None:
    """What nobody staffs at this service point; None where somebody sits at every desk of it."""
    active = active_directory()
    return None if active is None else _vacancies(active).get(point)


def numbers_of_empty_points() -> Numbers:
    """Where nobody sits at any desk, in the register's numbers: whatever the hours say, not open."""
    active = active_directory()
    return Numbers() if active is None else _numbers(active)


@lru_cache(maxsize=2)
def _numbers(directory: ActiveDirectory) -> Numbers:
    empty = [point for point, what in _vacancies(directory).items() if what.whole]
    rows = DirectoryRow.objects.filter(generation=directory.row, file=SERVICE_POINTS, key__in=empty)
    numbers = rows.order_by("number").values_list("number", flat=True)
    return numbers_of([each for each in numbers if each is not None]) if empty else Numbers()


@lru_cache(maxsize=2)
def _vacancies(directory: ActiveDirectory) -> dict[str, Vacancy]:
    rows = DirectoryRow.objects.filter(generation=directory.row, file=DESKS).order_by("place")
    empty = rows.filter(content__holders=0).values_list("content__service_point", flat=True)
    found: dict[str, list[dict[str, Any]]] = {point: [] for point in empty}
    if found:  # as a rule nobody is missing, and one question is enough
        of_them = rows.filter(content__service_point__in=list(found))
        for content in of_them.values_list("content", flat=True):
            found[content["service_point"]].append(content)
    return {point: _vacancy(desks) for point, desks in found.items()}


def _vacancy(desks: list[dict[str, Any]]) -> Vacancy:
    empty = [row for row in desks if row.get("holders") == 0]
    return Vacancy(
        desks=tuple(row["key"] for row in empty),
        functions=tuple(dict.fromkeys(row["function"] for row in empty)),
        whole=len(empty) == len(desks),
    )
