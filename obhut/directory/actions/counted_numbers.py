"""How many hold a desk is counted here: no delivery knows better, and going back changes nobody's seat."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max

from obhut.directory.actions.row_writing import Becomes, Content, Deed, next_version, put_row
from obhut.directory.enums import ChangeKind
from obhut.directory.models import DirectoryRow, Generation, RowChange
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory import DESKS

NUMBER = "holders"


def counted_desks() -> dict[str, int]:
    """Keys of the desks whose holders are counted here -> the last change that said how many."""
    counted = RowChange.objects.filter(file=DESKS, kind=ChangeKind.HANDED_OVER).order_by()
    return dict(counted.values_list("key").annotate(last=Max("pk")))


def without_number(content: Mapping[str, Any] | None) -> Content | None:
    """What others say of a desk, and who keeps it."""
    if content is None:
        return None
    return {field: said for field, said in content.items() if field != NUMBER}


def take_numbers_along(becomes: Generation, present: Generation, *, by: Actor, at: datetime) -> int:
    """Write into a generation, newer or older, how many hold each counted desk now; how many rows."""
    counted = counted_desks()
    now, then = (_numbers(generation, counted) for generation in (present, becomes))
    taken = [key for key in then if key in now and then[key] != now[key]]
    origins = RowChange.objects.in_bulk([counted[key] for key in taken])
    for key in taken:
        row = DirectoryRow.objects.get(generation=becomes, file=DESKS, key=key)
        put_row(
            becomes,
            Becomes(
                file=DESKS,
                key=key,
                content=row.content | {NUMBER: now[key]},
                version=next_version(DESKS, key),
            ),
            Deed(kind=ChangeKind.CARRIED, by=by, at=at, origin=origins[counted[key]]),
        )
    return len(taken)


def _numbers(generation: Generation, counted: Mapping[str, int]) -> dict[str, int | None]:
    rows = DirectoryRow.objects.filter(generation=generation, file=DESKS, key__in=list(counted))
    return {key: content.get(NUMBER) for key, content in rows.values_list("key", "content")}
