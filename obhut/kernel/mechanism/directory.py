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
from obhut.kernel.mechanism.between_rows import (
    Neighbours,
    Where,
    areas_in,
    faults_of_desk,
    faults_of_point,
)
from obhut.kernel.mechanism.calendar_rows import Calendars
from obhut.kernel.mechanism.desks import desk_of
from obhut.kernel.mechanism.directory_rows import (
    DeskRow,
    Desks,
    Districts,
    LandFile,
    ServicePointRow,
    ServicePoints,
)
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.desks import Desk

SERVICE_POINTS, DESKS = "directory/service-points.yaml", "directory/desks.yaml"
FILES: dict[str, type[Fact]] = {
    "directory/calendars.yaml": Calendars,
    DESKS: Desks,
    "directory/districts.yaml": Districts,
    SERVICE_POINTS: ServicePoints,
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
        DESKS: directory.desks,
        "directory/districts.yaml": directory.districts,
        SERVICE_POINTS: directory.service_points,
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


def check_between_rows(directory: DirectoryText) -> None:
    """Its rows fit together. Raises Faulty with every fault; functions are not checked."""
    around = _around(directory, None)
    faults: list[Fault] = []
    for row in directory.desks.desks:
        faults.extend(faults_of_desk(row, around, partial(_at_row, DESKS, row.key)))
    for point in directory.service_points.service_points:
        faults.extend(faults_of_point(point, around, partial(_at_row, SERVICE_POINTS, point.key)))
    if faults:
        raise Faulty(tuple(faults))


def _faults_between(
    directory: DirectoryText, documents: Mapping[str, Document], functions: AbstractSet[str] | None
) -> Iterator[Fault]:
    points = directory.service_points.service_points
    desks = directory.desks.desks
    yield from _doubled(documents[SERVICE_POINTS], "service_points", points)
    yield from _doubled(documents[DESKS], "desks", desks)
    around = _around(directory, functions)
    for at, row in enumerate(desks):
        yield from faults_of_desk(row, around, _inside(documents[DESKS], ("desks", at), row.key))
    document = documents[SERVICE_POINTS]
    for at, point in enumerate(points):
        where = _inside(document, ("service_points", at), point.key)
        yield from faults_of_point(point, around, where)


def _around(directory: DirectoryText, functions: AbstractSet[str] | None) -> Neighbours:
    return Neighbours(
        points={row.key: row for row in directory.service_points.service_points},
        desks={row.key for row in directory.desks.desks},
        areas=areas_in(directory.districts),
        functions=functions,
    )


def _at_row(file: str, key: str, _path: tuple[str | int, ...]) -> str:
    return f"{file} ({key})"


def _inside(document: Document, path: tuple[str | int, ...], of: str) -> Where:
    return lambda inner: f"{document.where((*path, *inner))} ({of})"


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


def _missing(name: str) -> Fault:
    return Fault(where=name, field="", de="Die Datei fehlt.", en="The file is missing.")


def _stranger(name: str) -> Fault:
    return Fault(
        where=name,
        field="",
        de="Diese Datei gehört nicht in das Verzeichnis.",
        en="This file does not belong to the directory.",
    )
