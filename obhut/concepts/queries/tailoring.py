"""What a derived edition does with its template. Computed from the texts; only reasons are stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from obhut.concepts.enums import EditionState
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.models import Edition
from obhut.concepts.queries.deviations import DeviationSeen, deviations_of
from obhut.concepts.queries.editions import (
    WORK_GOES_ON,
    EditionSeen,
    edition_by_id,
    edition_for,
    editions_of,
    tree_seen,
)
from obhut.kernel.actor import Actor
from obhut.kernel.concept.differences import (
    Change,
    NodeDifference,
    NodeStanding,
    changed,
    reading_order,
    standings,
)
from obhut.kernel.concept.nodes import Node

Standings = Mapping[UUID, NodeStanding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tailored:
    """A derived edition beside the edition it was derived from, and the template's newest one."""

    edition: EditionSeen
    base: EditionSeen
    newest: EditionSeen | None
    """What is in force of the template; None where nothing is, be it that it never was."""
    standings: Standings
    behind: Mapping[UUID, Change]
    """What became of nodes in the template since the base, in reading order."""
    reasons: Mapping[UUID, DeviationSeen]

    @property
    def deviating(self) -> tuple[UUID, ...]:
        """Every node that is not inherited, in reading order; what was omitted where it stood."""
        order = reading_order(tree_seen(self.base), tree_seen(self.edition))
        return tuple(node for node in order if self.standings[node] is not NodeStanding.INHERITED)

    @property
    def lacking(self) -> tuple[UUID, ...]:
        """Nodes that deviate and whose reason nobody has written down."""
        return tuple(node for node in self.deviating if node not in self.reasons)

    def count(self, standing: NodeStanding) -> int:
        return sum(each is standing for each in self.standings.values())

    def node(self, node: UUID) -> Node:
        """As it stands in the edition; where it was omitted, as it stands in the base."""
        ours = tree_seen(self.edition).nodes
        return ours[node] if node in ours else tree_seen(self.base).nodes[node]


def tailored_for(by: Actor | None, concept: str, number: int | None = None) -> Tailored:
    """The edition of this number; without one the draft, what waits for its day, or else what is in force.

    Raises NoSuchEdition, also where the text is derived from none.
    """
    if number is not None:
        return tailored(edition_for(by, concept, number).id)
    seen = editions_of(by, concept)
    chosen = next((each for state in WORK_GOES_ON for each in seen if each.state is state), None)
    found = chosen or (seen[0] if seen else None)
    if found is None:
        raise NoSuchEdition("There is no such concept.")
    return tailored(found.id)


def tailored(edition: UUID) -> Tailored:
    """For other rooms, which have asked for the right before. Raises NoSuchEdition."""
    ours = edition_by_id(edition)
    if ours.base is None:
        raise NoSuchEdition("This text is derived from none.")
    base = edition_by_id(ours.base)
    return beside(ours, base, newest_of(base.concept), deviations_of(ours.id))


def beside(
    ours: EditionSeen,
    base: EditionSeen,
    newest: EditionSeen | None,
    reasons: Mapping[UUID, DeviationSeen],
) -> Tailored:
    return Tailored(
        edition=ours,
        base=base,
        newest=newest,
        standings=_standings(base, ours),
        behind=_behind(base, newest) if newest and newest.id != base.id else {},
        reasons=reasons,
    )


def reasons_missing(edition: UUID) -> tuple[Node, ...]:
    """What deviates and lacks its reason, as it stands there; nothing for what is not derived."""
    if edition_by_id(edition).base is None:
        return ()
    found = tailored(edition)
    return tuple(map(found.node, found.lacking))


def newest_of(concept: str) -> EditionSeen | None:
    """What is in force of a concept; None where nothing is."""
    found = (
        Edition.objects.filter(concept__key=concept, state=EditionState.IN_FORCE)
        .values_list("pk", flat=True)
        .first()
    )
    return edition_by_id(found) if found else None


@lru_cache(maxsize=512)
def _standings(base: EditionSeen, ours: EditionSeen) -> Standings:
    """Kept by edition and revision: a frozen one never changes, a draft has another one afterwards."""
    return standings(tree_seen(base), tree_seen(ours))


def difference_at(before: EditionSeen, after: EditionSeen, node: UUID) -> NodeDifference | None:
    """What became of one node from one edition to another; None where nothing did."""
    return _differences(before, after).get(node)


def _behind(base: EditionSeen, newest: EditionSeen) -> Mapping[UUID, Change]:
    return {node: each.what for node, each in _differences(base, newest).items()}


@lru_cache(maxsize=128)
def _differences(before: EditionSeen, after: EditionSeen) -> Mapping[UUID, NodeDifference]:
    """In reading order."""
    found = changed(tree_seen(before), tree_seen(after))
    return {each.node: each for each in found}
