"""What a derived edition does with its base: inherits, adapts, adds, omits; and the reasons given."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.concepts.queries.deviations import DeviationSeen, deviations_of
from obhut.concepts.queries.editions import EditionSeen, edition_by_id, tree_seen
from obhut.kernel.concept.differences import NodeStanding, standings
from obhut.web.editions.lines import NodeLine, node_line
from obhut.web.editions.reading import numbers_in
from obhut.web.knowledge.names import day

STANDING = {
    NodeStanding.INHERITED: gettext_lazy("inherited"),
    NodeStanding.ADAPTED: gettext_lazy("adapted"),
    NodeStanding.ADDED: gettext_lazy("added"),
    NodeStanding.OMITTED: gettext_lazy("left out"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """Why, and who decided it; a function, never a person."""

    reason: str
    ground: str
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """One node that stands otherwise than in the base. Without a reason: none was given yet."""

    node: NodeLine
    standing: str
    said: str
    reason: ReasonLine | None

    @property
    def weight(self) -> int:
        return len(self.node.title) + (len(self.reason.reason) if self.reason else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingCount:
    standing: str
    said: str
    count: int


def base_of(edition: EditionSeen) -> EditionSeen | None:
    """The edition of the template it was derived from."""
    return edition_by_id(edition.base) if edition.base else None


def standings_in(edition: EditionSeen, base: EditionSeen) -> Mapping[UUID, NodeStanding]:
    return _standings(_Pair(base, edition))


def standing_counts(edition: EditionSeen, base: EditionSeen) -> tuple[StandingCount, ...]:
    counts = Counter(standings_in(edition, base).values())
    return tuple(
        StandingCount(standing=each.value, said=str(said), count=counts[each])
        for each, said in STANDING.items()
    )


def deviating(edition: EditionSeen, base: EditionSeen) -> tuple[StandingLine, ...]:
    """Everything that is not inherited: in reading order, what was left out at the end."""
    reasons = deviations_of(edition.id)
    numbers = {True: numbers_in(base), False: numbers_in(edition)}
    trees = {True: tree_seen(base), False: tree_seen(edition)}
    return tuple(
        StandingLine(
            node=node_line(trees[out].nodes[node], base if out else edition, numbers[out], depth=0),
            standing=standing.value,
            said=str(STANDING[standing]),
            reason=reason_line(reasons.get(node)),
        )
        for node, standing in standings_in(edition, base).items()
        if standing is not NodeStanding.INHERITED
        for out in (standing is NodeStanding.OMITTED,)
    )


def reason_line(given: DeviationSeen | None) -> ReasonLine | None:
    if given is None:
        return None
    told = {"by": given.decided_by, "on": day(given.decided_on)}
    return ReasonLine(
        reason=given.reason,
        ground=given.ground,
        decided=_("Decided by %(by)s on %(on)s.") % told,
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two editions as they were seen; the revision says which state of a draft."""

    base: EditionSeen
    ours: EditionSeen


@lru_cache(maxsize=64)
def _standings(pair: _Pair) -> Mapping[UUID, NodeStanding]:
    return MappingProxyType(standings(tree_seen(pair.base), tree_seen(pair.ours)))
