"""Why a derived edition says something else than its base, node by node."""

import hashlib
from collections.abc import Iterable, Mapping
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

    @property
    def fingerprint(self) -> str:
        """The same as long as nobody writes another one."""
        said = "\0".join((self.reason, self.ground, self.decided_by, str(self.decided_on)))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def deviations_of(edition: UUID) -> Mapping[UUID, DeviationSeen]:
    """By lasting id of the node: of the edition or, where it was omitted, of the base."""
    return deviations_of_all((edition,)).get(edition, {})


def deviations_of_all(editions: Iterable[UUID]) -> Mapping[UUID, Mapping[UUID, DeviationSeen]]:
    """Of several editions at once; one without reasons is not in it."""
    found: dict[UUID, dict[UUID, DeviationSeen]] = {}
    for row in Deviation.objects.filter(edition__in=tuple(editions)):
        found.setdefault(row.edition_id, {})[row.node] = DeviationSeen(
            reason=row.reason,
            ground=row.ground,
            decided_by=row.decided_by,
            decided_on=row.decided_on,
        )
    return found
