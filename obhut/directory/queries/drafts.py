"""Deliveries for whoever keeps their area, and each of them beside the directory as it is now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet

from obhut.directory.enums import ChangeKind, DeliveryState, RowFate
from obhut.directory.errors import NotRegistered
from obhut.directory.models import (
    DeliveredLine,
    DeliveredRow,
    Delivery,
    DeliveryChoice,
    DeliverySource,
    RowChange,
)
from obhut.directory.policies import KEEPERS
from obhut.directory.queries.generations import directory_of
from obhut.directory.queries.neighbours import name_of_area
from obhut.directory.queries.places import ActiveDirectory, active_directory
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.between_rows import areas_in
from obhut.kernel.mechanism.delivered.areas import NamedAreas, named_areas
from obhut.kernel.mechanism.delivered.headings import columns_of, missing_in
from obhut.kernel.mechanism.delivered.judged import DirectoryBeside, Judgement, Remembered, RowKey
from obhut.kernel.mechanism.delivered.judging import judge
from obhut.kernel.mechanism.delivered.lines import read_line
from obhut.kernel.mechanism.delivered.meant import KnownBefore
from obhut.kernel.mechanism.delivered.tables import CellKind, Headed, Line, SheetCell
from obhut.kernel.mechanism.delivered.weighing import Content, Takes
from obhut.kernel.mechanism.directory import DirectoryText
from obhut.kernel.routing.places import FEDERATION_KEY, Level

Functions = tuple[tuple[str, str, str], ...]
"""Key of each function of the mechanism, and what it is called in German and English."""
NO_KEEPERS_WORK = (ChangeKind.CONFIRMED, ChangeKind.CARRIED)
"""A contact that is confirmed, and what came along into a newer generation, contradict nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The last change of a row since the delivery was made."""

    change: int
    person: UUID
    desk: UUID
    at: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A delivery as it reads now."""

    sheets: tuple[Headed, ...]
    columns: Mapping[str, Mapping[int, str]]
    """Sheet -> number of the column -> name of ours."""
    missing: tuple[str, ...]
    """Needed columns that no heading stands for: nothing can be judged yet."""
    judgement: Judgement
    kept: Mapping[RowKey, Kept]
    directory: ActiveDirectory


def deliveries_for(by: Actor) -> QuerySet[Delivery]:
    """Those of the areas that somebody keeps, the newest first."""
    return Delivery.objects.filter(_of_areas_kept(by, "source__")).select_related("source")


def delivery_for(by: Actor, delivery: UUID) -> Delivery:
    """Raises Delivery.DoesNotExist for one that this actor may not know of."""
    return deliveries_for(by).select_related("generation", "base").get(pk=delivery)


def sources_for(by: Actor) -> QuerySet[DeliverySource]:
    return DeliverySource.objects.filter(_of_areas_kept(by, ""))


def read_draft(
    delivery: Delivery, functions: Functions, directory: ActiveDirectory | None = None
) -> Draft:
    """The delivery beside the directory that is answered from. Raises NotRegistered."""
    directory = directory or active_directory()
    if directory is None:
        raise NotRegistered("The directory has not been loaded yet. Load it first: obhut load")
    return _draft(delivery.pk, delivery.version, directory, functions)


@lru_cache(maxsize=4)
def _draft(pk: UUID, _version: int, directory: ActiveDirectory, functions: Functions) -> Draft:
    """Kept by all it depends on: whatever is mended, decided or changed asks anew."""
    delivery = Delivery.objects.select_related("source").get(pk=pk)
    sheets = sheets_of(delivery)
    columns = {sheet.name: columns_of(sheet.headings, delivery.mapping) for sheet in sheets}
    missing = dict.fromkeys(name for each in columns.values() for name in missing_in(each.values()))
    text = directory_of(directory)
    known = _known(text, delivery, functions)
    read = (
        read_line(sheet, line, columns[sheet.name], known)
        for sheet in (() if missing else sheets)
        for line in sheet.lines
    )
    said, marks = _said_before(delivery)
    kept = _kept_since(delivery, marks)
    judgement = judge(
        (line for line in read if line is not None),
        _present(text, directory, functions),
        Remembered(
            said_before=said,
            kept_since=kept.keys(),
            chosen=_chosen(delivery, kept),
            removes_missing=delivery.is_whole and not missing,
        ),
    )
    return Draft(
        sheets=sheets,
        columns=columns,
        missing=tuple(missing),
        judgement=judgement,
        kept=kept,
        directory=directory,
    )


