"""Why a derived edition says something else than its base, node by node."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from obhut.concepts.models import Deviation


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationSeen:
    """The reason kept for one node. ``decided_by`` is a function, never a person."""

    reason: str
    ground: str
    decided_by: str
    decided_on: date


def deviations_of(edition: UUID) -> Mapping[UUID, DeviationSeen]:
    """By lasting id of the node: of the edition or, where it was omitted, of the base."""
    return {
        row.node: DeviationSeen(
            reason=row.reason,
            ground=row.ground,
            decided_by=row.decided_by,
            decided_on=row.decided_on,
        )
        for row in Deviation.objects.filter(edition=edition)
    }
