"""What those see who keep the directory: their entries, a hundred at a time, and their history.

What one may not know of does not exist. A list is read off the register, so that it costs the same
with a thousand entries as with a million.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from obhut.directory.enums import ChangeKind, KeywordAbout
from obhut.directory.models import DirectoryRow, RowChange
from obhut.directory.policies import READERS, Row, desks_held, may_keep, may_read
from obhut.directory.queries.places import active_directory
from obhut.directory.queries.register import Register, numbers_behind, register
from obhut.directory.queries.search import MOST_WORDS, Wanted, fitting_numbers
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.row_areas import areas_of, areas_said
from obhut.kernel.mechanism.row_shapes import FORMS
from obhut.kernel.routing.places import Level
from obhut.kernel.searching.folding import words_in
from obhut.kernel.searching.numbers import Numbers, numbers_of

PAGE = 100
MOST_CHANGES = 200
AREA, FUNCTION = KeywordAbout.AREA.value, KeywordAbout.FUNCTION.value


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A row as it is now: what to hand back as ``seen_version`` when changing it."""

    file: str
    key: str
    version: int
    changed_at: datetime | None
    row: Row
    may_keep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEntry:
    """A service point and the desks that it staffs."""

    point: KeptRow
    desks: tuple[KeptRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """A page of entries, and how many there are."""

    count: int
    page: int
    entries: tuple[KeptEntry, ...]

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


def rows_for_keeping(  # noqa: PLR0913 -- one argument a filter
    by: Actor,
    *,
    text: str = "",
    land: str = "",
    kreis: str = "",
    bezirk: str = "",
    function: str = "",
    page: int = 1,
) -> Keeping:
    """Entries in the areas granted to ``by``, or of the desks they hold. Raises NotRegistered.

    A Bezirk is named as routing does: DE-BE-04.
    """
    kept = register()
    wishes = [
        (about, word)
        for about, word, given in (
            (AREA, f"{Level.LAND}:{land}", land),
            (AREA, f"{Level.KREIS}:{kreis}", kreis),
            (AREA, f"{Level.BEZIRK}:{bezirk}", bezirk),
            (FUNCTION, function, function),
        )
        if given
    ]
    found = _own(by, kept)
    for numbers in numbers_behind(kept, wishes).values():
        found &= numbers
    if words := words_in(text):
        meant = tuple(kept.lexicon.meant(word) for word in words[:MOST_WORDS])
        found &= fitting_numbers(Wanted(text=text), meant, kept)[0]
    numbers_on_page = tuple(found[(page - 1) * PAGE : page * PAGE])
    return Keeping(count=len(found), page=page, entries=_entries(numbers_on_page, by, kept))


def row_for_keeping(by: Actor, file: str, key: str) -> KeptRow | None:
    """The row, if it lies where ``by`` may look; None otherwise, and where there is none."""
    active = active_directory()
    if active is None or file not in FORMS or "\0" in key:
        return None
    row = DirectoryRow.objects.filter(generation=active.row, file=file, key=key).first()
    if row is None or not _may_see(by, file, key, row.content, active.row):
        return None
    return _kept(row, by, is_held=bool(_desks_of_row(file, key, active.row) & desks_held(by)))


def desks_for_keeping(by: Actor, point: str) -> tuple[KeptRow, ...]:
    """The desks of an entry, in the order of the file."""
    active = active_directory()
    rows = DirectoryRow.objects.filter(generation=active.row if active else None, point=point)
    held = desks_held(by)
    return tuple(_kept(row, by, is_held=row.key in held) for row in rows.order_by("place", "key"))


def changes_of(by: Actor, file: str, key: str) -> tuple[RowChange, ...]:
    """What became of a row, the newest first, through all generations."""
    active = active_directory()
    if active is None or file not in FORMS or "\0" in key:
        return ()
    changes = RowChange.objects.filter(key=key, file=file).select_related("generation", "origin")
    found = tuple(changes.order_by("-pk")[:MOST_CHANGES])
    said = [content for each in found[:1] for content in (each.after, each.before) if content]
    if not said or not _may_see(by, file, key, said[0], active.row):
        return ()
    return found


def change_for(by: Actor, change: int) -> RowChange:
    """One of these changes. Raises RowChange.DoesNotExist where ``by`` may not look."""
    found = RowChange.objects.get(pk=change)
    if not any(each.pk == found.pk for each in changes_of(by, found.file, found.key)):
        raise RowChange.DoesNotExist
    return found


def carried_over() -> int:
    """How many rows of the active generation are as keepers had made them in the one before."""
    active = active_directory()
    carried = RowChange.objects.filter(kind=ChangeKind.CARRIED)
    return carried.filter(generation=active.row).count() if active else 0


def conflicts_for(by: Actor) -> tuple[RowChange, ...]:
    """What was carried into the active generation although it says otherwise, and still stands."""
    active = active_directory()
    if active is None:
        return ()
    changes = RowChange.objects.filter(generation=active.row)
    carried = list(changes.filter(is_conflict=True).order_by("pk"))
    since = changes.filter(key__in={change.key for change in carried}).order_by("pk")
    last = {(file, key): pk for file, key, pk in since.values_list("file", "key", "pk")}
    return tuple(
        change
        for change in carried
        if last[change.file, change.key] == change.pk
        and may_read(areas_said(change.file, change.after or change.before or {}), by)
    )


def _own(by: Actor, kept: Register) -> Numbers:
    """The entries in which anything lies in an area of theirs, or a desk they hold."""
    areas = {(grant.level, grant.key) for grant in by.grants if grant.role in READERS}
    if any(level == Level.FEDERATION for level, _ in areas):
        return kept.everything
    found = _held(by, kept)
    keys = [(AREA, f"{level}:{key}") for level, key in areas]
    for numbers in numbers_behind(kept, keys).values():
        found |= numbers
    return found


def _held(by: Actor, kept: Register) -> Numbers:
    held = desks_held(by)
    if not held:
        return Numbers()
    rows = DirectoryRow.objects.filter(generation=kept.generation)
    points = rows.filter(file=DESKS, key__in=held).values_list("point", flat=True)
    found = rows.filter(file=SERVICE_POINTS, key__in=points, number__isnull=False)
    return numbers_of(number or 0 for number in found.values_list("number", flat=True))


def _entries(numbers: tuple[int, ...], by: Actor, kept: Register) -> tuple[KeptEntry, ...]:
    rows = DirectoryRow.objects.filter(generation=kept.generation)
    points = {row.number: row for row in rows.filter(number__in=numbers).order_by()}
    of_desks = rows.filter(point__in=[row.key for row in points.values()]).order_by("place", "key")
    desks: defaultdict[str, list[DirectoryRow]] = defaultdict(list)
    for row in of_desks:
        desks[row.content["service_point"]].append(row)
    held = desks_held(by)
    entries = []
    for point in (points[number] for number in numbers if number in points):
        own = desks[point.key]
        is_held = any(row.key in held for row in own)
        kept_desks = tuple(_kept(row, by, is_held=row.key in held) for row in own)
        entries.append(KeptEntry(point=_kept(point, by, is_held=is_held), desks=kept_desks))
    return tuple(entries)


def _kept(row: DirectoryRow, by: Actor, *, is_held: bool) -> KeptRow:
    said = FORMS[row.file].model_validate(row.content)
    return KeptRow(
        file=row.file,
        key=row.key,
        version=row.version,
        changed_at=row.changed_at,
        row=said,
        may_keep=is_held or may_keep(areas_of(said), by),
    )


def _may_see(by: Actor, file: str, key: str, content: dict[str, object], generation: int) -> bool:
    """An entry is seen whole: who may look at it, or at one of its desks, may look at all of it."""
    if may_read(areas_said(file, content), by):
        return True
    point = content["service_point"] if file == DESKS else key
    whole = DirectoryRow.objects.filter(
        Q(point=point) | Q(file=SERVICE_POINTS, key=point), generation=generation
    )
    rows = list(whole.values_list("file", "key", "content"))
    desks = {each for of, each, _ in (*rows, (file, key, None)) if of == DESKS}
    return bool(desks & desks_held(by)) or any(
        may_read(areas_said(of, said), by) for of, _, said in rows
    )


def _desks_of_row(file: str, key: str, generation: int) -> frozenset[str]:
    if file == DESKS:
        return frozenset({key})
    rows = DirectoryRow.objects.filter(generation=generation, point=key)
    return frozenset(rows.values_list("key", flat=True))
