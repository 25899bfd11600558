"""A Land begins its own concept from the federal template, a district its annex from its Land."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from obhut.audit.actions import record
from obhut.concepts.actions.tailoring.wanting import check_words
from obhut.concepts.actions.writing import write_nodes
from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Concept, Edition
from obhut.concepts.policies import check_may_derive, check_may_edit
from obhut.concepts.queries.editions import PUBLIC, EditionSeen, edition_by_id, frozen_text
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import ImpossibleTransition, NotAllowed, SomebodyWasFaster
from obhut.kernel.routing.places import Area, Level

LONGEST = {"title_de": 300, "title_en": 300, "owner": 200}


@transaction.atomic
def derive(base: UUID, area: Area, said: dict[str, str], *, by: Actor, at: datetime) -> EditionSeen:
    """Begin the concept of this area as a copy of an edition that is or was in force: a draft.

    ``said``: title_de, title_en (may be empty), owner. Raises NoSuchEdition, NotAllowed, Faulty
    with every fault, SomebodyWasFaster where the area has a concept already.
    """
    source = Edition.objects.select_related("concept").filter(pk=base).first()
    if source is None:
        raise NoSuchEdition("There is no such edition.")
    check_may_derive(source.concept, area, by)
    if source.state not in PUBLIC:
        raise NotAllowed(_("One derives from a text that is in force."))
    check_words(said, needed=("title_de", "owner"), longest=LONGEST)
    draft = Edition.objects.create(
        concept=_new_concept(source.concept, area, said),
        number=1,
        base=source,
        state=EditionState.DRAFT,
        made_at=at,
    )
    write_nodes(draft, frozen_text(source.pk))
    facts = {"concept": draft.concept.key, "template": source.concept.key, "number": source.number}
    record("concept derived", subject=str(draft.pk), by=by, at=at, facts=facts)
    return edition_by_id(draft.pk)


def key_of(area: Area) -> str:
    """The key of the concept of an area, as it stands in addresses: "de-by", "kreis-09564"."""
    return f"kreis-{area.key}" if area.level is Level.KREIS else area.key.lower()


@transaction.atomic
def withdraw_template(concept: str, *, by: Actor, at: datetime) -> None:
    """Nobody derives from it any more. What was derived holds on and stays readable."""
    template = _template(concept, by)
    if template.withdrawn_at is not None:
        raise ImpossibleTransition(_("This template was withdrawn already."))
    template.withdrawn_at = at
    template.save(update_fields=["withdrawn_at"])
    record("template withdrawn", subject=concept, by=by, at=at)


@transaction.atomic
def offer_template_again(concept: str, *, by: Actor, at: datetime) -> None:
    """Take the withdrawal back: one may derive from it again."""
    template = _template(concept, by)
    if template.withdrawn_at is None:
        raise ImpossibleTransition(_("This template was not withdrawn."))
    template.withdrawn_at = None
    template.save(update_fields=["withdrawn_at"])
    record("template offered again", subject=concept, by=by, at=at)


def _template(concept: str, by: Actor) -> Concept:
    found = Concept.objects.select_for_update().filter(key=concept).first()
    if found is None:
        raise NoSuchEdition("There is no such concept.")
    check_may_edit(found, by)
    if found.kind not in (ConceptKind.TEMPLATE, ConceptKind.LAND):
        raise NotAllowed(_("Nobody derives from a text of this kind."))
    return found


def _new_concept(template: Concept, area: Area, said: dict[str, str]) -> Concept:
    """Two at once: the second one is told, and finds the concept of the first."""
    kind = ConceptKind.LAND if area.level is Level.LAND else ConceptKind.ANNEX
    try:
        with transaction.atomic():
            return Concept.objects.create(
                key=key_of(area),
                kind=kind,
                level=area.level,
                area=area.key,
                owner=said["owner"].strip(),
                title_de=said["title_de"].strip(),
                title_en=said.get("title_en", "").strip(),
                derived_from=template,
            )
    except IntegrityError:
        raise SomebodyWasFaster(_("This area has a concept already.")) from None
