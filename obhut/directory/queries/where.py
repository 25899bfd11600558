"""From what somebody says about a place to the place or places meant. Refuses, never guesses."""

from dataclasses import dataclass

from obhut.directory.queries.places import (
    countries_of_postcode,
    districts,
    places_of_postcode,
)
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.places import Key, Place, bezirke_of, land_of

KREIS_DIGITS, GEMEINDE_DIGITS, POSTCODE_DIGITS = 5, 8, 5
POSTCODE_DIGITS_ABROAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The places meant, and the Land if it is the same for all of them.

    No place and ``postcode_unknown``: the postcode is not in the data; nothing is guessed.
    """

    places: tuple[Place, ...]
    postcode_unknown: bool = False
    abroad: tuple[str, ...] = ()
    """Neighbouring countries in which the postcode lies. No desk of ours is responsible there."""

    @property
    def land(self) -> str | None:
        laender = {place.land for place in self.places}
        return laender.pop() if len(laender) == 1 else None

    @property
    def areas(self) -> tuple[Key, ...]:
        """The areas in which all places meant lie, the narrowest first; at the least the federation."""
        first, *others = self.places or (Place(),)
        return tuple(key for key in first.keys if all(key in each.keys for each in others))

    @property
    def kreise(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.kreis for place in self.places if place.kreis))


def where(*, land: str = "", ags: str = "", bezirk: str = "", postcode: str = "") -> Where:
    """The places meant by a Land, an AGS (5 or 8 digits), a Bezirk, a postcode, or none of them.

    Raises Faulty with field, reason and what would be right.
    """
    if len(postcode) == POSTCODE_DIGITS_ABROAD and (abroad := countries_of_postcode(postcode)):
        return Where(places=(), postcode_unknown=True, abroad=abroad)
    if faults := (*_land_faults(land), *_ags_faults(ags), *_postcode_faults(postcode)):
        raise Faulty(faults)
    kreise = tuple(found.kreis for found in places_of_postcode(postcode)) if postcode else ()
    named = _land_named(land, ags, kreise)
    if faults := (
        *_ags_elsewhere(land, ags),
        *_bezirk_faults(named, bezirk),
        *_postcode_elsewhere(land, ags, postcode, kreise),
    ):
        raise Faulty(faults)
    return _where(named, ags, bezirk, postcode, kreise)


def _only_kreis(land: str) -> str | None:
    """The Kreis that a Land is, as Berlin and Hamburg are: who names the one has named the other."""
    kreise = [row.ags for row in districts().kreise.values() if row.land == land]
    return kreise[0] if len(kreise) == 1 else None


def _land_named(land: str, ags: str, kreise: tuple[str, ...]) -> str:
    """The Land that was named, or that follows from the Kreis, or from a postcode in one Land alone."""
    laender = {land} if land else set(map(land_of, (ags,) if ags else kreise))
    return laender.pop() if len(laender) == 1 else ""


def _where(land: str, ags: str, bezirk: str, postcode: str, kreise: tuple[str, ...]) -> Where:
    """``kreise``: those in which the postcode lies."""
    chosen = Place(
        land=land or None,
        kreis=ags if len(ags) == KREIS_DIGITS else _only_kreis(land) if not ags else None,
        gemeinde=ags if len(ags) == GEMEINDE_DIGITS else None,
        bezirk=bezirk or None,
    )
    if not postcode:
        return Where(places=(chosen,))
    meant = [
        kreis
        for kreis in kreise
        if (chosen.land or land_of(kreis)) == land_of(kreis) and (chosen.kreis or kreis) == kreis
    ]
    if not meant:
        fallback = () if chosen.is_empty else (chosen,)
        return Where(places=fallback, postcode_unknown=True)
    return Where(
        places=tuple(
            Place(kreis=kreis, gemeinde=chosen.gemeinde, bezirk=chosen.bezirk, postcode=postcode)
            if chosen.gemeinde or chosen.bezirk
            else Place(kreis=kreis, postcode=postcode)
            for kreis in meant
        )
    )


def _land_faults(land: str) -> list[Fault]:
    known = districts().laender
    if not land or land in known:
        return []
    return [_fault("land", land, ", ".join(known), ", ".join(known))]


def _ags_faults(ags: str) -> list[Fault]:
    if not ags:
        return []
    if not ags.isascii() or not ags.isdigit() or len(ags) not in (KREIS_DIGITS, GEMEINDE_DIGITS):
        return [
            _fault(
                "ags",
                ags,
                "5 Ziffern (Kreis) oder 8 Ziffern (Gemeinde), auch führende Nullen",
                "5 digits (Kreis) or 8 digits (Gemeinde), leading zeros too",
            )
        ]
    if ags[:KREIS_DIGITS] not in districts().kreise:
        return [_fault("ags", ags, "ein Schlüssel der 400 Kreise", "a key of the 400 Kreise")]
    return []


def _postcode_faults(postcode: str) -> list[Fault]:
    shape = postcode.isascii() and postcode.isdigit() and len(postcode) == POSTCODE_DIGITS
    if not postcode or (shape and postcode >= "01000"):
        return []
    return [
        _fault(
            "postcode",
            postcode,
            "5 Ziffern, auch die führende Null, ab 01000",
            "5 digits, the leading zero too, from 01000",
        )
    ]


def _ags_elsewhere(land: str, ags: str) -> list[Fault]:
    if not land or not ags or land_of(ags) == land:
        return []
    return [_elsewhere("ags", ags, {land_of(ags)}, land)]


def _postcode_elsewhere(land: str, ags: str, postcode: str, kreise: tuple[str, ...]) -> list[Fault]:
    """A postcode we know, and know elsewhere. Whoever is sure of the place leaves the postcode out."""
    if not kreise:
        return []
    laender = set(map(land_of, kreise))
    if land and land not in laender:
        return [_elsewhere("postcode", postcode, laender, land)]
    if ags and ags[:KREIS_DIGITS] not in kreise:
        known = districts().kreise
        there = ", ".join(sorted(known[kreis].name for kreis in kreise))
        here = known[ags[:KREIS_DIGITS]].name
        return [_lies_elsewhere("postcode", postcode, (there, there), (here, here))]
    return []


def _bezirk_faults(land: str, bezirk: str) -> list[Fault]:
    known = [area.key[-2:] for area in bezirke_of(land)]
    if not bezirk or bezirk in known:
        return []
    if known:
        return [_fault("bezirk", bezirk, f"01 bis {known[-1]}", f"01 to {known[-1]}")]
    return [
        _fault(
            "bezirk",
            bezirk,
            "ein Bezirk nur in Berlin oder Hamburg, mit land=DE-BE oder land=DE-HH",
            "a Bezirk in Berlin or Hamburg only, with land=DE-BE or land=DE-HH",
        )
    ]


def _elsewhere(field: str, given: str, there: set[str], here: str) -> Fault:
    """It lies in other Länder than the one that was named."""
    known = districts().laender
    names = sorted((known[land].name, known[land].name_en) for land in there)
    de, en = (", ".join(name) for name in zip(*names, strict=True))
    return _lies_elsewhere(field, given, (de, en), (known[here].name, known[here].name_en))


def _lies_elsewhere(field: str, given: str, there: tuple[str, str], here: tuple[str, str]) -> Fault:
    return Fault(
        where="query",
        field=field,
        de=f"{given} gehört zu {there[0]}, nicht zu {here[0]}. Eine der beiden Angaben ist falsch.",
        en=f"{given} belongs to {there[1]}, not to {here[1]}. One of the two entries is wrong.",
    )


def _fault(field: str, given: str, right_de: str, right_en: str) -> Fault:
    shown = given[:40]
    return Fault(
        where="query",
        field=field,
        de=f"„{shown}“ passt hier nicht. Möglich: {right_de}.",
        en=f'"{shown}" does not fit here. Possible: {right_en}.',
    )
