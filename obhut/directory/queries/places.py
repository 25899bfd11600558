"""Readings of districts and postcodes: from what a person types to a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from obhut.directory.enums import DistrictLevel, GenerationOf
from obhut.directory.models import District, Generation, Postcode
from obhut.directory.queries.one_look import Reading, once_in_a_look


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
    """A Bezirk of Berlin, 01 to 12."""

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


NONE_ACTIVE = (None, "", None)


def active_generation(of: GenerationOf = GenerationOf.DIRECTORY) -> int | None:
    """Number of the generation that is answered from; None before the first load."""
    number, _digest, _row = _active_generations().get(of, NONE_ACTIVE)
    return number


def active_digest(of: GenerationOf = GenerationOf.DIRECTORY) -> str:
    """Digest of the generation that is answered from: the same digest, the same rows."""
    _number, digest, _row = _active_generations().get(of, NONE_ACTIVE)
    return digest


def active_row(of: GenerationOf = GenerationOf.DIRECTORY) -> int | None:
    """Primary key of the generation that is answered from: unlike a number it never comes again."""
    _number, _digest, row = _active_generations().get(of, NONE_ACTIVE)
    return row


@once_in_a_look
def _active_generations() -> Mapping[str, tuple[int | None, str, int | None]]:
    return {row["of"]: (row["number"], row["digest"], row["id"]) for row in _ACTIVE.rows()}


_ACTIVE = Reading(
    Generation.objects.filter(active=True).values_list("of", "number", "digest", "id")
)


def districts() -> Districts:
    """All Länder, Kreise and Berlin Bezirke."""
    return _districts_of(active_generation())


@lru_cache(maxsize=2)
def _districts_of(number: int | None) -> Districts:
    rows = District.objects.filter(
        generation__of=GenerationOf.DIRECTORY, generation__number=number or 0
    )
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
            row["key"]: Bezirk(key=row["key"], name=row["name"])
            for row in by_level[DistrictLevel.BEZIRK]
        },
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