def sheets_of(delivery: Delivery) -> tuple[Headed, ...]:
    """The lines as they are now, under the headings of their sheets."""
    lines: dict[str, list[Line]] = {name: [] for name in delivery.headings}
    for line in DeliveredLine.objects.filter(delivery=delivery):
        lines[line.sheet].append(Line(number=line.number, cells=cells_of(line)))
    return tuple(
        Headed(
            name=name,
            headings={int(number): text for number, text in headings.items()},
            lines=tuple(lines[name]),
        )
        for name, headings in delivery.headings.items()
    )


def cells_of(line: DeliveredLine) -> dict[int, SheetCell]:
    return {
        int(number): SheetCell(text, CellKind(kind)) for number, (kind, text) in line.cells.items()
    }


def _of_areas_kept(by: Actor, path: str) -> Q:
    kept = {(grant.level, grant.key) for grant in by.grants if grant.role in KEEPERS}
    if (Level.FEDERATION, FEDERATION_KEY) in kept:
        return Q()
    lands = [key for level, key in kept if level == Level.LAND]
    found = Q(**{f"{path}land__in": lands})
    for level, key in kept:
        found |= Q(**{f"{path}level": level, f"{path}area": key})
    return found


def _known(text: DirectoryText, delivery: Delivery, functions: Functions) -> KnownBefore:
    desks: dict[tuple[str, frozenset[tuple[str, str]]], tuple[str, ...]] = {}
    for desk in text.desks.desks:
        at = desk.function, frozenset((area.level, area.key) for area in desk.areas)
        desks[at] = (*desks.get(at, ()), desk.key)
    return KnownBefore(
        functions={key: (de, en) for key, de, en in functions},
        areas=_named(text),
        desks=desks,
        points={desk.key: desk.service_point for desk in text.desks.desks},
        source=delivery.source.name,
        delivered_on=day_of(delivery.uploaded_at).isoformat(),
    )


def _named(text: DirectoryText) -> NamedAreas:
    districts = text.districts
    return named_areas(
        laender={land.key: (land.name, land.name_en) for land in districts.laender},
        kreise={kreis.ags: kreis.name for kreis in districts.kreise},
        bezirke={bezirk.key: bezirk.name for bezirk in districts.bezirke},
    )


def _present(
    text: DirectoryText, directory: ActiveDirectory, functions: Functions
) -> DirectoryBeside:
    return DirectoryBeside(
        points={point.key: point for point in text.service_points.service_points},
        desks={desk.key: desk for desk in text.desks.desks},
        areas=areas_in(text.districts),
        functions=frozenset(key for key, _de, _en in functions),
        name_of=lambda area: name_of_area(area, directory.row),
    )


def _said_before(delivery: Delivery) -> tuple[dict[RowKey, Content], dict[RowKey, int]]:
    """What this source last said of each row, and the last change of that delivery."""
    rows = (
        DeliveredRow.objects.filter(
            delivery__source=delivery.source, delivery__state=DeliveryState.ACTIVATED
        )
        .exclude(delivery=delivery)
        .order_by("delivery__settled_at")
    )
    said: dict[RowKey, Content] = {}
    marks: dict[RowKey, int] = {}
    last = _last_changes(delivery.source)
    for row in rows.annotate(made=F("delivery__generation")):
        at = row.file, row.key
        said.pop(at, None)
        if row.fate != RowFate.REMOVED:
            said[at], marks[at] = row.said, last.get(row.made, 0)
    return said, marks


def _last_changes(source: DeliverySource) -> dict[int, int]:
    """Generation that a delivery made -> the last change that came with it."""
    changes = RowChange.objects.filter(
        generation__deliveries__source=source, kind=ChangeKind.DELIVERED
    )
    return dict(changes.order_by().values_list("generation").annotate(last=Max("pk")))


def _kept_since(delivery: Delivery, marks: Mapping[RowKey, int]) -> dict[RowKey, Kept]:
    first = min(marks.values(), default=delivery.base_change)
    changes = RowChange.objects.filter(pk__gt=min(first, delivery.base_change))
    found: dict[RowKey, Kept] = {}
    for change in changes.exclude(kind__in=NO_KEEPERS_WORK).order_by("pk"):
        at = change.file, change.key
        if change.pk > marks.get(at, delivery.base_change):
            found[at] = Kept(
                change=change.pk,
                person=change.person,
                desk=change.desk,
                at=change.at,
                why=change.why,
            )
    return found


def _chosen(delivery: Delivery, kept: Mapping[RowKey, Kept]) -> dict[RowKey, Takes]:
    """What was decided, as long as nobody has changed the row once more since."""
    choices: Iterable[DeliveryChoice] = DeliveryChoice.objects.filter(delivery=delivery)
    return {
        (choice.file, choice.key): Takes(choice.takes)
        for choice in choices
        if (choice.file, choice.key) in kept
        and kept[choice.file, choice.key].change == choice.change
    }
