"""What stands around one row of a generation: as little of it as a check needs."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from obhut.directory.models import DirectoryRow
from obhut.directory.queries.places import Bezirk, Kreis, Land, districts_of
from obhut.kernel.mechanism.between_rows import YOUTH_OFFICE, Neighbours
from obhut.kernel.mechanism.desks import short_bezirk
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.routing.places import Area, Level


def neighbours_of(
    row: DeskRow | ServicePointRow, generation: int, *, functions: frozenset[str] | None
) -> Neighbours:
    """``functions``: those of the mechanism; None: those that the directory names already."""
    known = districts_of(generation)
    points, desks = {}, {row.key}
    if isinstance(row, DeskRow):
        points = {point.key: point for point in points_named([row.service_point], generation)}
        stand_ins = [key for key in (row.on_call, row.deputy) if key]
        found = _rows(generation, DESKS).filter(key__in=stand_ins)
        desks |= set(found.values_list("key", flat=True))
        if functions is None:
            of_function = _rows(generation, DESKS).filter(function=row.function)
            functions = frozenset({row.function} if of_function.exists() else ())
    return Neighbours(
        points=points,
        desks=desks,
        areas={
            "federation": {"DE"},
            "land": known.laender.keys(),
            "kreis": known.kreise.keys(),
            "bezirk": {short_bezirk(key) for key in known.bezirke},
        },
        functions=functions,
    )


def _rows(generation: int, file: str) -> QuerySet[DirectoryRow]:
    return DirectoryRow.objects.filter(generation=generation, file=file)


def points_named(keys: Iterable[str], generation: int) -> list[ServicePointRow]:
    rows = _rows(generation, SERVICE_POINTS).filter(key__in=list(keys))
    return [ServicePointRow.model_validate(each) for each in rows.values_list("content", flat=True)]


def desks_at(point: str, generation: int) -> list[DeskRow]:
    """The desks that a service point staffs."""
    rows = DirectoryRow.objects.filter(generation=generation, point=point).order_by("place")
    return [DeskRow.model_validate(each) for each in rows.values_list("content", flat=True)]


def desks_replaced_by(desk: str, generation: int) -> list[str]:
    """Keys of the desks for which this one is on call or deputy."""
    rows = _rows(generation, DESKS).filter(Q(content__on_call=desk) | Q(content__deputy=desk))
    return list(rows.order_by("place").values_list("key", flat=True))


def youth_offices(generation: int) -> list[DeskRow]:
    rows = DirectoryRow.objects.filter(generation=generation, function=YOUTH_OFFICE)
    return [DeskRow.model_validate(each) for each in rows.values_list("content", flat=True)]


def name_of_area(area: Area, generation: int) -> str:
    """What people call it; its key where it has no name."""
    known = districts_of(generation)
    found: Land | Kreis | Bezirk | None = None
    if area.level is Level.LAND:
        found = known.laender.get(area.key)
    elif area.level is Level.KREIS:
        found = known.kreise.get(area.key)
    elif area.level is Level.BEZIRK:
        found = known.bezirke.get(area.key)
    return found.name if found else area.key
