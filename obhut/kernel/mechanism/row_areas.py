"""Whose a row of the directory is: the areas it works for."""

from collections.abc import Iterator, Mapping
from typing import Any

from obhut.kernel.mechanism.desks import area_of
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.mechanism.directory_rows import AreaRow, DeskRow, ServicePointRow
from obhut.kernel.routing.places import FEDERATION_KEY, LANDS, Area, Level


def areas_of(row: DeskRow | ServicePointRow) -> tuple[Area, ...]:
    """A service point that names no area works where its Länder are; else nationwide."""
    areas = dict.fromkeys(map(area_of, row.areas))
    if isinstance(row, ServicePointRow):
        around = {key for area in areas for key in (area.as_key, *area.within)}
        areas |= dict.fromkeys(area for area in _laender(row) if area.as_key not in around)
    return tuple(areas) or (Area(level=Level.FEDERATION, key=FEDERATION_KEY),)


def areas_said(file: str, content: Mapping[str, Any]) -> tuple[Area, ...]:
    """The same of plain values, be the rest of them such as nobody would accept today."""
    areas = [AreaRow.model_validate(each) for each in content.get("areas", [])]
    if file == DESKS:
        return areas_of(DeskRow.model_construct(areas=areas))
    return areas_of(ServicePointRow.model_construct(areas=areas, lands=content.get("lands", [])))


def _laender(row: ServicePointRow) -> Iterator[Area]:
    for land in row.lands:
        if land in LANDS:
            yield Area(level=Level.LAND, key=land)
        else:
            yield Area(level=Level.FEDERATION, key=FEDERATION_KEY)
