"""Readings of districts and postcodes: from what a person types to a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from obhut.directory.enums import DistrictLevel, GenerationOf
from obhut.directory.models import District, Generation, Postcode
from obhut.directory.queries.one_look import Reading, once_in_a_look
from obhut.kernel.mechanism.desks import whole_bezirk
from obhut.kernel.mechanism.findable import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    key: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kreis:
    ags: str
    land: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezirk:
    """A Bezirk by its whole key, "DE-BE-04"."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Districts:
    """The districts of the active generation, by key, in the order of the file."""

    laender: Mapping[str, Land]
    kreise: Mapping[str, Kreis]
    bezirke: Mapping[str, Bezirk]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostcodePlace:
    """A Kreis that a postcode lies in, with the names of the places there."""

    kreis: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActiveDirectory:
    """Which rows are answered from: what is read of them is kept by this.

    A number comes again where a load is rolled back; a row and a revision never do.
    """

    row: int
    """Primary key of the generation."""
    number: int
    revision: int
    """The last change of one of its rows; 0 before the first."""


def active_directory() -> ActiveDirectory | None:
    """The directory that is answered from; None before the first load."""
    found = _active_generations().get(GenerationOf.DIRECTORY)
    return ActiveDirectory(found["id"], found["number"], found["revision"]) if found else None


def active_register() -> tuple[int, int] | None:
    """The generation whose register is read, and the last change that touched it."""
    found = _active_generations().get(GenerationOf.DIRECTORY)
    return (found["id"], found["listed"]) if found else None


def active_generation(of: GenerationOf = GenerationOf.DIRECTORY) -> int | None:
    """Number of the generation that is answered from; None before the first load."""
    found = _active_generations().get(of)
    return found["number"] if found else None


def active_digest() -> str:
    """The same digest, the same rows: of what was loaded, and of what was changed since."""
    found = _active_generations().get(GenerationOf.DIRECTORY)
    if found is None:
        return ""
    return f"{found['digest']}{found['revision'] or ''}"


@once_in_a_look
def _active_generations() -> Mapping[str, Mapping[str, Any]]:
    return {row["of"]: row for row in _ACTIVE.rows()}


_ACTIVE = Reading(
    Generation.objects.filter(active=True).values_list(
        "of", "number", "digest", "id", "revision", "listed"
    )
)


def districts() -> Districts:
    """All Länder, Kreise and Bezirke."""
    active = active_directory()
    return districts_of(active.row if active else 0)


def land_of_each_district() -> dict[str, str]:
    """The Land of each Kreis, by its key."""
    return {kreis.ags: kreis.land for kreis in districts().kreise.values()}


@lru_cache(maxsize=2)
def districts_of(generation: int) -> Districts:
    """The same of any generation, by its primary key: districts are loaded and never change."""
    rows = District.objects.filter(generation=generation)
    by_level: dict[str, list[dict[str, str]]] = {level: [] for level in DistrictLevel.values}
    for level, content in rows.order_by("place").values_list("level", "content"):
        by_level[level].append(content)
    return Districts(
        laender={
            row["key"]: Land(key=row["key"], name=row["name"], name_en=row["name_en"])
            for row in by_level[DistrictLevel.LAND]
        },
        kreise={
            row["ags"]: Kreis(ags=row["ags"], land=row["land"], name=row["name"])
            for row in by_level[DistrictLevel.KREIS]
        },
        bezirke={
            whole_bezirk(row["key"]): Bezirk(key=whole_bezirk(row["key"]), name=row["name"])
            for row in by_level[DistrictLevel.BEZIRK]
        },
    )


@lru_cache(maxsize=2)
def names_of_areas(generation: int) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """What the areas of a generation are called: level and key -> names."""
    known = districts_of(generation)
    return names_of(
        laender={land.key: (land.name, land.name_en) for land in known.laender.values()},
        kreise={kreis.ags: kreis.name for kreis in known.kreise.values()},
        bezirke={bezirk.key: bezirk.name for bezirk in known.bezirke.values()},
    )


def places_of_postcode(postcode: str) -> tuple[PostcodePlace, ...]:
    """Every Kreis the postcode lies in; empty where unknown or no postcodes were imported."""
    rows = Postcode.objects.filter(
        generation__of=GenerationOf.POSTCODES, generation__active=True, postcode=postcode
    )
    return tuple(
        PostcodePlace(kreis=kreis, places=tuple(names))
        for kreis, names in rows.order_by("kreis").values_list("kreis", "places")
    )


ABROAD = {"AT": GenerationOf.POSTCODES_AT, "CH": GenerationOf.POSTCODES_CH}
"""Neighbours that speak German too: whoever types a postcode of theirs is told where it lies."""


def countries_of_postcode(postcode: str) -> tuple[str, ...]:
    """The neighbours in which this postcode lies; none where theirs were not imported."""
    rows = Postcode.objects.filter(
        generation__of__in=ABROAD.values(), generation__active=True, postcode=postcode
    )
    found = set(rows.order_by().values_list("generation__of", flat=True))
    return tuple(country for country, of in ABROAD.items() if of in found)


def has_postcodes() -> bool:
    """Whether postcodes were imported at all; without them one chooses Land and Kreis."""
    return active_generation(GenerationOf.POSTCODES) is not None


def postcode_source() -> tuple[str, str]:
    """Source and licence of the postcodes in use, for the attribution line; empty without."""
    row = (
        Generation.objects.filter(of=GenerationOf.POSTCODES, active=True)
        .values_list("source", "licence")
        .first()
    )
    return row or ("", "")
