"""What the verifier finds in a text that is still being written, with the desks as they are.

Of each draft the last verification is kept; after a change only what rests on it is looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from obhut.concepts.queries.editions import EditionSeen, text_seen
from obhut.concepts.queries.in_force import areas_with_own_text
from obhut.directory.queries.desks import desks_in_force
from obhut.directory.queries.places import land_of_each_district
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.references import references
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.mechanism import read_mechanism
from obhut.kernel.routing.places import Key, Level
from obhut.kernel.verifier.about import keys_named, mended_at
from obhut.kernel.verifier.again import Verified, verify_again
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review

MOST = 32
_LAST: dict[UUID, tuple[int, Verified]] = {}
"""Draft -> its revision when it was last verified, and what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtNode:
    """Findings as they concern one node: to be mended there, or at a node that has to do with it."""

    own: tuple[Finding, ...]
    near: tuple[Finding, ...]


def verified(edition: EditionSeen, *, at: datetime) -> Verified:
    """Everything about a text, where it is the one that speaks; the same as from the beginning."""
    kept = _LAST.get(edition.id)
    revision, before = kept or (-1, None)
    same_ground = _same_ground(edition, day_of(at), before)
    if before is not None and same_ground and revision == edition.revision:
        return before
    found = verify_again(_review(edition, day_of(at), same_ground), before)
    _LAST.pop(edition.id, None)
    for oldest in list(_LAST)[: max(0, len(_LAST) + 1 - MOST)]:
        _LAST.pop(oldest, None)
    _LAST[edition.id] = (edition.revision, found)
    return found


def findings_of(edition: EditionSeen, *, at: datetime) -> tuple[Finding, ...]:
    """The heaviest first. Desks count wherever they are; places only within the area."""
    return verified(edition, at=at).findings


def findings_at(edition: EditionSeen, node: Node, *, at: datetime) -> AtNode:
    """Of the text alone: what is wrong with a desk is mended where desks are kept."""
    by_key = text_seen(edition).by_key
    own, near = [], []
    names = {key for _path, _kind, key in references(node)}
    for finding in findings_of(edition, at=at):
        place = mended_at(finding)
        if place == node.key:
            own.append(finding)
        elif finding.weight is not Weight.TELLS and _is_near(finding, node.key, names, by_key):
            near.append(finding)
    return AtNode(own=tuple(own), near=tuple(near))


def counts_by_node(edition: EditionSeen, *, at: datetime) -> Mapping[str, Mapping[Weight, int]]:
    """Key of a node -> how many findings of each weight are to be mended there."""
    found: dict[str, dict[Weight, int]] = {}
    for finding in findings_of(edition, at=at):
        if key := mended_at(finding):
            weights = found.setdefault(key, {})
            weights[finding.weight] = weights.get(finding.weight, 0) + 1
    return found


def _is_near(finding: Finding, key: str, names: set[str], by_key: Mapping[str, Node]) -> bool:
    """Mended at a node that this one names, or that names this one, or the finding names this one."""
    place = mended_at(finding)
    if not place:
        return False
    if place in names or key in keys_named(finding):
        return True
    other = by_key.get(place)
    return other is not None and any(named == key for _path, _kind, named in references(other))


def _review(edition: EditionSeen, today: date, kept: Review | None) -> Review:
    """The text as it is now, beside desks and places that are indexed once as long as they stay."""
    name = f"{edition.id}@{edition.revision}"
    mechanism = read_mechanism(text_seen(edition), known_as=name)
    if kept is not None:
        return kept.of(mechanism)
    return Review(
        mechanism=mechanism,
        desks=desks_in_force(),
        districts=land_of_each_district(),
        today=today,
        within=_within(edition.area),
        besides=areas_with_own_text(edition.area),
    )


def _same_ground(edition: EditionSeen, today: date, before: Verified | None) -> Review | None:
    """The review before, where its desks, places and day are still those of now."""
    if before is None:
        return None
    kept = before.review
    there = (kept.today, kept.within, kept.besides, kept.districts)
    here = (
        today,
        _within(edition.area),
        areas_with_own_text(edition.area),
        land_of_each_district(),
    )
    return kept if there == here and kept.desks == desks_in_force() else None


def _within(area: Key) -> frozenset[Key] | None:
    return None if area[0] is Level.FEDERATION else frozenset({area})
