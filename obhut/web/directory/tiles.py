"""The sixteen Länder as equal tiles, roughly where they lie. Nobody takes a large Land for many."""

from collections.abc import Mapping
from dataclasses import dataclass

from obhut.directory.queries.places import districts
from obhut.web.directory.words import NATIONWIDE, nationwide
from obhut.web.finder import words

GRID = (
    ("", "", "SH", "", ""),
    ("", "HB", "HH", "MV", ""),
    ("NW", "NI", "ST", "BE", "BB"),
    ("RP", "HE", "TH", "SN", ""),
    ("SL", "BW", "BY", "", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A Land on the map. ``code`` is empty for who works nationwide: no place on the map."""

    land: str
    code: str
    name: str
    count: int
    address: str
    chosen: bool
    row: int = 0
    column: int = 0


def tiles(by_land: Mapping[str, int], *, chosen: str, addresses: Mapping[str, str]) -> list[Tile]:
    """In reading order of the map, row by row."""
    names = land_names()
    return [
        Tile(
            land=f"DE-{code}",
            code=code,
            name=names[f"DE-{code}"],
            count=by_land.get(f"DE-{code}", 0),
            address=addresses[f"DE-{code}"],
            chosen=chosen == f"DE-{code}",
            row=row,
            column=column,
        )
        for row, line in enumerate(GRID, start=1)
        for column, code in enumerate(line, start=1)
        if code
    ]


def nationwide_tile(
    by_land: Mapping[str, int], *, chosen: str, addresses: Mapping[str, str]
) -> Tile:
    return Tile(
        land=NATIONWIDE,
        code="",
        name=nationwide(),
        count=by_land.get(NATIONWIDE, 0),
        address=addresses[NATIONWIDE],
        chosen=chosen == NATIONWIDE,
    )


def land_names() -> dict[str, str]:
    """What the Länder are called in the language of the page, and "nationwide"."""
    english = words.in_english()
    known = districts().laender.values()
    names = {land.key: land.name_en if english else land.name for land in known}
    return names | {NATIONWIDE: nationwide()}
