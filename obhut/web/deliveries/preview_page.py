"""A delivery beside the directory as it is now: what would change, what is wrong, what collides."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from obhut.directory.actions.deliveries.activating import not_allowed
from obhut.directory.enums import DeliveryState
from obhut.directory.queries.drafts import Draft, read_draft
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.delivered.columns import BY_NAME
from obhut.kernel.mechanism.delivered.judged import Judged
from obhut.kernel.mechanism.delivered.weighing import Fate
from obhut.kernel.mechanism.directory import SERVICE_POINTS
from obhut.web.deliveries import words
from obhut.web.deliveries.asking import functions
from obhut.web.deliveries.line_page import LineLine, lined
from obhut.web.finder.words import in_english

if TYPE_CHECKING:
    from obhut.directory.models import Delivery
    from obhut.kernel.mechanism.delivered.tables import CellFault, Line

ON_A_PAGE = 100
HEAVIEST = ("faulty", "undecided", Fate.REMOVED, Fate.CHANGED, Fate.ADDED, Fate.UNCHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """A desk or an institution that a line speaks of."""

    file: str
    key: str
    name: str
    is_desk: bool
    fate: str
    differences: tuple[DifferenceLine, ...]
    is_undecided: bool
    kept_at: datetime | None = None
    kept_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A line of the file with the rows it speaks of; or rows that the file no longer names."""

    shown: str
    title: str
    """The name that stands in the line."""
    line: LineLine | None
    rows: tuple[RowLine, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    shown: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    delivery: "Delivery"
    state: str
    is_draft: bool
    is_activated: bool
    remarks: tuple[str, ...]
    missing: tuple[str, ...]
    hindrances: tuple[str, ...]
    tabs: tuple[Tab, ...]
    entries: tuple[EntryLine, ...]
    number: int
    pages: int
    before: str
    after: str
    beyond: bool
    may_activate: bool


def preview_page(delivery: "Delivery", by: Actor, asked: Mapping[str, Any]) -> PreviewPage:
    named = functions()
    draft = read_draft(delivery, named)
    is_draft = delivery.state == DeliveryState.DRAFT
    entries = list(_entries(draft, {key: en if in_english() else de for key, de, en in named}))
    counts = {shown: sum(each.shown == shown for each in entries) for shown in words.SHOWN}
    first = next((shown for shown, count in counts.items() if count), "faulty")
    wanted = str(asked.get("show", ""))
    chosen = wanted if wanted in counts else first
    fitting = [each for each in entries if each.shown == chosen] if is_draft else []
    pages = max(1, -(-len(fitting) // ON_A_PAGE))
    number = _page(asked.get("page", "1"))
    against = _against(draft, by) if is_draft else ()
    return PreviewPage(
        delivery=delivery,
        state=str(words.STATES[delivery.state]),
        is_draft=is_draft,
        is_activated=delivery.state == DeliveryState.ACTIVATED,
        remarks=tuple(each["en" if in_english() else "de"] for each in delivery.remarks),
        missing=tuple(words.column_name(BY_NAME[name]) for name in draft.missing),
        hindrances=against,
        tabs=tuple(
            Tab(shown=shown, label=str(label), count=counts[shown], is_chosen=shown == chosen)
            for shown, label in words.SHOWN.items()
        ),
        entries=tuple(fitting[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]),
        number=number,
        pages=pages,
        before=_way(chosen, number - 1) if number > 1 else "",
        after=_way(chosen, number + 1) if number < pages else "",
        beyond=number > pages,
        may_activate=is_draft and not against and not counts["faulty"] and not draft.missing,
    )


def _entries(draft: Draft, named: Mapping[str, str]) -> Iterator[EntryLine]:
    rows: defaultdict[tuple[str, int], list[Judged]] = defaultdict(list)
    gone: list[Judged] = []
    for row in draft.judgement.rows:
        for place in row.lines:
            rows[place.sheet, place.line].append(row)
        if not row.lines:
            gone.append(row)
    faults: defaultdict[tuple[str, int], list[CellFault]] = defaultdict(list)
    for fault in draft.judgement.faults:
        faults[fault.place.sheet, fault.place.line].append(fault)
    notes: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for note in draft.judgement.notes:
        told = note.en if in_english() else note.de
        notes[note.place.sheet, note.place.line].append(f"{note.place.heading}: {told}")
    for sheet in draft.sheets:
        for line in sheet.lines:
            at = sheet.name, line.number
            if rows[at] or faults[at]:
                yield EntryLine(
                    shown=_shown(rows[at], is_faulty=bool(faults[at])),
                    title=_title(line, draft.columns[sheet.name]),
                    line=lined(sheet, line, faults[at]),
                    rows=tuple(_row_line(row, draft, named) for row in rows[at]),
                    notes=tuple(notes[at]),
                )
    for row in gone:
        shown = _shown([row], is_faulty=False)
        yield EntryLine(
            shown=shown, title="", line=None, rows=(_row_line(row, draft, named),), notes=()
        )


def _title(line: "Line", columns: Mapping[int, str]) -> str:
    numbers = (number for number, name in columns.items() if name == "name")
    return next((line.cells[number].text for number in numbers if number in line.cells), "")


def _shown(rows: list[Judged], *, is_faulty: bool) -> str:
    """A line counts as the gravest of what it does."""
    found = {str(row.weighed.fate) for row in rows}
    found |= {"faulty"} if is_faulty else set()
    found |= {"undecided"} if any(row.is_undecided for row in rows) else set()
    return next(str(each) for each in HEAVIEST if each in found)


def _row_line(row: Judged, draft: Draft, named: Mapping[str, str]) -> RowLine:
    kept = draft.kept.get(row.at)
    is_desk = row.file != SERVICE_POINTS
    content = row.weighed.after or {}
    name = content.get("name") or getattr(row.before, "name", "") or row.key
    if is_desk:
        function = content.get("function") or getattr(row.before, "function", "")
        name = named.get(str(function), row.key)
    return RowLine(
        file=row.file,
        key=row.key,
        name=str(name),
        is_desk=is_desk,
        fate=str(words.SHOWN[row.weighed.fate]),
        differences=tuple(
            DifferenceLine(
                field=words.field_name(row.file, each.field),
                before=words.value_in_words(each.before, named),
                after=words.value_in_words(each.after, named),
            )
            for each in row.weighed.differences
        ),
        is_undecided=row.is_undecided,
        kept_at=kept.at if kept else None,
        kept_why=kept.why if kept else "",
    )


def _against(draft: Draft, by: Actor) -> tuple[str, ...]:
    """What stands against activating, besides faults and conflicts that are listed themselves."""
    told = [each.en if in_english() else each.de for each in draft.judgement.hindrances]
    return (*told, *not_allowed(draft, by))


def _page(said: str) -> int:
    return max(1, int(said[:6])) if said.isascii() and said.isdigit() else 1


def _way(shown: str, number: int) -> str:
    return "?" + urlencode({"show": shown, "page": number})
