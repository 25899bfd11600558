"""State of cooperation in the 16 Länder, as far as seen. What was not seen may still exist."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from obhut.directory.queries.generations import directory_in_force
from obhut.directory.queries.tasks import OpenTasks
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory_rows import DocumentRow, LandFile
from obhut.knowledge.errors import NothingInForce
from obhut.web.finder import words
from obhut.web.knowledge import names
from obhut.web.knowledge.lines import maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    title: str
    kind: str
    parties: str
    since: str
    published: str
    children: str
    full_text_seen: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandLine:
    key: str
    name: str
    seen: bool
    """False: nothing was seen, which never means that nothing exists."""
    cooperation: str
    children: str
    papers: tuple[PaperLine, ...]
    bodies: str
    note: str
    sources: tuple[str, ...]
    state: str
    review: str
    as_of: str
    tasks: str
    """How many hints for the directory wait in this Land, and for how long."""


def land_lines(waiting: Mapping[str, OpenTasks]) -> tuple[LandLine, ...]:
    """All Länder by name; ``waiting``: open tasks by Land. Raises NothingInForce before the first load."""
    directory = directory_in_force()
    if directory is None:
        raise NothingInForce("No content is in force yet. Load it first: obhut load")
    return tuple(
        _land(land, waiting.get(land.land))
        for land in sorted(directory.laender, key=lambda land: land.name)
    )


def _land(land: LandFile, waiting: OpenTasks | None) -> LandLine:
    state = land.cooperation.state
    return LandLine(
        key=land.land,
        name=land.name,
        seen=state != "not_seen",
        cooperation=str(names.COOPERATION.get(state, state)),
        children=str(names.SEEN[land.cooperation.children]),
        papers=tuple(_paper(row) for row in land.documents),
        bodies=maybe(land.bodies),
        note=maybe(land.note),
        sources=tuple(land.further_sources),
        state=land.review.state,
        review=words.review_in_words(land.review),
        as_of=names.day(land.as_of),
        tasks=_tasks(waiting),
    )


def _paper(row: DocumentRow) -> PaperLine:
    return PaperLine(
        title=words.said(row.title),
        kind=str(names.PAPERS[row.kind]),
        parties=maybe(row.parties),
        since=maybe(row.since_text) or names.month(row.since or ""),
        published=str(names.SEEN[row.published]),
        children=str(names.SEEN[row.children]),
        full_text_seen=row.full_text_seen,
        sources=tuple(row.sources),
    )


def _tasks(waiting: OpenTasks | None) -> str:
    if waiting is None:
        return _("No hint is open.")
    said = ngettext(
        "%(n)d hint is open; the oldest since %(day)s.",
        "%(n)d hints are open; the oldest since %(day)s.",
        waiting.number,
    )
    return said % {"n": waiting.number, "day": words.day_in_words(day_of(waiting.oldest))}
