"""What can be wrong between the rows of a directory, though each of them is well-formed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from obhut.kernel.mechanism.desks import area_of, desk_of
from obhut.kernel.mechanism.directory_rows import AreaRow, DeskRow, Districts, ServicePointRow
from obhut.kernel.mechanism.protected_desks import faults_of_protected
from obhut.kernel.refusals import Fault
from obhut.kernel.routing.places import Area, Level

YOUTH_OFFICE = "youth-office"
STAND_INS = ("on_call", "deputy")
"""Fields of a desk that name another one."""
Path = tuple[str | int, ...]
Where = Callable[[Path], str]
"""From a path inside a row to the words that say where that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What a row may name: the other rows, the districts, the functions of the mechanism."""

    points: Mapping[str, ServicePointRow]
    desks: AbstractSet[str]
    areas: Mapping[str, AbstractSet[str]]
    """Level -> keys of its areas."""
    functions: AbstractSet[str] | None
    """None: not checked."""


def areas_in(districts: Districts) -> dict[str, AbstractSet[str]]:
    """The areas a row may name, by their level."""
    return {
        "federation": {"DE"},
        "land": {land.key for land in districts.laender},
        "kreis": {kreis.ags for kreis in districts.kreise},
        "bezirk": {bezirk.key for bezirk in districts.bezirke},
    }


def faults_of_desk(row: DeskRow, around: Neighbours, where: Where) -> Iterator[Fault]:
    """Names that nobody bears; else why no desk can be made of the row and its service point."""
    faults = [
        *_strange_names(row, around, where),
        *_strange_areas(row, around, where),
        *_strange_ages(row, where),
    ]
    yield from faults or faults_of_pair(row, around.points[row.service_point], where)


def faults_of_point(row: ServicePointRow, around: Neighbours, where: Where) -> Iterator[Fault]:
    yield from _strange_areas(row, around, where)


def without_youth_office(before: Iterable[DeskRow], after: Iterable[DeskRow]) -> tuple[Area, ...]:
    """The areas that had a youth office before and have none afterwards, in order."""
    left = {area for row in after for area in _with_youth_office(row)}
    lost = {area for row in before for area in _with_youth_office(row)} - left
    return tuple(sorted(lost, key=lambda area: (area.specificity, area.key)))


def youth_office_lost(area: Area, named: str) -> Fault:
    """``named``: what the area is called."""
    return Fault(
        where=str(area),
        field="",
        de=f"{named} ({area.key}) hätte danach kein Jugendamt mehr. Zuerst ein anderes eintragen.",
        en=f"{named} ({area.key}) would have no youth office afterwards. Enter another one first.",
    )


def _with_youth_office(row: DeskRow) -> Iterator[Area]:
    if row.function == YOUTH_OFFICE:
        yield from map(area_of, row.areas)


def _strange_ages(row: DeskRow, where: Where) -> Iterator[Fault]:
    if row.minors_to_age is not None and row.minors_to_age < (row.minors_from_age or 0):
        yield Fault(
            where=where(("minors_to_age",)),
            field="minors_to_age",
            de=f"{row.minors_to_age} liegt unter dem Alter, ab dem die Stelle berät.",
            en=f"{row.minors_to_age} lies below the age from which the desk advises.",
        )


def _strange_names(row: DeskRow, around: Neighbours, where: Where) -> Iterator[Fault]:
    known: dict[str, AbstractSet[str]] = {"service_point": around.points.keys()}
    known |= dict.fromkeys(STAND_INS, around.desks)
    if around.functions is not None:
        known["function"] = around.functions
    for field, choices in known.items():
        named = getattr(row, field)
        if named is not None and named not in choices:
            yield _unknown(where((field,)), field, named)
        if named == row.key and field in STAND_INS:
            yield Fault(
                where=where((field,)),
                field=field,
                de="Eine Stelle kann nicht für sich selbst einspringen.",
                en="A desk cannot stand in for itself.",
            )


def faults_of_pair(row: DeskRow, point: ServicePointRow, where: Where) -> Iterator[Fault]:
    """What is left: each part is right, but no desk can be made of them."""
    if told := list(faults_of_protected(row, point, where)):
        yield from told
        return
    try:
        desk_of(row, point)
    except ValueError as error:
        yield Fault(
            where=where(()),
            field="",
            de=f"So kann es diese Stelle nicht geben: {error}",
            en=f"There can be no such desk: {error}",
        )


def _strange_areas(
    row: DeskRow | ServicePointRow, around: Neighbours, where: Where
) -> Iterator[Fault]:
    for at, area in enumerate(row.areas):
        if not _area_is_known(area, around.areas):
            yield _unknown(where(("areas", at)), "areas", f"{area.level} {area.key}")


def _area_is_known(area: AreaRow, known: Mapping[str, AbstractSet[str]]) -> bool:
    """A Gemeinde lies in a known Kreis; of postcodes only the shape is known here."""
    if area.level in known:
        return area.key in known[area.level]
    if area.level == "gemeinde" and area.key[:5] not in known["kreis"]:
        return False
    try:
        Area(level=Level(area.level), key=area.key)
    except ValueError:
        return False
    return True


def _unknown(where: str, field: str, named: str) -> Fault:
    return Fault(
        where=where,
        field=field,
        de=f"„{named}“ gibt es nicht. Bitte Schreibweise prüfen oder zuerst anlegen.",
        en=f'"{named}" does not exist. Check its spelling or create it first.',
    )
