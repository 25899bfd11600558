"""The form with which a Land begins its concept, or a district its annex."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from obhut.concepts.enums import ConceptKind
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.tailoring import newest_of
from obhut.concepts.queries.texts import ConceptSeen, areas_to_begin, concept_for
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Fault, Faulty, NotAllowed
from obhut.kernel.routing.places import Area
from obhut.web.accounts.words import area_in_words
from obhut.web.finder.words import said
from obhut.web.keeping.words import fault_in_words

FIELDS = ("area", "title_de", "title_en", "owner")
WHICH = Fault(
    where="",
    field="area",
    de="Bitte ein Gebiet aus der Liste wählen.",
    en="Please choose an area from the list.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What can be chosen, and what was filled in."""

    template: ConceptSeen
    base: UUID
    number: int
    areas: tuple[Area, ...]
    held: Mapping[str, str]

    def meant(self) -> tuple[Area, dict[str, str]]:
        """Raises Faulty for an area that was not offered."""
        chosen = next((each for each in self.areas if str(each) == self.held["area"]), None)
        if chosen is None:
            raise Faulty((WHICH,))
        return chosen, {name: self.held[name] for name in FIELDS[1:]}

    def told(self, faults: Iterable[Fault] = ()) -> dict[str, Any]:
        named = [
            (str(each), area_in_words(each.level.value, each.key), str(each) == self.held["area"])
            for each in self.areas
        ]
        return {
            "template": said(self.template.title),
            "number": self.number,
            "of_a_land": self.template.kind is ConceptKind.TEMPLATE,
            "areas": sorted(named, key=lambda each: each[1]),
            "held": self.held,
            "errors": {each.field: fault_in_words(each) for each in faults},
        }


def form(by: Actor, template: str, post: Mapping[str, str]) -> Form:
    """Raises NoSuchEdition, and NotAllowed where there is nothing to begin."""
    found = concept_for(by, template)
    newest = newest_of(template)
    if newest is None:
        raise NoSuchEdition("Nothing of this text is in force.")
    areas = areas_to_begin(by, template)
    if not areas:
        raise NotAllowed(
            _(
                "You keep no area that could begin here: it has a concept already, or lies elsewhere."
            )
        )
    held = {name: post.get(name, "") for name in FIELDS}
    if len(areas) == 1 and not held["area"]:
        held["area"] = str(areas[0])
    return Form(template=found, base=newest.id, number=newest.number, areas=areas, held=held)
