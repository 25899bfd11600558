"""What the lists may be asked, as the standard has it, and the reading of it. Nothing is passed over."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from obhut.directory.queries.listing import Carrier, Listing, serving
from obhut.directory.queries.search import Wanted, numbers_that_fit
from obhut.directory.queries.where import where
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.exchange.hsds_ids import taxonomy_id
from obhut.kernel.exchange.hsds_objects import TaxonomyTerm
from obhut.kernel.exchange.hsds_terms import TAXONOMIES, Vocabulary
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.searching.folding import words_in
from obhut.kernel.searching.numbers import Numbers
from obhut.web.api.parameters import Parameters, read_query
from obhut.web.hsds.texts import Present

USUAL, MOST, LAST_PAGE = 50, 200, 1_000_000
LONGEST_TEXT = 200
TRUE, FALSE = "true", "false"
A_MOMENT = "2026-11-24T08:00:00Z"
NOT_LISTED = "field"
"""The taxonomy of fields without a place of their own: by these nothing is looked for."""

ID = {"type": "string", "format": "uuid"}
FLAG = {"type": "boolean"}
PAGES: Parameters = {
    "page": ({"type": "integer", "minimum": 1, "maximum": LAST_PAGE}, "Left out: the first"),
    "per_page": (
        {"type": "integer", "minimum": 1, "maximum": MOST},
        f"How many on a page; left out: {USUAL}",
    ),
    "format": (
        {"type": "string", "enum": ["json", "ndjson"]},
        "ndjson: everything that fits, one object a line, without pages",
    ),
    "search": (
        {"type": "string", "maxLength": LONGEST_TEXT},
        "Names, places, topics; spelling need not be exact",
    ),
}
TERMS: Parameters = {
    "taxonomy_term_id": (ID, "Only records that bear this term"),
    "taxonomy_id": (ID, "Only records that bear any term of this taxonomy"),
}
OF_ORGANIZATION: Parameters = {
    "organization_id": (ID, "Only what this organization provides"),
    "modified_after": (
        {"type": "string", "format": "date-time"},
        "Only what changed at this moment or later; without a zone: on a German clock",
    ),
}
MINIMAL = (FLAG, "Only id and last_modified, everything on one page")
FULL = (FLAG, "With all that belongs to them")
FULL_SERVICE = (FLAG, "With all that belongs to their services")
POSTCODE = (
    {"type": "string", "pattern": "^[0-9]{5}$"},
    "Only who works for an area in which this postcode lies; needs postcodes to be imported",
)
SERVICES = PAGES | TERMS | OF_ORGANIZATION | {"minimal": MINIMAL, "full": FULL}
PLACES = PAGES | TERMS | OF_ORGANIZATION | {"full": FULL, "postcode": POSTCODE}
ORGANIZATIONS = PAGES | TERMS | {"full": FULL, "full_service": FULL_SERVICE}
TAXONOMY_LIST = PAGES
TERM_LIST: Parameters = PAGES | {
    "taxonomy_id": (ID, "Only terms of this taxonomy"),
    "top_only": (FLAG, "Only terms without a term above them: ours have none"),
    "parent_id": (ID, "Only terms below this one: ours have none"),
}
NO_DISTANCES = Fault(
    where="query",
    field="proximity",
    de="Entfernungen können wir nicht beantworten: Koordinaten werden nicht geführt.",
    en="Distances cannot be answered: no coordinates are kept.",
)
NO_SUCH_POSTCODE = Fault(
    where="query",
    field="postcode",
    de="Diese Postleitzahl kennen wir nicht; wer dort zuständig ist, lässt sich nicht sagen.",
    en="We do not know this postcode, so it cannot be said who is responsible there.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a list, read and found to fit."""

    query: Mapping[str, str]
    page: int
    per_page: int
    ndjson: bool

    def says(self, flag: str) -> bool:
        return self.query.get(flag) == TRUE

    def id(self, name: str) -> UUID | None:
        return UUID(self.query[name]) if name in self.query else None

    def names(self, *said: str) -> bool:
        """Whether every word that is searched for stands in these names."""
        there = " ".join(word for each in said for word in words_in(each))
        return all(word in there for word in words_in(self.query.get("search", "")))


def read_list(request: HttpRequest, parameters: Parameters) -> Asked:
    """Raises Faulty with every field that does not fit."""
    if "proximity" in request.GET and "postcode" in parameters:
        raise Faulty((NO_DISTANCES,))
    query = read_query(request, parameters)
    faults = tuple(_faults(query, parameters))
    if faults:
        raise Faulty(faults)
    return Asked(
        query=query,
        page=int(query.get("page", 1)),
        per_page=int(query.get("per_page", USUAL)),
        ndjson=query.get("format") == "ndjson",
    )


