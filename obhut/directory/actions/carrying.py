"""What keepers changed is carried over into a newer generation: row by row, three ways.

The base is the row as the older generation was loaded with it, ours is the row as keepers left it,
theirs is the row of the newer generation. Where only one side changed it, that side holds. Where
both did, ours holds, and it is marked as a conflict for somebody to look at.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from obhut.directory.actions.counted_numbers import counted_desks, without_number
from obhut.directory.actions.row_writing import Becomes, Content, Deed, next_version, put_row
from obhut.directory.enums import ChangeKind
from obhut.directory.models import DirectoryRow, Generation, RowChange
from obhut.directory.queries.generations import directory_of, reading_of
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.between_rows import STAND_INS
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, check_between_rows

Named = tuple[str, str]
"""File and key of a row."""

VERSIONS = """
    WITH last AS (
        SELECT file, key, max(version) AS version FROM (
            SELECT file, key, version FROM directory_directoryrow WHERE generation_id <> %(newer)s
            UNION ALL SELECT file, key, version FROM directory_rowchange
        ) AS every GROUP BY file, key
    ), becomes AS (
        SELECT entry.id, present.changed_at,
            CASE WHEN present.content = entry.content THEN present.version
                 ELSE last.version + 1 END AS version
        FROM directory_directoryrow AS entry
        JOIN last USING (file, key)
        LEFT JOIN directory_directoryrow AS present
            ON present.generation_id = %(present)s AND present.file = entry.file
                AND present.key = entry.key AND present.content = entry.content
        WHERE entry.generation_id = %(newer)s
    )
    UPDATE directory_directoryrow AS entry
    SET version = becomes.version, changed_at = becomes.changed_at
    FROM becomes
    WHERE entry.id = becomes.id
        AND (entry.version, entry.changed_at) IS DISTINCT FROM (becomes.version, becomes.changed_at)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A row that does not become what the newer generation says."""

    content: Content | None
    last: RowChange | None
    """The change that made it what it is; None where it is only kept because others need it."""
    is_conflict: bool


def continue_versions(newer: Generation, present: Generation) -> None:
    """A row that says the same keeps its version; any other gets one that it never had."""
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS, {"newer": newer.pk, "present": present.pk})


def carry_over(
    newer: Generation, present: Generation, *, since: int, by: Actor, at: datetime
) -> int:
    """Write into the newer generation what keepers changed after ``since``; how many rows.

    Raises Faulty where what they wrote does not fit what is new, changing nothing.
    """
    carried = _decided(newer, present, since)
    _keep_what_is_needed(carried, newer, present)
    for (file, key), row in carried.items():
        deed = Deed(
            kind=ChangeKind.CARRIED,
            by=by,
            at=at,
            origin=row.last,
            is_conflict=row.is_conflict,
        )
        put_row(newer, _becomes(file, key, row.content, present, newer), deed)
    if carried:
        check_between_rows(directory_of(reading_of(newer)))
    return len(carried)


def _decided(newer: Generation, present: Generation, since: int) -> dict[Named, Carried]:
    changes = RowChange.objects.filter(generation=present, pk__gt=since).order_by("pk")
    first: dict[Named, RowChange] = {}
    last: dict[Named, RowChange] = {}
    for change in changes:
        first.setdefault((change.file, change.key), change)
        last[change.file, change.key] = change
    theirs, counted = _contents(newer, last), counted_desks()
    carried: dict[Named, Carried] = {}
    for named, change in last.items():
        ours = change.after
        versions: list[Content | None] = [first[named].before, ours, theirs.get(named)]
        if named[1] in counted:
            versions = list(map(without_number, versions))
        base, kept, new = versions
        if kept not in (base, new):
            carried[named] = Carried(content=ours, last=change, is_conflict=new != base)
    return carried


def _keep_what_is_needed(
    carried: dict[Named, Carried], newer: Generation, present: Generation
) -> None:
    """What a row names stays, though the newer generation, or a keeper, has removed it."""
    while kept := _removed_but_named(carried, newer) | _named_but_missing(carried, newer, present):
        carried |= kept


def _removed_but_named(carried: Mapping[Named, Carried], newer: Generation) -> dict[Named, Carried]:
    gone = [named for named, row in carried.items() if row.content is None]
    named_still = _naming(newer, gone, carried)
    return {
        named: Carried(content=content, last=carried[named].last, is_conflict=True)
        for named, content in _contents(newer, named_still).items()
    }


def _named_but_missing(
    carried: Mapping[Named, Carried], newer: Generation, present: Generation
) -> dict[Named, Carried]:
    needed = {name for row in carried.values() for name in _names(row.content)}
    missing = needed - carried.keys() - _contents(newer, needed).keys()
    return {
        named: Carried(content=content, last=None, is_conflict=True)
        for named, content in _contents(present, missing).items()
    }


def _naming(
    newer: Generation, gone: Iterable[Named], carried: Mapping[Named, Carried]
) -> set[Named]:
    """Those of these rows that a desk of the newer generation, as it will be, names."""
    wanted = set(gone)
    if not wanted:
        return set()
    rows = DirectoryRow.objects.filter(generation=newer, file=DESKS)
    desks = dict(rows.values_list("key", "content"))
    desks |= {key: row.content for (file, key), row in carried.items() if file == DESKS}
    return {name for content in desks.values() for name in _names(content)} & wanted


def _names(content: Content | None) -> set[Named]:
    """The rows that this one cannot do without."""
    if content is None or "service_point" not in content:
        return set()
    stand_ins = {(DESKS, content[field]) for field in STAND_INS if content.get(field)}
    return {(SERVICE_POINTS, content["service_point"]), *stand_ins}


def _contents(generation: Generation, named: Iterable[Named]) -> dict[Named, Content]:
    wanted = set(named)
    rows = DirectoryRow.objects.filter(generation=generation, key__in={key for _, key in wanted})
    found = rows.values_list("file", "key", "content")
    return {(file, key): content for file, key, content in found if (file, key) in wanted}


def _becomes(
    file: str, key: str, content: Content | None, present: Generation, newer: Generation
) -> Becomes:
    """Whoever looked at the row before may go on with it: its version is the one they saw."""
    rows = DirectoryRow.objects.filter(file=file, key=key, generation__in=[present, newer])
    for row in rows.order_by("generation__number"):
        if content == row.content:
            return Becomes(
                file=file, key=key, content=content, version=row.version, place=row.place
            )
    return Becomes(file=file, key=key, content=content, version=next_version(file, key))
