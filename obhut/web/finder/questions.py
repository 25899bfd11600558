"""Which question comes next, and what it offers. Three at most: place, profession, situation."""

from collections.abc import Mapping
from dataclasses import dataclass

from obhut.directory.queries.places import Kreis, districts, has_postcodes, places_of_postcode
from obhut.directory.queries.where import Where
from obhut.kernel.concept.kinds import Level
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.situation import QUESTIONS, Situation
from obhut.kernel.routing.places import KREIS_WITH_BEZIRKE
from obhut.web.finder import words
from obhut.web.finder.asking import PLACE, SITUATION

OWN: dict[str, tuple[str, ...]] = {
    "place": PLACE,
    "profession": ("profession",),
    "situation": SITUATION,
}
"""The three questions, and which answers each of them asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its options. ``optional``: leaving it out is an answer too."""

    name: str
    label: str
    hint: str
    options: tuple[Option, ...]


def asked_again(name: str) -> str:
    """The page a reader goes back to, if there is one of this name; nothing otherwise."""
    return name if name in OWN else ""


def page_of(field: str) -> str:
    """The page that asks for an answer, if one of the three does; nothing otherwise."""
    return next((page for page, own in OWN.items() if field in own), "")


def next_question(query: Mapping[str, str], place: Where | None) -> str:
    """The page that comes next: place, kreis, bezirk, profession, situation, or nothing."""
    if place is None or not any(query.get(name) for name in PLACE):
        return "place"
    if place.postcode_unknown and not query.get("land"):
        return "place"
    if len(place.kreise) > 1 or (not place.kreise and "ags" not in query):
        return "kreis"
    if "bezirk" not in query and bezirke(place):
        return "bezirk"
    if not query.get("profession"):
        return "profession"
    return "" if any(name in query for name in SITUATION) else "situation"


def kept(query: Mapping[str, str], page: str) -> tuple[tuple[str, str], ...]:
    """The answers that travel on with the form: all but those that its page asks for."""
    return tuple(
        (name, value)
        for name, value in query.items()
        if name not in OWN.get(page, ()) and (name != "at" or value)
    )


def laender(query: Mapping[str, str]) -> tuple[Option, ...]:
    english = words.in_english()
    rows = sorted(districts().laender.values(), key=lambda land: land.name)
    return tuple(
        Option(
            value=land.key,
            label=land.name_en if english else land.name,
            chosen=query.get("land") == land.key,
        )
        for land in rows
    )


def kreise(query: Mapping[str, str], place: Where | None) -> tuple[Option, ...]:
    """The Kreise to choose from: those of the postcode, else those of the Land."""
    postcode = query.get("postcode", "")
    if postcode and place and len(place.kreise) > 1:
        names = {found.kreis: found.places for found in places_of_postcode(postcode)}
        return tuple(
            Option(value=ags, label=f"{_name(ags)}: {', '.join(names[ags])}")
            for ags in place.kreise
        )
    land = query.get("land", "")
    rows: list[Kreis] = [row for row in districts().kreise.values() if row.land == land]
    return tuple(
        Option(value=row.ags, label=row.name) for row in sorted(rows, key=lambda row: row.name)
    )


def bezirke(place: Where) -> tuple[Option, ...]:
    """The Bezirke that the one Kreis of a place is divided into, as far as the files name them."""
    land = place.land or ""
    if place.kreise != (KREIS_WITH_BEZIRKE.get(land),):
        return ()
    rows = [row for row in districts().bezirke.values() if row.key.startswith(f"{land}-")]
    return tuple(Option(value=row.key[-2:], label=row.name) for row in rows)


def professions(query: Mapping[str, str], mechanism: Mechanism) -> tuple[Option, ...]:
    rows = mechanism.professions.values()
    return tuple(
        Option(
            value=row.key,
            label=words.said(row.node.title),
            chosen=query.get("profession") == row.key,
        )
        for row in rows
    )


def functions(query: Mapping[str, str], mechanism: Mechanism) -> tuple[Option, ...]:
    """Functions a desk may staff; those chosen for a single child are none."""
    rows = mechanism.functions.values()
    return tuple(
        Option(
            value=row.key,
            label=words.said(row.node.title),
            chosen=query.get("function") == row.key,
        )
        for row in rows
        if row.facts.level is not Level.CASE
    )


def situation_questions(query: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions on the situation, with the honest answer "not known" chosen beforehand."""
    unanswered = Situation(profession="")
    return tuple(
        Question(
            name=name,
            label=str(words.QUESTIONS[name]),
            hint=str(words.HINTS.get(name, "")),
            options=tuple(
                Option(
                    value=value,
                    label=str(words.ANSWERS[name, value]),
                    chosen=value == (query.get(name) or unanswered.answer(name)),
                )
                for value in QUESTIONS[name]
            ),
        )
        for name in words.QUESTIONS
    )


def place_in_words(place: Where) -> str:
    """The place as a person says it: "Nürnberg, Bayern"."""
    known = districts()
    kreise_named = [_name(ags) for ags in place.kreise]
    land = known.laender[place.land].name if place.land else ""
    bezirke_named = [
        known.bezirke[key].name
        for one in place.places
        if (key := f"{one.land}-{one.bezirk}") in known.bezirke
    ]
    narrow = ", ".join(bezirke_named or [name for name in kreise_named if name != land])
    if narrow and land:
        return f"{narrow}, {land}"
    return narrow or land


def knows_postcodes() -> bool:
    return has_postcodes()


def _name(ags: str) -> str:
    return districts().kreise[ags].name
