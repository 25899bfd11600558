"""Areas in a form: written as people say them, or as routing does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.directory.queries.places import districts
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.desks import area_of, short_bezirk
from obhut.kernel.mechanism.directory_rows import AreaRow
from obhut.kernel.routing.places import LAND_OF_AGS, Area, Level, read_area
from obhut.web.accounts.words import area_in_words
from obhut.web.keeping.kinds import Held, Unreadable

FREE = 2
"""So many empty inputs for more of them."""


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas that an entry or a desk works for, one an input."""

    name: str = "areas"

    def held(self, value: Any) -> Held:
        return {"": tuple(_written(AreaRow.model_validate(row)) for row in value or ())}

    def meant(self, held: Held) -> Any:
        said = [each.strip() for each in held[""] if each.strip()]
        return [_row(each) for each in said] or None

    def told(self, value: Any) -> tuple[str, ...]:
        return tuple(area_name(area_of(AreaRow.model_validate(row))) for row in value or ())


def area_name(area: Area) -> str:
    """What people call it, with its key where several are called the same."""
    name = area_in_words(area.level.value, area.key)
    if area.level in (Level.FEDERATION, Level.LAND):
        return name
    return f"{name} ({area.key})" if name != area.key else area.key


def own_areas(by: Actor) -> list[Area]:
    """The areas that were granted to somebody, without the desks they hold."""
    levels = {level.value for level in Level}
    return [
        Area(level=Level(each.level), key=each.key) for each in by.grants if each.level in levels
    ]


def known_areas(by: Actor) -> Mapping[str, str]:
    """What may be written for the areas somebody keeps -> their names."""
    known = districts()
    areas = [Area(level=Level.FEDERATION, key="DE")]
    areas += [Area(level=Level.LAND, key=key) for key in known.laender]
    areas += [Area(level=Level.KREIS, key=key) for key in known.kreise]
    areas += [Area(level=Level.BEZIRK, key=key) for key in known.bezirke]
    granted = {(grant.level, grant.key) for grant in by.grants}
    return {
        str(area): area_name(area)
        for area in areas
        if not granted.isdisjoint((area.as_key, *area.within))
    }


def lands_in_words() -> Mapping[str, str]:
    known = districts().laender
    in_english = get_language() == "en"
    lands = {key: land.name_en if in_english else land.name for key, land in known.items()}
    return {"DE": _("Nationwide")} | dict(sorted(lands.items(), key=lambda each: each[1]))


def _written(row: AreaRow) -> str:
    return str(area_of(row))


def _row(said: str) -> dict[str, str]:
    try:
        area = read_area(said if ":" in said else _named(said))
    except ValueError:
        raise Unreadable(
            _("“%(said)s” is no area we know. Write its name or, for example, kreis:09564.")
            % {"said": said[:60]}
        ) from None
    in_row = short_bezirk(area.key) if area.level is Level.BEZIRK else area.key
    return {"level": area.level.value, "key": in_row}


def _named(said: str) -> str:
    """The one area of this name or key, as routing writes it. Raises ValueError for none or several.

    "Nürnberg (09564)" is how our own pages name it.
    """
    known = districts()
    key = said.rpartition("(")[2].removesuffix(")").strip()
    if key in known.kreise:
        return f"kreis:{key}"
    if key in known.bezirke:
        return f"bezirk:{key}"
    found = [
        f"land:{land.key}" for land in known.laender.values() if said in (land.name, land.name_en)
    ]
    found += [f"kreis:{kreis.ags}" for kreis in known.kreise.values() if said == kreis.name]
    found += [f"bezirk:{each.key}" for each in known.bezirke.values() if said == each.name]
    if said in LAND_OF_AGS.values():
        found = [f"land:{said}"]
    if len(found) != 1:
        raise ValueError(said)
    return found[0]


def areas_written(said: str) -> list[dict[str, str]]:
    """The area that an address names, as a row says it; none where it names none we know."""
    try:
        return [_row(said)] if said else []
    except Unreadable:
        return []
