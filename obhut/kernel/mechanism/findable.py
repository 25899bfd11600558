"""Under which words and by which properties a service point is found. Nothing unsaid is claimed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from obhut.kernel.mechanism.desks import area_of, hours_of, whole_bezirk
from obhut.kernel.mechanism.directory_rows import Districts, ServicePointRow
from obhut.kernel.mechanism.search_words import (
    ENGLISH_PLACES,
    FORM_WORDS,
    KIND_WORDS,
    LANGUAGE_NAMES,
)
from obhut.kernel.routing.hours import OpeningHours
from obhut.kernel.routing.places import FEDERATION_KEY, Level
from obhut.kernel.searching.folding import spelt, words_in

NOT_STATED, WITH_INTERPRETERS, SEVERAL = "not_stated", "interpreters", "several"
NATIONWIDE = "bundesweit Deutschland nationwide Germany"
ON_PAPER_ONLY = ("website", "material", "info", "flyer", "faltblatt", "broschüre")
"""Languages of a website or a leaflet are not those in which somebody is advised."""

INTERPRETERS = ("dolmetsch", "sprachmittl")
MORE_THAN_NAMED = re.compile(r"mehrsprachig|[^\W_] (?:fremd)?sprachen")
FIRST = (
    "specialised_counselling", "youth_emergency", "youth_office", "helpline", "emergency",
    "child_protection_centre", "victim_support", "counselling", "shelter", "police",
    "state_youth_office", "land_authority",
)  # fmt: skip
"""Who is there for a child or a caller stands before those who are there for offices."""

NAMED = (Level.LAND, Level.KREIS)
Names = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a reader may narrow the directory by. "Not stated" is a value of its own."""

    laender: tuple[str, ...]
    """Keys; DE for who works nationwide."""
    minors: str
    professionals: Literal["yes", "no", "not_stated"]
    forms: tuple[str, ...]
    languages: tuple[str, ...]
    hours: OpeningHours
    holidays_of: str


def traits_of(point: ServicePointRow) -> Traits:
    return Traits(
        laender=laender_of(point),
        minors=point.minors,
        professionals=_professionals(point),
        forms=tuple(sorted(set(point.forms))) or (NOT_STATED,),
        languages=languages_in(point.languages.de if point.languages else ""),
        hours=hours_of(point.hours),
        holidays_of=holidays_of(point),
    )


def laender_of(point: ServicePointRow) -> tuple[str, ...]:
    """Where it works, as it says itself and as its areas say."""
    return tuple(sorted({*point.lands, *_laender_of(point)} - {""}))


def holidays_of(point: ServicePointRow) -> str:
    """The Land whose holidays count; DE where it is not one alone."""
    laender = laender_of(point)
    return laender[0] if len(laender) == 1 else FEDERATION_KEY


def _professionals(point: ServicePointRow) -> Literal["yes", "no", "not_stated"]:
    if point.professionals_advised is None:
        return "not_stated"
    return "yes" if point.professionals_advised else "no"


def languages_in(text: str) -> tuple[str, ...]:
    """Codes of the languages that a text names as those of the advice; else "not stated"."""
    said = [part for part in text.casefold().split(";") if not _is_on_paper(part)]
    found = {LANGUAGE_NAMES[word] for part in said for word in _language_words(part)}
    if any(word in part for part in said for word in INTERPRETERS):
        found.add(WITH_INTERPRETERS)
    if any(MORE_THAN_NAMED.search(part) for part in said):
        found.add(SEVERAL)
    return tuple(sorted(found)) or (NOT_STATED,)


def words_of(point: ServicePointRow, names: Names) -> Mapping[str, str]:
    """The folded words under which it is found, as they are spelt. Of one on hold, never its number."""
    return spelt(" \n ".join(_sayings(point, names)))


def names_of(
    *,
    laender: Mapping[str, tuple[str, ...]],
    kreise: Mapping[str, str],
    bezirke: Mapping[str, str],
) -> Names:
    """What the areas of a directory are called: level and key -> names."""
    found: dict[tuple[str, str], tuple[str, ...]] = {
        (Level.FEDERATION, FEDERATION_KEY): (NATIONWIDE,)
    }
    found |= {(Level.LAND, key): names for key, names in laender.items()}
    found |= {(Level.KREIS, key): (name,) for key, name in kreise.items()}
    return found | {(Level.BEZIRK, key): (name,) for key, name in bezirke.items()}


def names_in(districts: Districts) -> Names:
    """The same of the file of districts."""
    return names_of(
        laender={land.key: (land.name, land.name_en) for land in districts.laender},
        kreise={kreis.ags: kreis.name for kreis in districts.kreise},
        bezirke={whole_bezirk(bezirk.key): bezirk.name for bezirk in districts.bezirke},
    )


def words_of_places(names: Names) -> frozenset[str]:
    """Words of the names of Länder and Kreise: no compounds, whatever they contain."""
    places = (each for (level, _), said in names.items() if level in NAMED for each in said)
    return frozenset(word for name in places for word in words_in(name))


def opening_word(weekday: int, minute: int, *, holiday: bool) -> str:
    """The keyword of a stretch of a day in which nobody opens or closes, and where it begins."""
    return f"{weekday}{'h' if holiday else 'o'}{minute:04}"


def in_order(points: list[ServicePointRow]) -> list[ServicePointRow]:
    """First whose number may be shown and who advises minors; then Land by Land, the nearest kinds
    first. Entries of a Land stand together, so that counting them by Land stays cheap.
    """
    return sorted(points, key=_place)


def _place(point: ServicePointRow) -> tuple[object, ...]:
    reachable = bool(point.phones or point.emails) and point.hold is None
    minors = ("yes", "unclear", NOT_STATED, "no").index(point.minors)
    kind = FIRST.index(point.kind) if point.kind in FIRST else len(FIRST)
    return not reachable, minors, tuple(point.lands), kind, point.name, point.key


def _sayings(point: ServicePointRow, names: Names) -> Iterator[str]:
    yield from (point.name, point.name_en or "", point.carrier or "", point.city or "")
    yield KIND_WORDS[point.kind]
    yield from (FORM_WORDS.get(form, form) for form in point.forms)
    if point.target_group:
        yield from (point.target_group.de, point.target_group.en)
    yield from (" ".join(names.get((Level.LAND, land), ())) for land in _laender_of(point))
    areas = [name for area in map(area_of, point.areas) for name in names.get(area.as_key, ())]
    yield from areas
    yield from (
        english
        for german, english in ENGLISH_PLACES.items()
        if german in " ".join([*areas, point.city or ""])
    )
    if point.hold is None:
        yield from point.phones


def _laender_of(point: ServicePointRow) -> Iterator[str]:
    for area in map(area_of, point.areas):
        keys = dict((area.as_key, *area.within))
        yield keys.get(Level.LAND, FEDERATION_KEY if area.level is Level.FEDERATION else "")


def _is_on_paper(part: str) -> bool:
    return any(word in part for word in ON_PAPER_ONLY)


def _language_words(part: str) -> Iterator[str]:
    whole = re.sub(r"serbo-?kroatisch", "serbokroatisch", part)
    return (word for word in re.findall(r"[^\W\d_]+", whole) if word in LANGUAGE_NAMES)
