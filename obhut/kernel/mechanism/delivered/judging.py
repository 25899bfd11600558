"""A whole delivery beside the directory as it is: what would change, and what stands against it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from obhut.kernel.mechanism.between_rows import (
    Neighbours,
    faults_of_desk,
    faults_of_pair,
    without_youth_office,
    youth_office_lost,
)
from obhut.kernel.mechanism.delivered.judged import (
    DirectoryBeside,
    Judged,
    Judgement,
    Remembered,
    Row,
    RowKey,
)
from obhut.kernel.mechanism.delivered.lines import LineRead
from obhut.kernel.mechanism.delivered.meant import Said
from obhut.kernel.mechanism.delivered.tables import CellFault, CellPlace
from obhut.kernel.mechanism.delivered.weighing import (
    Fate,
    Takes,
    unchanged,
    weigh,
    weigh_missing,
)
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, plain_row
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.row_shapes import read_row
from obhut.kernel.refusals import Fault, Faulty


@dataclass(slots=True)
class _Gathered:
    """What all lines together say of one row."""

    file: str
    key: str
    said: dict[str, Any] = field(default_factory=dict)
    if_new: dict[str, Any] = field(default_factory=dict)
    places: dict[str, CellPlace] = field(default_factory=dict)
    lines: list[CellPlace] = field(default_factory=list)


def judge(lines: Iterable[LineRead], present: DirectoryBeside, remembered: Remembered) -> Judgement:
    read = tuple(lines)
    faults = [fault for line in read for fault in line.faults]
    gathered = _gather(read, faults)
    rows = [_judge(each, present, remembered, faults) for each in gathered.values()]
    if remembered.removes_missing:
        rows += _missing(gathered.keys(), present, remembered)
    faults += _between(rows, gathered, present)
    return Judgement(
        rows=_with_faults(rows, faults),
        faults=tuple(faults),
        notes=tuple(note for line in read for note in line.notes),
        hindrances=() if faults else tuple(_hindrances(rows, present)),
    )


def _gather(read: Sequence[LineRead], faults: list[CellFault]) -> dict[RowKey, _Gathered]:
    gathered: dict[RowKey, _Gathered] = {}
    for line in read:
        whole = CellPlace(sheet=line.sheet, line=line.number, column=None, heading="")
        if line.desk and (DESKS, line.desk.key) in gathered:
            first = gathered[DESKS, line.desk.key].lines[0].line
            faults.append(_doubled(whole, line.desk.key, first))
            continue
        for file, said in ((SERVICE_POINTS, line.point), (DESKS, line.desk)):
            if said is not None:
                row = gathered.setdefault((file, said.key), _Gathered(file, said.key))
                faults += _add(row, said)
                row.lines.append(whole)
    return gathered


def _add(row: _Gathered, said: Said) -> Iterator[CellFault]:
    """Two lines may speak of one institution, as long as they say the same."""
    for name, value in said.fields.items():
        if name in row.said and row.said[name] != value and name in said.places:
            first = row.places[name].line
            yield CellFault(
                place=said.places[name],
                de=f"In Zeile {first} steht über dieselbe Einrichtung ({row.key}) etwas anderes.",
                en=f"Line {first} says something else of the same institution ({row.key}).",
            )
        row.said.setdefault(name, value)
    for name, place in said.places.items():
        row.places.setdefault(name, place)
    for name, value in said.if_new.items():
        row.if_new.setdefault(name, value)


def _judge(
    each: _Gathered, present: DirectoryBeside, remembered: Remembered, faults: list[CellFault]
) -> Judged:
    at = each.file, each.key
    before = present.row(at)
    now = None if before is None else plain_row(before)
    weighed = weigh(
        each.said,
        if_new=each.if_new,
        now=now,
        said_before=remembered.said_before.get(at),
        kept_since=at in remembered.kept_since,
    )
    chosen = remembered.chosen.get(at) if weighed.is_conflict else None
    if chosen is Takes.DIRECTORY:
        weighed = unchanged(now)
    after: Row | None = before
    if weighed.fate is not Fate.UNCHANGED:
        try:
            after = read_row(each.file, each.key, weighed.after or {})
        except Faulty as refused:
            faults += [_at_its_cell(fault, each) for fault in refused.faults]
            after = None
    return Judged(
        file=each.file,
        key=each.key,
        said=each.said,
        weighed=weighed,
        before=before,
        after=after,
        lines=tuple(each.lines),
        chosen=chosen,
    )


def _missing(
    delivered: Iterable[RowKey], present: DirectoryBeside, remembered: Remembered
) -> Iterator[Judged]:
    """What the source delivered before, still stands there, and is delivered no more."""
    for at in remembered.said_before.keys() - set(delivered):
        before = present.row(at)
        if before is None:
            continue
        weighed = weigh_missing(plain_row(before), kept_since=at in remembered.kept_since)
        chosen = remembered.chosen.get(at) if weighed.is_conflict else None
        if chosen is Takes.DIRECTORY:
            weighed = unchanged(plain_row(before))
        file, key = at
        after = before if chosen is Takes.DIRECTORY else None
        yield Judged(
            file=file, key=key, said={}, weighed=weighed, before=before, after=after, chosen=chosen
        )


def _between(
    rows: Sequence[Judged], gathered: Mapping[RowKey, _Gathered], present: DirectoryBeside
) -> Iterator[CellFault]:
    """What is wrong between the rows as they would be; only where each of them is well-formed."""
    points, desks = _afterwards(rows, present)
    around = Neighbours(
        points=points, desks=desks.keys(), areas=present.areas, functions=present.functions
    )
    broken = {row.at for row in rows if row.after is None and row.weighed.fate is not Fate.REMOVED}
    for row in rows:
        if row.weighed.fate in (Fate.UNCHANGED, Fate.REMOVED):
            continue
        if isinstance(row.after, DeskRow):
            if (SERVICE_POINTS, row.after.service_point) in broken:
                continue
            for fault in faults_of_desk(row.after, around, lambda _path: ""):
                yield _at_its_cell(fault, gathered[row.at])


def _hindrances(rows: Sequence[Judged], present: DirectoryBeside) -> Iterator[Fault]:
    points, desks = _afterwards(rows, present)
    touched = {row.key for row in rows if row.file == DESKS}
    for desk in desks.values():
        yield from _left_alone(desk, points, desks.keys(), is_touched=desk.key in touched)
    for area in without_youth_office(present.desks.values(), desks.values()):
        yield youth_office_lost(area, present.name_of(area))


def _left_alone(
    desk: DeskRow,
    points: Mapping[str, ServicePointRow],
    desks: AbstractSet[str],
    *,
    is_touched: bool,
) -> Iterator[Fault]:
    """A desk that names what would be gone; or, itself unchanged, would no longer fit its point."""
    named = {"service_point": desk.service_point} if desk.service_point not in points else {}
    named |= {
        name: key
        for name, key in (("on_call", desk.on_call), ("deputy", desk.deputy))
        if key is not None and key not in desks
    }
    for name, key in named.items():
        yield Fault(
            where=desk.key,
            field=name,
            de=f"Die Stelle {desk.key} nennt {key}; das gäbe es danach nicht mehr.",
            en=f"The desk {desk.key} names {key}, which would be gone afterwards.",
        )
    if not named and not is_touched:
        yield from faults_of_pair(desk, points[desk.service_point], lambda _path: desk.key)


def _afterwards(
    rows: Sequence[Judged], present: DirectoryBeside
) -> tuple[dict[str, ServicePointRow], dict[str, DeskRow]]:
    points, desks = dict(present.points), dict(present.desks)
    for row in rows:
        match row.after:
            case ServicePointRow():
                points[row.key] = row.after
            case DeskRow():
                desks[row.key] = row.after
            case None if row.weighed.fate is Fate.REMOVED and row.file == SERVICE_POINTS:
                points.pop(row.key, None)
            case None if row.weighed.fate is Fate.REMOVED:
                desks.pop(row.key, None)
    return points, desks


def _at_its_cell(fault: Fault, row: _Gathered) -> CellFault:
    """From the field of a row to the cell that said it; to the line where none did."""
    name = fault.field.partition(".")[0]
    place = row.places.get(name, row.lines[0])
    unsaid = "" if name in row.places or not name else f" ({name})"
    return CellFault(place=place, de=fault.de + unsaid, en=fault.en + unsaid)


def _with_faults(rows: Iterable[Judged], faults: Iterable[CellFault]) -> tuple[Judged, ...]:
    """Each row with what is wrong in the lines that speak of it."""
    in_line: defaultdict[tuple[str, int], list[CellFault]] = defaultdict(list)
    for fault in faults:
        in_line[fault.place.sheet, fault.place.line].append(fault)
    return tuple(
        replace(
            row,
            faults=tuple(
                fault for place in row.lines for fault in in_line[place.sheet, place.line]
            ),
        )
        for row in rows
    )


def _doubled(place: CellPlace, key: str, first: int) -> CellFault:
    return CellFault(
        place=place,
        de=f"Diese Stelle ({key}) steht schon in Zeile {first}.",
        en=f"This desk ({key}) stands in line {first} already.",
    )
