"""What is to be mended in the areas somebody keeps, and at the desks they hold.

The same rules as everywhere; only the places and the desks are one's own. What was found is kept
until a row, the edition or the day changes.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from obhut.concepts.queries import areas_with_own_text, edition_in_force, mark_of_editions
from obhut.directory.policies import READERS, desks_held
from obhut.directory.queries.desks import desks_in_force
from obhut.directory.queries.places import ActiveDirectory, active_directory, land_of_each_district
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.routing.places import Area, Key, Level
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import RULES_OF_DESKS, verify
from obhut.knowledge.queries import in_force, mechanism_of


class Lack(StrEnum):
    """What is the matter with an entry, as whoever keeps it sorts their work."""

    MISSING = "missing"
    UNSTAFFED = "unstaffed"
    CONTRADICTORY = "contradictory"
    STALE = "stale"
    UNCONFIRMED = "unconfirmed"


LACK_OF = {
    "every-desk-is-staffed": Lack.UNSTAFFED,
    "no-unstaffed-desk-is-alone": Lack.UNSTAFFED,
    "no-desk-hangs-on-one-person": Lack.UNSTAFFED,
    "no-mailbox-is-a-persons": Lack.CONTRADICTORY,
    "contacts-are-fresh": Lack.STALE,
    "every-desk-confirmed-itself": Lack.UNCONFIRMED,
}
"""By rule; whatever is not named here is missing."""
IN_EACH_PLACE = ("every-function-has-a-desk", "every-function-has-its-own-desk")
"""Mended place by place, so told place by place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMend:
    """A finding of one's own area. ``desk`` or ``function`` says where it is mended."""

    lack: Lack
    finding: Finding
    desk: str = ""
    function: str = ""
    place: str = ""
    """As the verifier names it: DE, DE-BY, DE-BE-04, 09564; empty where it is about several."""


def to_mend_for(by: Actor, *, at: datetime) -> tuple[ToMend, ...]:
    """What the verifier finds there, the heaviest first. Raises NothingInForce."""
    areas = frozenset(
        (Level(grant.level), grant.key) for grant in by.grants if grant.role in READERS
    )
    in_force()
    own, held = _own_desks(active_directory(), areas), desks_held(by)
    return tuple(
        each
        for each in _to_mend(mark_of_editions(), active_directory(), day_of(at), areas)
        if not each.desk or each.desk in own or each.desk in held
    )


@lru_cache(maxsize=64)
def _own_desks(_directory: ActiveDirectory | None, areas: frozenset[Key]) -> frozenset[str]:
    """Desks that work in one of these areas, or in a part of it."""
    return frozenset(
        desk.key
        for desk in desks_in_force()
        if any(not areas.isdisjoint((area.as_key, *area.within)) for area in desk.areas)
    )


@lru_cache(maxsize=64)
def _to_mend(
    _editions: str, _directory: ActiveDirectory | None, today: date, areas: frozenset[Key]
) -> tuple[ToMend, ...]:
    findings = dict.fromkeys(
        finding
        for edition, within in _texts_of(areas).items()
        for finding in verify(_review(edition, within, today), RULES_OF_DESKS)
    )
    found = (each for finding in findings for each in _each(finding))
    order = list(Weight)
    return tuple(sorted(found, key=lambda each: order.index(each.finding.weight)))


def _texts_of(areas: frozenset[Key]) -> dict[UUID, frozenset[Key]]:
    """Each text that speaks somewhere in these areas, and for which part of them."""
    found: dict[UUID, frozenset[Key]] = {} if areas else {in_force().edition.id: areas}
    for area in areas:
        for part in (area, *areas_with_own_text(area)):
            around = Area(level=Level(part[0]), key=part[1]).within
            if edition := edition_in_force((part, *around)):
                found[edition.id] = found.get(edition.id, frozenset()) | {part}
    return found


def _review(edition: UUID, within: frozenset[Key], today: date) -> Review:
    return Review(
        mechanism=mechanism_of(edition),
        desks=desks_in_force(),
        districts=land_of_each_district(),
        today=today,
        within=within,
        besides=frozenset().union(*map(areas_with_own_text, within)),
    )


def _each(finding: Finding) -> tuple[ToMend, ...]:
    facts = dict(finding.facts)
    lack = LACK_OF.get(finding.rule, Lack.MISSING)
    if lack is Lack.STALE and finding.weight is Weight.TELLS:
        lack = Lack.UNCONFIRMED
    if finding.rule not in IN_EACH_PLACE:
        place = facts.get("places", "") if facts.get("count") == "1" else ""
        desk, function = facts.get("desk", ""), facts.get("function", "")
        return (ToMend(lack=lack, finding=finding, desk=desk, function=function, place=place),)
    return tuple(
        ToMend(lack=lack, finding=_there(finding, place), function=facts["function"], place=place)
        for place in facts["places"].split(", ")
    )


def _there(finding: Finding, place: str) -> Finding:
    facts = dict(finding.facts) | {"count": "1", "places": place}
    return replace(finding, facts=tuple(facts.items()))
