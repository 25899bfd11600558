"""Whose a row of the directory is: the areas it works for."""

from collections.abc import Iterator

from obhut.kernel.mechanism.desks import area_of
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.routing.places import FEDERATION_KEY, LANDS, Area, Level


def areas_of(row: DeskRow | ServicePointRow) -> tuple[Area, ...]:
    """A service point that names no area works where its Länder are; else nationwide."""
    areas = dict.fromkeys(map(area_of, row.areas))
    if isinstance(row, ServicePointRow):
        around = {key for area in areas for key in (area.as_key, *area.within)}
        areas |= dict.fromkeys(area for area in _laender(row) if area.as_key not in around)
    return tuple(areas) or (Area(level=Level.FEDERATION, key=FEDERATION_KEY),)


def _laender(row: ServicePointRow) -> Iterator[Area]:
    for land in row.lands:
        if land in LANDS:
            yield Area(level=Level.LAND, key=land)
        else:
            yield Area(level=Level.FEDERATION, key=FEDERATION_KEY)
