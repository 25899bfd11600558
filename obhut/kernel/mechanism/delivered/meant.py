"""Which rows of the directory a line means, and what it says of each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from obhut.kernel.mechanism.delivered.areas import NamedAreas
from obhut.kernel.mechanism.delivered.columns import BY_NAME, TEXTS, Of
from obhut.kernel.mechanism.delivered.said import Wrong, as_key
from obhut.kernel.mechanism.delivered.tables import CellPlace
from obhut.kernel.mechanism.desks import whole_bezirk
from obhut.kernel.routing.places import LAND_OF_AGS

KIND_OF_FUNCTION = {
    "youth-office": "youth_office",
    "state-youth-office": "state_youth_office",
    "police": "police",
    "helpline": "helpline",
    "emergency-call": "emergency",
}
Areas = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBefore:
    """What must be known to understand a line: functions, districts, the desks there are."""

    functions: Mapping[str, tuple[str, ...]]
    """Key -> what it is called."""
    areas: NamedAreas
    desks: Mapping[tuple[str, Areas], tuple[str, ...]] = field(default_factory=dict)
    """Function and areas -> keys of the desks that do this there."""
    points: Mapping[str, str] = field(default_factory=dict)
    """Key of a desk -> key of its service point."""
    source: str
    delivered_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a line says of one row."""

    key: str
    fields: Mapping[str, Any]
    """None: it is to go. What is not here stays as it is."""
    if_new: Mapping[str, Any]
    places: Mapping[str, CellPlace]
    """Field -> the cell that says it, or would."""


def rows_meant(
    values: Mapping[str, Any], at: Mapping[str, CellPlace], known: KnownBefore
) -> tuple[Said | None, Said | None]:
    """The desk and its institution; None where it cannot be said which. Raises Wrong: which one?"""
    function, areas = values.get("function"), values.get("areas")
    key = values.get("key") or _present_desk(function, areas, known)
    if not key and function and areas:
        key = as_key("-".join([function, *(area["key"] for area in areas)]))
    if not key:
        return None, None
    point = values.get("service_point") or known.points.get(key)
    if not point and areas and values.get("name"):
        point = as_key(f"{areas[0]['key']}-{values['name']}")
    if not point:
        return None, None
    of_desk = {name: each for name, each in values.items() if BY_NAME[name].of is Of.DESK}
    of_point = {name: each for name, each in values.items() if BY_NAME[name].of is Of.POINT}
    of_desk.pop("key", None)
    return (
        Said(
            key=key,
            fields=_texts(of_desk | {"service_point": point}),
            if_new={"why": _as_delivered(known.source)},
            places=_places(at, Of.DESK),
        ),
        Said(
            key=point,
            fields=_texts(_with_address(of_point)),
            if_new=_of_a_new_point(function or "", areas or [], known)
            | ({"emails": [values["mailbox"]]} if values.get("mailbox") else {}),
            places=_places(at, Of.POINT),
        ),
    )


def _present_desk(function: str | None, areas: Any, known: KnownBefore) -> str:
    """The one desk that does this here already; empty where there is none."""
    if not function or not areas:
        return ""
    there = frozenset((area["level"], area["key"]) for area in areas)
    found = known.desks.get((function, there), ())
    if len(found) > 1:
        listed = ", ".join(found)
        raise Wrong(
            f"Das tun hier mehrere Stellen. Bitte den Schlüssel der Stelle eintragen: {listed}.",
            f"Several desks do this here. Please enter the key of the desk: {listed}.",
        )
    return found[0] if found else ""


def _places(at: Mapping[str, CellPlace], of: Of) -> dict[str, CellPlace]:
    """Of several columns of one field, the first."""
    found: dict[str, CellPlace] = {}
    for name, place in at.items():
        if BY_NAME[name].of is of:
            found.setdefault(BY_NAME[name].field, place)
    return found


def _with_address(values: Mapping[str, Any]) -> dict[str, Any]:
    """Street, postcode and town are one address; the town stands for itself too."""
    fields = {name: value for name, value in values.items() if name not in ("street", "postcode")}
    if values.get("street", "") is None:
        return fields | {"address": None}
    street, postcode, city = (values.get(name) or "" for name in ("street", "postcode", "city"))
    town = " ".join(filter(None, (postcode, "" if city and city in street else city)))
    if street or postcode:
        fields["address"] = ", ".join(filter(None, (street, town)))
    return fields


def _texts(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {"de": value} if name in TEXTS and value is not None else value
        for name, value in values.items()
    }


def _as_delivered(source: str) -> dict[str, str]:
    return {"de": f"So geliefert: {source}.", "en": f"As delivered: {source}."}


def _of_a_new_point(
    function: str, areas: list[dict[str, str]], known: KnownBefore
) -> dict[str, Any]:
    said = {
        "lands": list(dict.fromkeys(_land(area) for area in areas)),
        "areas": areas,
        "minors": "not_stated",
        "hours": {"state": "not_seen"},
        "source": known.source,
        "seen": known.delivered_on,
        "confidence": "secondary",
    }
    kind = KIND_OF_FUNCTION.get(function)
    return said | ({"kind": kind} if kind else {})


def _land(area: Mapping[str, str]) -> str:
    match area["level"]:
        case "land":
            return area["key"]
        case "kreis" | "gemeinde":
            return LAND_OF_AGS[area["key"][:2]]
        case "bezirk":
            return whole_bezirk(area["key"])[:5]
        case _:
            return "DE"
