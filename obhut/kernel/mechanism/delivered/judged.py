"""What was found out about a delivery, and what had to be known for it, as values."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from obhut.kernel.mechanism.delivered.tables import CellFault, CellPlace, Note
from obhut.kernel.mechanism.delivered.weighing import Content, Fate, Takes, Weighed
from obhut.kernel.mechanism.directory import SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.refusals import Fault
from obhut.kernel.routing.places import Area

Row = DeskRow | ServicePointRow
RowKey = tuple[str, str]
"""File and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryBeside:
    """The directory that the delivery is laid beside."""

    points: Mapping[str, ServicePointRow]
    desks: Mapping[str, DeskRow]
    areas: Mapping[str, AbstractSet[str]]
    functions: AbstractSet[str]
    name_of: Callable[[Area], str]

    def row(self, at: RowKey) -> Row | None:
        file, key = at
        return self.points.get(key) if file == SERVICE_POINTS else self.desks.get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What happened before: the last delivery of this source, keepers since, what was decided."""

    said_before: Mapping[RowKey, Content] = field(default_factory=dict)
    kept_since: AbstractSet[RowKey] = frozenset()
    chosen: Mapping[RowKey, Takes] = field(default_factory=dict)
    removes_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One row of the delivery."""

    file: str
    key: str
    said: Content
    weighed: Weighed
    before: Row | None
    after: Row | None
    """None where it goes, and where it is faulty."""
    lines: tuple[CellPlace, ...] = ()
    """The lines that speak of it."""
    faults: tuple[CellFault, ...] = ()
    chosen: Takes | None = None

    @property
    def at(self) -> RowKey:
        return self.file, self.key

    @property
    def is_undecided(self) -> bool:
        return self.weighed.is_conflict and self.chosen is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    rows: tuple[Judged, ...]
    faults: tuple[CellFault, ...]
    """Every one, of whole lines too."""
    notes: tuple[Note, ...]
    hindrances: tuple[Fault, ...]
    """What no single cell is to blame for: a Kreis would lose its youth office."""

    @property
    def changes(self) -> tuple[Judged, ...]:
        return tuple(row for row in self.rows if row.weighed.fate is not Fate.UNCHANGED)

    @property
    def undecided(self) -> tuple[Judged, ...]:
        return tuple(row for row in self.rows if row.is_undecided)
