"""Who may work on which concept: whoever keeps the area it holds for."""

from django.utils.translation import gettext as _

from obhut.concepts.enums import ApprovedHow, ConceptKind
from obhut.concepts.models import Concept
from obhut.directory.policies import desks_held
from obhut.directory.queries.desks import service_point_of
from obhut.kernel.actor import Actor, Role
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Force, Freedom
from obhut.kernel.mechanism.row_areas import areas_of
from obhut.kernel.refusals import NotAllowed, allowed
from obhut.kernel.routing.places import Area, Level

EDITORS = {
    Level.FEDERATION: frozenset({Role.FEDERAL_EDITOR}),
    Level.LAND: frozenset({Role.LAND_COORDINATION}),
}
"""On narrower levels: whoever keeps the district, or coordinates its Land."""
OF_A_DISTRICT = frozenset({Role.DISTRICT_KEEPER, Role.LAND_COORDINATION})
FLOORS: dict[ConceptKind, frozenset[Level]] = {
    ConceptKind.TEMPLATE: frozenset({Level.LAND}),
    ConceptKind.LAND: frozenset({Level.KREIS, Level.BEZIRK}),
    ConceptKind.ANNEX: frozenset(),
    ConceptKind.AGREEMENT: frozenset(),
}
"""From which kind of concept areas of which level derive: three floors, one mechanism."""


def check_may_edit(concept: Concept, by: Actor) -> None:
    """Drafting, tailoring, merging, putting in force. Raises NotAllowed."""
    check_may_keep_texts_of(Area(level=Level(concept.level), key=concept.area), by)


def check_may_keep_texts_of(area: Area, by: Actor) -> None:
    """Raises NotAllowed unless the texts of this area are theirs to write."""
    if not _has(area, by, EDITORS.get(area.level, OF_A_DISTRICT)):
        raise NotAllowed(_("Only who keeps %(area)s may work on this text.") % {"area": area.key})


def check_may_derive(template: Concept, area: Area, by: Actor) -> None:
    """A Land from the federal template, a Kreis or Bezirk from its Land. Raises NotAllowed."""
    check_may_keep_texts_of(area, by)
    if area.level not in FLOORS[ConceptKind(template.kind)]:
        raise NotAllowed(
            _("A Land derives from the federal template, a Kreis or Bezirk from its Land.")
        )
    if (Level(template.level), template.area) not in area.within:
        raise NotAllowed(_("This area does not lie where that text holds."))
    if template.withdrawn_at is not None:
        raise NotAllowed(
            _(
                "This template was withdrawn. Nobody derives from it any more; what was derived stays."
            )
        )


def check_may_approve(concept: Concept, approver: str, how: ApprovedHow, by: Actor) -> None:
    """What a paper says is entered by who works on the text; here signs only who holds such a desk.

    Raises NotAllowed.
    """
    if how is not ApprovedHow.HERE:
        check_may_edit(concept, by)
    elif not any(_is_desk_of(desk, approver, concept) for desk in desks_held(by)):
        raise NotAllowed(_("Here signs only who holds a desk of this function in this area."))


def _is_desk_of(desk: str, function: str, concept: Concept) -> bool:
    rows = service_point_of(desk)
    if rows is None or rows[0].function != function:
        return False
    area = (Level(concept.level), concept.area)
    return any(area in (each.as_key, *each.within) for each in areas_of(rows[0]))


def may_edit(concept: Concept, by: Actor) -> bool:
    return allowed(check_may_edit, concept, by)


def may_read_drafts(concept: Concept, by: Actor) -> bool:
    """Its editors, whoever reads in that area or in one around it, and who is asked to approve."""
    area = Area(level=Level(concept.level), key=concept.area)
    reads = _has(area, by, frozenset({Role.READER, *OF_A_DISTRICT}))
    return reads or may_edit(concept, by) or _is_asked(concept, by)


def _is_asked(concept: Concept, by: Actor) -> bool:
    """Whether they hold a desk of a function that is named to approve of this text."""
    named = [each["key"] for each in concept.approvers]
    return any(_is_desk_of(desk, each, concept) for desk in desks_held(by) for each in named)


def is_locked(base: Node) -> bool:
    """A node of the template that nobody who derives from it may touch: law, or fixed."""
    return base.freedom is Freedom.FIXED or base.force is Force.LAW


def check_tailoring(base: Node, new: Node | None, *, stays: bool = True) -> None:
    """What a derived concept may do with a node of its base. None omits it; raises NotAllowed.

    ``stays``: whether it still stands below the same node.
    """
    said = None if new is None else new.model_copy(update={"under": base.under})
    if is_locked(base) and (said != base or not stays):
        raise NotAllowed(
            _("“%(title)s” is fixed by the template: it is neither changed nor moved nor omitted.")
            % {"title": base.title.de}
        )


def _has(area: Area, by: Actor, roles: frozenset[Role]) -> bool:
    around = {area.as_key, *area.within}
    return any((grant.level, grant.key) in around for grant in by.grants if grant.role in roles)
