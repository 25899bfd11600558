"""What the lists show, in words."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from obhut.directory.queries.keeping import KeptEntry, KeptRow
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.routing.freshness import Freshness, freshness_of
from obhut.web.directory.entry_cards import name_of
from obhut.web.directory.words import KINDS
from obhut.web.finder.words import moment_in_words
from obhut.web.keeping.areas import Areas
from obhut.web.keeping.hours import Hours
from obhut.web.keeping.words import function_name

AREAS, HOURS = Areas(), Hours()
AGES = {
    Freshness.GREEN: "",
    Freshness.DUE: "due",
    Freshness.AMBER: "amber",
    Freshness.RED: "red",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    key: str
    function: str
    areas: str
    unstaffed: bool
    held: bool
    age: str
    """How old what stands here is: due, amber, red; empty while it is fresh."""
    confirmed: str
    may_keep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    key: str
    name: str
    what: str
    held: bool
    changed: str
    may_keep: bool
    desks: tuple[DeskLine, ...]


def entry_line(entry: KeptEntry, *, at: datetime) -> EntryLine:
    point = entry.point.row
    assert isinstance(point, ServicePointRow)  # noqa: S101 -- an entry is one; mypy cannot know
    changed = max(
        (row.changed_at for row in (entry.point, *entry.desks) if row.changed_at), default=None
    )
    return EntryLine(
        key=point.key,
        name=name_of(point),
        what=" · ".join(part for part in (str(KINDS[point.kind]), point.city) if part),
        held=point.hold is not None,
        changed=moment_in_words(changed) if changed else "",
        may_keep=entry.point.may_keep,
        desks=tuple(desk_line(row, point, at=at) for row in entry.desks),
    )


def desk_line(row: KeptRow, point: ServicePointRow, *, at: datetime) -> DeskLine:
    desk = row.row
    assert isinstance(desk, DeskRow)  # noqa: S101 -- as above
    told = date.fromisoformat(desk.confirmed_on or point.seen)
    return DeskLine(
        key=desk.key,
        function=function_name(desk.function),
        areas=", ".join(AREAS.told([area.model_dump() for area in desk.areas])),
        unstaffed=desk.holders == 0,
        held=desk.hold,
        age=AGES[freshness_of(told, today=day_of(at))],
        confirmed=_("confirmed %(day)s") % {"day": f"{told:%d.%m.%Y}"}
        if desk.confirmed_on
        else _("never confirmed; seen %(day)s") % {"day": f"{told:%d.%m.%Y}"},
        may_keep=row.may_keep,
    )