def wanted_numbers(asked: Asked, kept: Listing, words: Vocabulary) -> Numbers:
    """The service points that fit all that was asked. Raises Faulty."""
    sets = [kept.everything, *_by_term(asked, kept, words)]
    organization = asked.id("organization_id")
    if organization:
        carrier = kept.carriers.get(organization)
        sets.append(carrier.numbers if carrier else Numbers())
    if "modified_after" in asked.query:
        sets.append(kept.changed_since(read_since(asked.query["modified_after"])))
    if asked.query.get("search"):
        sets.append(numbers_that_fit(Wanted(text=asked.query["search"])))
    if "postcode" in asked.query:
        sets.append(_at_postcode(asked.query["postcode"], kept))
    fitting = sets[0]
    for each in sets[1:]:
        fitting &= each
    return fitting


def wanted_carriers(asked: Asked, here: Present) -> list[Carrier]:
    """Carriers by name, and by what the service points bear that they carry."""
    bearing = [*_by_term(asked, here.kept, here.words)]
    return [
        carrier
        for carrier in here.kept.carriers.values()
        if asked.names(carrier.name) and all(carrier.numbers & each for each in bearing)
    ]


def wanted_terms(asked: Asked, words: Vocabulary) -> list[TaxonomyTerm]:
    """Terms of a taxonomy, by name. None has a term above it."""
    taxonomy = asked.id("taxonomy_id")
    if asked.id("parent_id"):
        return []
    return [
        term
        for term in words.terms()
        if asked.names(term.name, term.description)
        if taxonomy is None or (term.taxonomy_detail and term.taxonomy_detail.id == taxonomy)
    ]


def _by_term(asked: Asked, kept: Listing, words: Vocabulary) -> Iterator[Numbers]:
    term, taxonomy = asked.id("taxonomy_term_id"), asked.id("taxonomy_id")
    if term:
        known = next((each for each in words.terms() if each.id == term), None)
        name = _taxonomy_named(known.taxonomy_detail.id) if known and known.taxonomy_detail else ""
        _check_listed(name, "taxonomy_term_id")
        values = kept.bearing.get(name, {})
        yield values.get(known.code or "", Numbers()) if known else Numbers()
    if taxonomy:
        name = _taxonomy_named(taxonomy)
        _check_listed(name, "taxonomy_id")
        either = Numbers()
        for numbers in kept.bearing.get(name, {}).values():
            either |= numbers
        yield either


def _taxonomy_named(own: UUID) -> str:
    return next((name for name in TAXONOMIES if taxonomy_id(name) == own), "")


def _check_listed(name: str, field: str) -> None:
    if name == NOT_LISTED:
        raise Faulty(
            (
                Fault(
                    where="query",
                    field=field,
                    de="Nach diesen Angaben kann man nicht suchen; sie stehen nur bei den Einträgen.",
                    en="By these fields nothing can be looked for; they only stand at the entries.",
                ),
            )
        )


def _at_postcode(postcode: str, kept: Listing) -> Numbers:
    found, either = where(postcode=postcode), Numbers()
    if found.postcode_unknown:
        raise Faulty((NO_SUCH_POSTCODE,))
    for place in found.places:
        either |= serving(place, kept)
    return either


def read_id(said: str) -> UUID:
    """An id as everybody writes it. Raises ValueError."""
    own = UUID(said)
    if str(own) != said.casefold():
        raise ValueError("another way to write it")
    return own


def read_since(said: str) -> datetime:
    """A moment; without a zone on a German clock. Raises ValueError."""
    moment = datetime.fromisoformat(said)
    return moment if moment.tzinfo else moment.replace(tzinfo=GERMANY)


def _faults(query: Mapping[str, str], parameters: Parameters) -> Iterator[Fault]:
    for name, value in query.items():
        fits, de, en = _judged(value, parameters[name][0])
        if not fits:
            yield Fault(
                where="query",
                field=name,
                de=f"„{value[:40]}“ passt hier nicht. Möglich: {de}.",
                en=f'"{value[:40]}" does not fit here. Possible: {en}.',
            )


def _judged(value: str, schema: Mapping[str, Any]) -> tuple[bool, str, str]:
    """Whether it fits, and in German and English what would."""
    fits, de, en = True, "", ""  # a postcode: its own reading says what is wrong with it
    match schema:
        case {"type": "integer", "maximum": most}:
            fits = _is_whole(value) and 1 <= int(value) <= most
            de, en = f"1 bis {most}", f"1 to {most}"
        case {"type": "boolean"}:
            fits, de, en = value in (TRUE, FALSE), "true, false", "true, false"
        case {"enum": allowed}:
            fits, de, en = value in allowed, ", ".join(allowed), ", ".join(allowed)
        case {"maxLength": most}:
            fits, de, en = len(value) <= most, f"bis zu {most} Zeichen", f"up to {most} signs"
        case {"format": "uuid"}:
            fits, de, en = _reads(read_id, value), "eine UUID", "a UUID"
        case {"format": "date-time"}:
            fits, de, en = _reads(read_since, value), A_MOMENT, A_MOMENT
    return fits, de, en


def _is_whole(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len(f"{LAST_PAGE}")


def _reads(reading: Callable[[str], object], value: str) -> bool:
    try:
        reading(value)
    except ValueError:
        return False
    return True
