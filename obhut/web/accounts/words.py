"""Roles, areas and refusals of accounts, as a person reads them."""

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from obhut.directory.queries.desks import service_point_of
from obhut.directory.queries.places import districts
from obhut.kernel.actor import Grant, Role

ROLES = {
    Role.FEDERAL_EDITOR: gettext_lazy("Federal editor"),
    Role.LAND_COORDINATION: gettext_lazy("Land coordination"),
    Role.DISTRICT_KEEPER: gettext_lazy("District keeper"),
    Role.DESK_HOLDER: gettext_lazy("Holder of a desk"),
    Role.READER: gettext_lazy("Reader"),
}
WHAT_THEY_DO = {
    Role.FEDERAL_EDITOR: gettext_lazy("keeps the federal text, and what serves the federation"),
    Role.LAND_COORDINATION: gettext_lazy("keeps the directory of a Land"),
    Role.DISTRICT_KEEPER: gettext_lazy("keeps the desks of a Kreis or Bezirk"),
    Role.DESK_HOLDER: gettext_lazy("answers for one desk"),
    Role.READER: gettext_lazy("reads what is not public in an area"),
}
FEDERATION = pgettext_lazy("area", "Germany")
REFUSALS = (
    gettext_lazy("One may only grant inside one's own area."),
    gettext_lazy("One may only grant what one has."),
    gettext_lazy("Only whoever keeps an area decides about the people in it."),
    gettext_lazy("Nobody changes their own rights: ask somebody with the same area."),
    gettext_lazy("One may only close the account of somebody in one's own area."),
    gettext_lazy("This account is closed already."),
    gettext_lazy("This was taken back already."),
    gettext_lazy("This invitation is no longer open."),
    gettext_lazy("This page is for other roles than yours."),
)
"""What the room says no with: its sentences are English, and this is where they get their German."""


def grant_in_words(grant: Grant) -> str:
    return f"{ROLES[grant.role]}, {area_in_words(grant.level, grant.key)}"


def area_in_words(level: str, key: str) -> str:
    """The name of an area or a desk; its key where the directory no longer knows it."""
    known = districts()
    match level:
        case "federation":
            return str(FEDERATION)
        case "land" if key in known.laender:
            land = known.laender[key]
            return land.name_en if get_language() == "en" else land.name
        case "kreis" if key in known.kreise:
            return known.kreise[key].name
        case "bezirk" if key in known.bezirke:
            return known.bezirke[key].name
        case "desk" if (rows := service_point_of(key)) is not None:
            point = rows[1]
            return point.name_en or point.name if get_language() == "en" else point.name
    return key
