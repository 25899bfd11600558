"""What was heard from the desks of a service point: a doubt of their own, a test call."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q

from obhut.directory.models import DirectoryRow
from obhut.directory.queries.places import ActiveDirectory, active_directory
from obhut.kernel.mechanism.desks import last_call_of
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.mechanism.directory_rows import DeskRow
from obhut.kernel.routing.desks import LastCall


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    doubted: bool = False
    """Whether a desk says that it is none any longer."""
    last_call: LastCall | None = None


NOTHING = Heard()


def heard_at(point: str) -> Heard:
    """Of all desks of a service point: a doubt of any, and the call that was made last."""
    active = active_directory()
    return NOTHING if active is None else _heard(active).get(point, NOTHING)


@lru_cache(maxsize=2)
def _heard(directory: ActiveDirectory) -> dict[str, Heard]:
    rows = DirectoryRow.objects.filter(generation=directory.row, file=DESKS).filter(
        Q(content__doubted_on__isnull=False) | Q(content__last_call__isnull=False)
    )
    found: dict[str, Heard] = {}
    for content in rows.values_list("content", flat=True):
        row = DeskRow.model_validate(content)
        before = found.get(row.service_point, NOTHING)
        calls = [call for call in (before.last_call, last_call_of(row.last_call)) if call]
        found[row.service_point] = Heard(
            doubted=before.doubted or row.doubted_on is not None,
            last_call=max(calls, key=lambda call: call.on, default=None),
        )
    return found
