"""The active generation of the directory as one value."""

from functools import lru_cache

from obhut.directory.enums import DistrictLevel, GenerationOf
from obhut.directory.models import DirectoryRow, District
from obhut.directory.queries.places import active_generation
from obhut.kernel.mechanism.directory import DirectoryText
from obhut.kernel.mechanism.directory_rows import (
    Calendars,
    Desks,
    Districts,
    LandFile,
    ServicePoints,
)


def directory_in_force() -> DirectoryText | None:
    """The directory that is answered from; None before the first load."""
    number = active_generation()
    return None if number is None else directory_of(number)


@lru_cache(maxsize=2)
def directory_of(number: int) -> DirectoryText:
    """A generation as one value. Cached: a generation never changes once loaded."""
    files: dict[str, list[dict[str, object]]] = {}
    rows = DirectoryRow.objects.filter(
        generation__of=GenerationOf.DIRECTORY, generation__number=number
    )
    for file, content in rows.order_by("file", "place").values_list("file", "content"):
        files.setdefault(file, []).append(content)
    points_head, *points = files["directory/service-points.yaml"]
    desks_head, *desks = files["directory/desks.yaml"]
    return DirectoryText(
        calendars=Calendars.model_validate(files["directory/calendars.yaml"][0]),
        desks=Desks.model_validate(desks_head | {"desks": desks}),
        districts=_districts(number, files["directory/districts.yaml"][0]),
        service_points=ServicePoints.model_validate(points_head | {"service_points": points}),
        laender=tuple(
            LandFile.model_validate(rows[0])
            for file, rows in sorted(files.items())
            if file.startswith("laender/")
        ),
    )


def _districts(number: int, head: dict[str, object]) -> Districts:
    rows = District.objects.filter(
        generation__of=GenerationOf.DIRECTORY, generation__number=number
    ).order_by("place")
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
