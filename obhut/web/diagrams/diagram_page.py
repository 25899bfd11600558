"""The page of a picture: its parts phase by phase, and the table that says the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures.picture_words import PictureWords
from obhut.kernel.pictures.rows import StepRow, WayKind, parts_of, rows_of
from obhut.kernel.pictures.svg import Heading, svg_of
from obhut.web.diagrams.words import wording
from obhut.web.diagrams.writing import description
from obhut.web.knowledge.names import PHASES

BEFORE = (WayKind.BEGINNING, WayKind.EVENT, WayKind.NOT_KNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A part of the picture, and what it is called."""

    name: str
    title: str
    svg: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """One step in the table."""

    key: str
    number: str
    title: str
    begins: tuple[str, ...]
    """Events that may break in here, and the beginning."""
    who: str
    by_when: tuple[str, ...]
    on_to: tuple[str, ...]
    unanswered: str
    ask_next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseLines:
    key: str
    title: str
    parts: tuple[PartLine, ...]
    rows: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramPage:
    phases: tuple[PhaseLines, ...]


def diagram_page(mechanism: Mechanism) -> DiagramPage:
    """In the language of the page."""
    said = wording()
    rows = {row.step: row for row in rows_of(mechanism, said)}
    names = {row.step: row.name for row in rows.values()}
    by_phase = groupby(parts_of(mechanism), key=lambda part: rows[part[0]].phase)
    phases = []
    for place, (phase, found) in enumerate(by_phase, start=1):
        parts = list(found)
        key, title = f"{phase}-{place}", str(PHASES[phase])
        phases.append(
            PhaseLines(
                key=key,
                title=title,
                parts=tuple(_parts(parts, rows, mechanism, said, (key, title))),
                rows=tuple(_row(rows[step], names, said) for part in parts for step in part),
            )
        )
    return DiagramPage(phases=tuple(phases))


def _parts(
    parts: Iterable[tuple[str, ...]],
    rows: dict[str, StepRow],
    mechanism: Mechanism,
    said: PictureWords,
    phase: tuple[str, str],
) -> Iterable[PartLine]:
    for number, part in enumerate(parts, start=1):
        name, title = f"{phase[0]}-{number}", _title(phase[1], [rows[step] for step in part])
        heading = Heading(title=title, description=description(), name=name)
        drawn = svg_of(mechanism, said, heading, part=part)
        yield PartLine(name=name, title=title, svg=SafeString(drawn))


def _title(phase: str, rows: list[StepRow]) -> str:
    first, last = rows[0].number, rows[-1].number
    if first == last:
        return _("%(phase)s: step %(first)s") % {"phase": phase, "first": first}
    told = {"phase": phase, "first": first, "last": last}
    return _("%(phase)s: steps %(first)s to %(last)s") % told


def _row(row: StepRow, names: dict[str, str], said: PictureWords) -> RowLine:
    unanswered = row.unanswered
    return RowLine(
        key=row.step,
        number=row.number,
        title=row.title,
        begins=tuple(way.text for way in row.ways_in if way.way in BEFORE),
        who=row.lane_title,
        by_when=tuple(each.text for each in row.by_when),
        on_to=(*(names[step] for step in row.after), *(way.text for way in row.ways_out)),
        unanswered=unanswered.in_words(said),
        ask_next=unanswered.whom(said),
    )
