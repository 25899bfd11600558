"""Our own taxonomies: what HSDS has no field for is said in their terms, so that nothing is lost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from obhut.kernel.concept.texts import Text
from obhut.kernel.exchange.hsds_ids import id_of, taxonomy_id, term_id
from obhut.kernel.exchange.hsds_objects import Attribute, Taxonomy, TaxonomyTerm
from obhut.kernel.mechanism.directory_rows import DeskRow, HoursRow, ServicePointRow

LANGUAGE = "de"
TAXONOMIES: Mapping[str, Text] = {
    "kind": Text(de="Art der Anlaufstelle", en="Kind of service point"),
    "form": Text(de="Form der Ausbeutung", en="Form of exploitation"),
    "minors": Text(de="Berät Minderjährige", en="Advises minors"),
    "professionals": Text(de="Berät Fachkräfte", en="Advises professionals"),
    "land": Text(de="Land", en="Land"),
    "function": Text(de="Funktion im Kooperationsmechanismus", en="Function of the mechanism"),
    "level": Text(de="Gebietsebene", en="Level of an area"),
    "field": Text(de="Angabe, für die HSDS kein Feld hat", en="Field that HSDS has no place for"),
}
CARRIER_NOT_SEEN, WITHHELD = "carrier-not-seen", "withheld"
DESK = "desk."
"""Before the fields of a desk, which are told at its contact."""
Names = Mapping[str, Mapping[str, Text]]
"""Taxonomy -> code -> what it is called."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What our codes and areas are called, in both languages. A code without a name stays a code."""

    names: Names
    areas: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Level and key of an area -> its name."""

    def taxonomies(self) -> tuple[Taxonomy, ...]:
        return tuple(map(_taxonomy, TAXONOMIES))

    def terms(self) -> Iterator[TaxonomyTerm]:
        for taxonomy in TAXONOMIES:
            codes = field_codes() if taxonomy == "field" else self.names.get(taxonomy, {})
            for code in codes:
                yield self.term(taxonomy, code)

    def term(self, taxonomy: str, code: str) -> TaxonomyTerm:
        name = self.names.get(taxonomy, {}).get(code) or Text(de=code, en=code)
        return TaxonomyTerm(
            id=term_id(taxonomy, code),
            code=code,
            name=name.de,
            description=name.en,
            taxonomy=TAXONOMIES[taxonomy].de,
            taxonomy_detail=_taxonomy(taxonomy),
            language=LANGUAGE,
        )

    def about(self, of: UUID, entity: str) -> "Describing":
        return Describing(self, of, entity)


@dataclass(frozen=True, slots=True)
class Describing:
    """An object that attributes are said of."""

    words: Vocabulary
    of: UUID
    entity: str

    def attribute(
        self, taxonomy: str, code: str, *, value: str = "", form: str | None = None
    ) -> Attribute:
        """A term, and a value where the term alone does not say it."""
        return Attribute(
            id=id_of("attribute", str(self.of), taxonomy, code, value),
            link_id=self.of,
            link_entity=self.entity,
            link_type=form,
            label=TAXONOMIES[taxonomy].de,
            value=value or code,
            taxonomy_term=self.words.term(taxonomy, code),
        )


def codes_of(attributes: Iterable[Attribute] | None, taxonomy: str) -> tuple[str, ...]:
    """The codes of one of our taxonomies among attributes, in order; those of others never."""
    return tuple(code for code, _attribute in ours(attributes, taxonomy))


def ours(attributes: Iterable[Attribute] | None, taxonomy: str) -> Iterator[tuple[str, Attribute]]:
    """Attributes whose term is one of ours: its id says so, whatever it is called."""
    for attribute in attributes or ():
        term = attribute.taxonomy_term
        if term is not None and term.code and term.id == term_id(taxonomy, term.code):
            yield term.code, attribute


def field_codes() -> tuple[str, ...]:
    """Every field of our rows that may have to be told in words of ours."""
    of_points = [*_codes(ServicePointRow), CARRIER_NOT_SEEN, WITHHELD]
    return (*of_points, *(f"{DESK}{code}" for code in (*_codes(DeskRow), WITHHELD)))


def _codes(form: type[BaseModel]) -> Iterator[str]:
    for name, said in form.model_fields.items():
        kinds = _kinds(said.annotation)
        if HoursRow in kinds:
            yield from (f"{name}.{code}" for code in _codes(HoursRow))
        elif Text in kinds:
            yield from (f"{name}.de", f"{name}.en")
        else:
            yield said.alias or name


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The type itself, or the types it is one of."""
    return (annotation, *getattr(annotation, "__args__", ()))


def _taxonomy(taxonomy: str) -> Taxonomy:
    name = TAXONOMIES[taxonomy]
    return Taxonomy(id=taxonomy_id(taxonomy), name=name.de, description=name.en)
