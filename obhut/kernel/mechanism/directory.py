"""The directory as one value: read from files with every fault found, written back canonically."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError

from obhut.kernel.concept.edition import said
from obhut.kernel.concept.faults import faults_of
from obhut.kernel.concept.notation import Document, read, write
from obhut.kernel.concept.texts import Fact
from obhut.kernel.mechanism.desks import desk_of
from obhut.kernel.mechanism.directory_rows import (
    AreaRow,
    Calendars,
    DeskRow,
    Desks,
    Districts,
    LandFile,
    ServicePointRow,
    ServicePoints,
)
from obhut.kernel.mechanism.protected_desks import faults_of_protected
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.desks import Desk
from obhut.kernel.routing.places import Area, Level

FILES: dict[str, type[Fact]] = {
    "directory/calendars.yaml": Calendars,
    "directory/desks.yaml": Desks,
    "directory/districts.yaml": Districts,
    "directory/service-points.yaml": ServicePoints,
}
LAENDER = "laender/"
M = TypeVar("M", bound=Fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryText:
    """All of ``content/directory`` and ``content/laender``."""

    calendars: Calendars
    desks: Desks
    districts: Districts
    service_points: ServicePoints
    laender: tuple[LandFile, ...]

    def service_point(self, key: str) -> ServicePointRow:
        return next(row for row in self.service_points.service_points if row.key == key)


def read_directory(
    files: Mapping[str, str], *, functions: AbstractSet[str] | None
) -> DirectoryText:
    """Read all files (name -> text). ``functions`` are those the mechanism knows; None: not checked.

    Raises Faulty with every fault of every file.
    """
    faults: list[Fault] = []
    parsed: dict[str, Fact] = {}
    documents: dict[str, Document] = {}
    for name in sorted(set(files) | set(FILES)):
        form = FILES.get(name) or (LandFile if name.startswith(LAENDER) else None)
        if form is None or name not in files:
            faults.append(_missing(name) if name not in files else _stranger(name))
            continue
        try:
            documents[name] = read(files[name], name=name)
            parsed[name] = form.model_validate(documents[name].value)
        except Faulty as refused:
            faults.extend(refused.faults)
        except ValidationError as error:
            faults.extend(faults_of(error, documents[name], at=(), of=""))
    if not faults:
        directory = _directory(parsed)
        faults.extend(_faults_between(directory, documents, functions))
    if faults:
        raise Faulty(tuple(faults))
    return directory


def write_directory(directory: DirectoryText) -> dict[str, str]:
    """The files, in the canonical notation."""
    values: dict[str, Fact] = {
        "directory/calendars.yaml": directory.calendars,
        "directory/desks.yaml": directory.desks,
        "directory/districts.yaml": directory.districts,
        "directory/service-points.yaml": directory.service_points,
    } | {f"{LAENDER}{land.land}.yaml": land for land in directory.laender}
    return {name: write(plain_row(value)) for name, value in values.items()}


def desks_of(directory: DirectoryText) -> tuple[Desk, ...]:
    """The desks of a directory, each with what its service point says."""
    points = {row.key: row for row in directory.service_points.service_points}
    return tuple(desk_of(row, points[row.service_point]) for row in directory.desks.desks)


def plain_row(row: Fact) -> dict[str, Any]:
    """A row as plain values, in the order of its fields, without what was not said."""
    plain_values: dict[str, Any] = said(row.model_dump(mode="json", by_alias=True))
    return plain_values


def _directory(parsed: Mapping[str, Fact]) -> DirectoryText:
    return DirectoryText(
        calendars=_one(parsed, Calendars),
        desks=_one(parsed, Desks),
        districts=_one(parsed, Districts),
        service_points=_one(parsed, ServicePoints),
        laender=tuple(row for _, row in sorted(parsed.items()) if isinstance(row, LandFile)),
    )


def _one(parsed: Mapping[str, Fact], form: type[M]) -> M:
    return next(value for value in parsed.values() if isinstance(value, form))


def _faults_between(
    directory: DirectoryText, documents: Mapping[str, Document], functions: AbstractSet[str] | None
) -> Iterator[Fault]:
    points = directory.service_points.service_points
    desks = directory.desks.desks
    yield from _doubled(documents["directory/service-points.yaml"], "service_points", points)
    yield from _doubled(documents["directory/desks.yaml"], "desks", desks)
    by_key = {row.key: row for row in points}
    desk_keys = {row.key for row in desks}
    known: dict[str, AbstractSet[str]] = {"service_point": set(by_key), "on_call": desk_keys}
    known["deputy"] = desk_keys
    if functions is not None:
        known["function"] = functions
    document = documents["directory/desks.yaml"]
    for at, row in enumerate(desks):
        faults = [
            *_strange_names(document, ("desks", at), row, known),
            *_strange_areas(directory, document, ("desks", at), row),
        ]
        inside = partial(_inside, document, ("desks", at), row.key)
        faults = faults or list(faults_of_protected(row, by_key[row.service_point], inside))
        yield from faults or _impossible(document, at, row, by_key)
    document = documents["directory/service-points.yaml"]
    for at, point in enumerate(points):
        yield from _strange_areas(directory, document, ("service_points", at), point)


def _strange_names(
    document: Document,
    path: tuple[str | int, ...],
    row: DeskRow,
    known: Mapping[str, AbstractSet[str]],
) -> Iterator[Fault]:
    for field, choices in known.items():
        named = getattr(row, field)
        if named is not None and named not in choices:
            yield _unknown(document.where((*path, field)), row.key, field, named)
        if named == row.key and field in ("on_call", "deputy"):
            yield Fault(
                where=f"{document.where((*path, field))} ({row.key})",
                field=field,
                de="Eine Stelle kann nicht für sich selbst einspringen.",
                en="A desk cannot stand in for itself.",
            )


def _inside(
    document: Document, path: tuple[str | int, ...], of: str, inner: tuple[str | int, ...]
) -> str:
    return f"{document.where((*path, *inner))} ({of})"


def _impossible(
    document: Document, at: int, row: DeskRow, points: Mapping[str, ServicePointRow]
) -> Iterator[Fault]:
    """What is left: each part is right, but no desk can be made of them."""
    try:
        desk_of(row, points[row.service_point])
    except ValueError as error:
        yield Fault(
            where=f"{document.where(('desks', at))} ({row.key})",
            field="",
            de=f"So kann es diese Stelle nicht geben: {error}",
            en=f"There can be no such desk: {error}",
        )


def _strange_areas(
    directory: DirectoryText,
    document: Document,
    path: tuple[str | int, ...],
    row: DeskRow | ServicePointRow,
) -> Iterator[Fault]:
    known = {
        "federation": {"DE"},
        "land": {land.key for land in directory.districts.laender},
        "kreis": {kreis.ags for kreis in directory.districts.kreise},
        "bezirk": {bezirk.key for bezirk in directory.districts.bezirke},
    }
    for at, area in enumerate(row.areas):
        if not _area_is_known(area, known):
            where = document.where((*path, "areas", at))
            yield _unknown(where, row.key, "areas", f"{area.level} {area.key}")


def _area_is_known(area: AreaRow, known: Mapping[str, set[str]]) -> bool:
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


def _doubled(
    document: Document, field: str, rows: Sequence[ServicePointRow | DeskRow]
) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, row in enumerate(rows):
        if row.key in seen:
            yield Fault(
                where=f"{document.where((field, at))} ({row.key})",
                field="key",
                de="Diesen Schlüssel gibt es schon.",
                en="This key exists already.",
            )
        seen.add(row.key)


def _unknown(where: str, of: str, field: str, named: str) -> Fault:
    return Fault(
        where=f"{where} ({of})",
        field=field,
        de=f"„{named}“ gibt es nicht. Bitte Schreibweise prüfen oder zuerst anlegen.",
        en=f'"{named}" does not exist. Check its spelling or create it first.',
    )


def _missing(name: str) -> Fault:
    return Fault(where=name, field="", de="Die Datei fehlt.", en="The file is missing.")


def _stranger(name: str) -> Fault:
    return Fault(
        where=name,
        field="",
        de="Diese Datei gehört nicht in das Verzeichnis.",
        en="This file does not belong to the directory.",
    )
