"""Importing postcodes from a file the user brings (domain: GeoNames, CC BY 4.0)."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from obhut.audit.actions import record
from obhut.directory.actions.generations import activate_generation, next_generation
from obhut.directory.actions.standing_still import active_one, stand_still
from obhut.directory.enums import GenerationOf
from obhut.directory.models import Generation, Postcode
from obhut.directory.queries.places import districts
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.places import LAND_OF_AGS

COLUMNS = {"country": 0, "postcode": 1, "place": 2, "land_code": 4}
"""Places of the columns in both forms: GeoNames' own tab file differs only in its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """How the postcodes of a country are written, and in which districts they lie."""

    code: str
    of: GenerationOf
    postcode: re.Pattern[str]
    district: re.Pattern[str]
    column: int
    """Where the file names the district."""
    fewest: tuple[int, int, int]
    """Of postcodes, districts and Länder or cantons: with fewer a file is not whole."""


COUNTRIES = {
    country.code: country
    for country in (
        Country(
            code="DE",
            of=GenerationOf.POSTCODES,
            postcode=re.compile(r"(?!00)[0-9]{5}"),
            district=re.compile(rf"(?:{'|'.join(LAND_OF_AGS)})[0-9]{{3}}"),
            column=8,
            fewest=(8000, 390, 16),
        ),
        Country(
            code="AT",
            of=GenerationOf.POSTCODES_AT,
            postcode=re.compile(r"[1-9][0-9]{3}"),
            district=re.compile(r"[1-9][0-9]{2}"),
            column=6,
            fewest=(2000, 90, 9),
        ),
        Country(
            code="CH",
            of=GenerationOf.POSTCODES_CH,
            postcode=re.compile(r"[1-9][0-9]{3}"),
            district=re.compile(r"[1-9][0-9]{2,3}"),
            column=6,
            fewest=(3000, 130, 26),
        ),
    )
}
GERMANY = COUNTRIES["DE"]
LAND_DIGITS, DISTRICT_DIGITS = 2, 5
SHOWN = 5
NOTHING_KNOWN = Fault(
    where="import-postcodes",
    field="",
    de="Keine Zeile dieser Datei nennt eine Postleitzahl und einen Kreis. Erwartet wird die Datei "
    "des Landes von GeoNames, für Deutschland DE: Tabulatoren oder Kommas, die Postleitzahl an "
    "zweiter, der Kreis an neunter Stelle (in Österreich und der Schweiz an siebter).",
    en="No line of this file names a postcode and a Kreis. Expected is the country's file of "
    "GeoNames, for Germany DE: tabs or commas, the postcode in the second column, the Kreis in the "
    "ninth (the seventh for Austria and Switzerland).",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a generation of postcodes holds."""

    codes: int
    kreise: int
    laender: int
    in_several_kreise: int
    in_two_laender: int


def counts_of(rows: Iterable[tuple[str, str]]) -> Counts:
    """Counts over pairs of postcode and Kreis."""
    kreise_of: dict[str, set[str]] = {}
    for postcode, kreis in rows:
        kreise_of.setdefault(postcode, set()).add(kreis)
    all_kreise = set().union(*kreise_of.values()) if kreise_of else set()
    return Counts(
        codes=len(kreise_of),
        kreise=len(all_kreise),
        laender=len({_land(kreis) for kreis in all_kreise}),
        in_several_kreise=sum(len(kreise) > 1 for kreise in kreise_of.values()),
        in_two_laender=sum(
            len({_land(kreis) for kreis in kreise}) > 1 for kreise in kreise_of.values()
        ),
    )


def _land(kreis: str) -> str:
    """The Land or canton, as the key of a district begins with it."""
    return kreis[:LAND_DIGITS] if len(kreis) == DISTRICT_DIGITS else kreis[:-LAND_DIGITS]


def present_counts(country: Country = GERMANY) -> Counts:
    """Counts of the generation answered from now; zeros where there is none."""
    rows = Postcode.objects.filter(generation__of=country.of, generation__active=True)
    return counts_of(rows.values_list("postcode", "kreis"))


@transaction.atomic
def import_postcodes(  # noqa: PLR0913 -- which file of which country, from whom, by whom and when
    text: str,
    *,
    source: str,
    licence: str,
    by: Actor,
    at: datetime,
    country: Country = GERMANY,
) -> Counts:
    """Load and activate a generation of postcodes. Raises Faulty, changing nothing, if incomplete."""
    places: dict[tuple[str, str], list[str]] = {}
    for postcode, kreis, place in _ordinary_rows(text, country):
        names = places.setdefault((postcode, kreis), [])
        if place not in names:
            names.append(place)
    counts = counts_of(places)
    _check_complete(counts, country)
    if country is GERMANY:
        _check_kreise(kreis for _postcode, kreis in places)
    digest = hashlib.sha256(text.encode()).hexdigest()
    generation = next_generation(country.of, source=source, digest=digest, at=at, licence=licence)
    Postcode.objects.bulk_create(_rows(generation, places), batch_size=1000)
    generation.counts = {"codes": counts.codes, "kreise": counts.kreise}
    generation.save(update_fields=["counts"])
    activate_generation(generation, by=by, at=at)
    return counts


@transaction.atomic
def go_back_to_postcodes_before(
    *, by: Actor, at: datetime, country: Country = GERMANY
) -> Generation:
    """Answer from the generation before the active one. Raises Faulty where there is none."""
    stand_still(country.of)
    active = active_one(country.of)
    earlier = Generation.objects.filter(of=country.of, active=False)
    before = earlier.filter(number__lt=active.number).last() if active else None
    if before is None:
        raise Faulty(
            (_fault("Es gibt keinen früheren Datenstand.", "There is no earlier generation."),)
        )
    record("postcodes taken back", subject=f"{before.number}", by=by, at=at)
    return activate_generation(before, by=by, at=at)


def _ordinary_rows(text: str, country: Country) -> Iterator[tuple[str, str, str]]:
    """Postcode, Kreis, place. In Germany big customers' and P.O.-box codes carry a number as Land:
    left out.
    """
    tabs = "\t" in text.split("\n", 1)[0]
    rows = csv.reader(
        io.StringIO(text, newline=""),
        delimiter="\t" if tabs else ",",
        quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL,
    )
    try:
        for row in rows:
            if len(row) <= country.column or row[COLUMNS["country"]] != country.code:
                continue
            if country is GERMANY and row[COLUMNS["land_code"]].isdigit():
                continue
            postcode, kreis = row[COLUMNS["postcode"]], row[country.column]
            if country.postcode.fullmatch(postcode) and country.district.fullmatch(kreis):
                yield postcode, kreis, row[COLUMNS["place"]].replace("\0", "")
    except csv.Error as error:
        raise Faulty(
            (
                _fault(
                    f"Zeile {rows.line_num} ist nicht lesbar: {error}.",
                    f"Line {rows.line_num} cannot be read: {error}.",
                ),
            )
        ) from error


def _check_complete(counts: Counts, country: Country) -> None:
    if not counts.codes:
        raise Faulty((NOTHING_KNOWN,))
    faults = []
    codes, kreise, laender = country.fewest
    for found, needed, de, en in (
        (counts.codes, codes, "Postleitzahlen", "postcodes"),
        (counts.kreise, kreise, "Kreise", "Kreise"),
        (counts.laender, laender, "Länder", "Länder"),
    ):
        if found < needed:
            faults.append(
                _fault(
                    f"Die Datei ist unvollständig: {found} {de}, nötig sind mindestens {needed}.",
                    f"The file is incomplete: {found} {en}, at least {needed} are needed.",
                )
            )
    if faults:
        raise Faulty(tuple(faults))


def _check_kreise(named: Iterable[str]) -> None:
    """A postcode in a Kreis that nobody knows would lead to a page about no place."""
    known = districts().kreise
    strange = sorted({kreis for kreis in named if known and kreis not in known})
    if strange:
        shown = ", ".join(strange[:SHOWN]) + (" …" if len(strange) > SHOWN else "")
        raise Faulty(
            (
                _fault(
                    f"Diese Kreise stehen nicht im Verzeichnis: {shown}. Erst das Verzeichnis laden.",
                    f"These Kreise are not in the directory: {shown}. Load the directory first.",
                ),
            )
        )


def _fault(de: str, en: str) -> Fault:
    return Fault(where="import-postcodes", field="", de=de, en=en)


def _rows(generation: Generation, places: dict[tuple[str, str], list[str]]) -> list[Postcode]:
    return [
        Postcode(generation=generation, postcode=postcode, kreis=kreis, places=names)
        for (postcode, kreis), names in places.items()
    ]
