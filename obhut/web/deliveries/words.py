"""Words of deliveries: what fates, states, fields and values are called on a page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from obhut.directory.enums import DeliveryState
from obhut.directory.queries.places import districts
from obhut.kernel.mechanism.delivered.columns import BY_NAME, COLUMNS, Column
from obhut.kernel.mechanism.delivered.weighing import Fate
from obhut.kernel.mechanism.delivered.words import KINDS, MINORS
from obhut.kernel.mechanism.desks import whole_bezirk
from obhut.kernel.mechanism.directory import SERVICE_POINTS
from obhut.web.finder.words import in_english

STATES = {
    DeliveryState.DRAFT.value: gettext_lazy("Draft"),
    DeliveryState.ACTIVATED.value: gettext_lazy("Activated"),
    DeliveryState.REFUSED.value: gettext_lazy("Refused"),
    DeliveryState.WITHDRAWN.value: gettext_lazy("Withdrawn"),
}
SHOWN = {
    "faulty": gettext_lazy("Faulty"),
    "undecided": gettext_lazy("To be decided"),
    Fate.CHANGED.value: gettext_lazy("Changed"),
    Fate.ADDED.value: gettext_lazy("New"),
    Fate.REMOVED.value: gettext_lazy("Removed"),
    Fate.UNCHANGED.value: gettext_lazy("Unchanged"),
}
"""What the lines of a delivery are sorted by, in the order in which one works through them."""
FIELDS = {
    "lands": gettext_lazy("Länder"),
    "address": gettext_lazy("Address"),
    "confidence": gettext_lazy("Seen where"),
    "further_sources": gettext_lazy("Further sources"),
}
"""Fields that are no column of their own."""
VALUES = {
    "page": gettext_lazy("on its own page"),
    "secondary": gettext_lazy("in a list of others"),
    "not_seen": gettext_lazy("not known"),
    "always": gettext_lazy("around the clock"),
}
CHOICES = {word.value: word for word in (*KINDS, *MINORS)}


def column_name(column: Column) -> str:
    return column.en if in_english() else column.de


def column_explained(column: Column) -> str:
    return column.says_en if in_english() else column.says_de


def field_name(file: str, field: str) -> str:
    """As its column is called; the key of a technical field stays a key."""
    if field in FIELDS:
        return str(FIELDS[field])
    wanted = "service_point" if file == SERVICE_POINTS else "desk"
    for column in COLUMNS:
        if column.field == field and column.of == wanted:
            return column_name(column)
    return column_name(BY_NAME[field]) if field in BY_NAME else field


def value_in_words(value: Any, functions: Mapping[str, str]) -> str:
    """What stands in a field, for people."""
    match value:
        case None | [] | "":
            return "–"
        case list():
            return "; ".join(value_in_words(each, functions) for each in value)
        case dict():
            return _said_in(value)
        case bool():
            return _word("yes" if value else "no", {})
        case _:
            return _word(str(value), functions)


def _said_in(value: Mapping[str, Any]) -> str:
    """An area, opening hours, or words in two languages."""
    match value:
        case {"level": level, "key": key}:
            return area_in_words(str(level), str(key))
        case {"state": state, **hours}:
            text = hours.get("text")
            return _said_in(text) if text else str(VALUES.get(state, state))
        case _:
            return str(value.get("en" if in_english() else "de", ""))


def _word(value: str, functions: Mapping[str, str]) -> str:
    if value in functions:
        return functions[value]
    if value in CHOICES:
        return CHOICES[value].en if in_english() else CHOICES[value].de
    return str(VALUES.get(value, value))


def area_in_words(level: str, key: str) -> str:
    known = districts()
    match level:
        case "kreis" if key in known.kreise:
            return f"{known.kreise[key].name} ({key})"
        case "land" if key in known.laender:
            land = known.laender[key]
            return land.name_en if in_english() else land.name
        case "bezirk" if (whole := whole_bezirk(key)) in known.bezirke:
            return f"{known.laender[whole[:5]].name}-{known.bezirke[whole].name}"
        case _:
            return key
