"""Areas as people write them in one cell: a key, a name, a postcode, several of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from obhut.kernel.mechanism.delivered.said import Understood, Wrong, shown, values_of
from obhut.kernel.mechanism.delivered.tables import SheetCell
from obhut.kernel.mechanism.desks import short_bezirk, whole_bezirk
from obhut.kernel.routing.places import LAND_OF_AGS, LANDS
from obhut.kernel.searching.folding import folded

AreaSaid = dict[str, str]
FEDERATION = frozenset({"de", "bund", "bundesweit", "deutschland", "germany", "federation"})
BEFORE_A_NAME = re.compile(
    r"^(?:land|freistaat|landkreis|kreis|stadt|kreisfreie stadt|stadtkreis|bezirk|region|lk|sk)\s+",
)
POSTCODE = re.compile(r"(?:plz|postleitzahl|postcode)\s*:?\s*([0-9]{4,5})")
BEZIRK = re.compile(r"de-[a-z]{2}-[0-9]{2}")
KREIS, GEMEINDE = 5, 8
MOST_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAreas:
    """The districts by key and by name."""

    kreise: Mapping[str, str]
    """AGS -> name."""
    by_name: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Folded name -> level and key of every area that bears it."""


def named_areas(
    *, laender: Mapping[str, tuple[str, ...]], kreise: Mapping[str, str], bezirke: Mapping[str, str]
) -> NamedAreas:
    """From key -> names of a Land, key -> name of a Kreis and of a Bezirk."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, names in laender.items():
        for name in dict.fromkeys(names):
            found.setdefault(_plain(name), []).append(("land", key))
    for ags, name in kreise.items():
        for each in _ways_to_say(name):
            found.setdefault(each, []).append(("kreis", ags))
    for key, name in bezirke.items():
        cities = laender.get(whole_bezirk(key)[:5], ())
        for each in dict.fromkeys(map(_plain, (name, *(f"{city} {name}" for city in cities)))):
            found.setdefault(each, []).append(("bezirk", key))
    return NamedAreas(
        kreise=kreise, by_name={name: tuple(dict.fromkeys(each)) for name, each in found.items()}
    )


def areas_of(cell: SheetCell, named: NamedAreas) -> Understood:
    """The areas of a cell, in order. A name that several bear is asked for, never picked."""
    areas: list[AreaSaid] = []
    notes: list[str] = []
    for each in values_of(cell):
        area, restored = _area(each, named)
        areas.append(area)
        if restored:
            notes.append(restored)
    if not areas:
        raise Wrong("Hier fehlt ein Gebiet.", "An area is missing here.")
    unique = [dict(pair) for pair in dict.fromkeys(tuple(area.items()) for area in areas)]
    if not notes:
        return Understood(unique)
    listed = ", ".join(notes)
    return Understood(
        unique,
        f"Die Tabelle hat die führende Null gestrichen; gelesen wird {listed}.",
        f"The spreadsheet has dropped the leading zero; read as {listed}.",
    )


def _area(written: str, named: NamedAreas) -> tuple[AreaSaid, str]:
    """The area, and what was restored of its key."""
    plain = folded(written)
    if plain in FEDERATION:
        return _said("federation", "DE"), ""
    if written.upper() in LANDS:
        return _said("land", written.upper()), ""
    if BEZIRK.fullmatch(plain):
        return _said("bezirk", short_bezirk(plain.upper())), ""
    if postcode := POSTCODE.fullmatch(plain):
        code = postcode[1].zfill(KREIS)
        return _said("postcode", code), code if code != postcode[1] else ""
    if plain.isdigit() and plain.isascii():
        return _numbered(plain, named)
    return _named(written, named), ""


def _numbered(digits: str, named: NamedAreas) -> tuple[AreaSaid, str]:
    whole = digits.zfill(len(digits) + 1) if len(digits) in (KREIS - 1, GEMEINDE - 1) else digits
    restored = whole if whole != digits else ""
    if whole[:KREIS] in named.kreise and len(whole) == KREIS:
        name = named.kreise[whole]
        return _said("kreis", whole), f"{restored} ({name})" if restored else ""
    if whole[:KREIS] in named.kreise and len(whole) == GEMEINDE:
        return _said("gemeinde", whole), restored
    near = _near(digits, named)
    raise Wrong(
        f"Den Schlüssel {shown(digits)} gibt es nicht. Erwartet wird der AGS eines Kreises mit fünf "
        f"Ziffern, auch mit führender Null.{near[0]}",
        f"There is no key {shown(digits)}. The AGS of a Kreis with five digits is expected, the "
        f"leading zero too.{near[1]}",
    )


def _near(digits: str, named: NamedAreas) -> tuple[str, str]:
    """Keys that differ in a single digit."""
    if len(digits) != KREIS or digits[:2] not in LAND_OF_AGS:
        return "", ""
    close = [
        f"{key} ({name})"
        for key, name in named.kreise.items()
        if sum(one != other for one, other in zip(key, digits, strict=True)) == 1
    ]
    if not close or len(close) > MOST_SHOWN:
        return "", ""
    listed = ", ".join(close)
    return f" Ähnlich sind: {listed}.", f" Similar are: {listed}."


def _named(written: str, named: NamedAreas) -> AreaSaid:
    plain = _plain(written)
    found = named.by_name.get(plain) or named.by_name.get(BEFORE_A_NAME.sub("", plain), ())
    if not found:
        raise Wrong(
            f"Das Gebiet „{shown(written)}“ gibt es nicht. Erwartet wird ein AGS (09564), ein Land "
            "(DE-BY), ein Bezirk (DE-BE-04) oder der Name eines Kreises oder Bezirks.",
            f'There is no area "{shown(written)}". An AGS (09564), a Land (DE-BY), a Bezirk '
            "(DE-BE-04) or the name of a Kreis or Bezirk is expected.",
        )
    found = _meant(plain, found) or found
    if len(found) > 1:
        names = {key: f"{key} ({named.kreise[key]})" for _, key in found if key in named.kreise}
        listed = ", ".join(names.get(key, key) for _level, key in found)
        raise Wrong(
            f"„{shown(written)}“ heißen mehrere Gebiete. Bitte den Schlüssel eintragen: {listed}.",
            f'Several areas are called "{shown(written)}". Please enter the key: {listed}.',
        )
    return _said(*found[0])


def _meant(plain: str, found: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Of several with one name those that the word before it names; else the Land before its city."""
    word = plain.partition(" ")[0]
    level = {"bezirk": "bezirk"} | dict.fromkeys(("kreis", "stadt", "landkreis", "lk"), "kreis")
    return tuple(each for each in found if each[0] == level.get(word, "land"))


def _said(level: str, key: str) -> AreaSaid:
    return {"level": level, "key": key}


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", folded(name)))


def _ways_to_say(name: str) -> tuple[str, ...]:
    """Fürth (Stadt) is also said Stadt Fürth; Fürth alone is said of both."""
    base, _, kind = name.partition(" (")
    ways = [_plain(name), BEFORE_A_NAME.sub("", _plain(name))]
    if kind:
        ways += [_plain(f"{kind} {base}"), _plain(base)]
    return tuple(dict.fromkeys(ways))
