"""Chapters on the Land itself: how far cooperation has come, and the desks known there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from obhut.directory.queries.desks import desks_in_force, service_point_of
from obhut.directory.queries.places import Districts
from obhut.kernel.mechanism.directory_rows import DocumentRow, LandFile
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.routing.desks import Confidence, Desk
from obhut.kernel.routing.freshness import Freshness
from obhut.kernel.routing.places import Area, Level
from obhut.web.finder import words
from obhut.web.finder.desk_says import (
    SaidLine,
    aged_in_words,
    confirmed_in_words,
    desk_says,
    minors_in_words,
    unstaffed_in_words,
)
from obhut.web.finder.stand_ins import StandIn, stand_in
from obhut.web.knowledge.names import COOPERATION, PAPERS, SEEN
from obhut.web.papers.handbook.names import named
from obhut.web.papers.handbook.statements import said

OLDEST = list(Freshness).index


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    kind: str
    title: str
    parties: str
    since: str
    published: str
    children: str
    full_text_seen: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation:
    """How far cooperation in the Land has come, as far as seen."""

    state: str
    children: str
    documents: tuple[DocumentLine, ...] = ()
    bodies: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    as_of: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """A desk without an hour of the day: whether it is open now, paper cannot say."""

    name: str
    organisation: str
    functions: tuple[str, ...]
    areas: tuple[str, ...]
    phones: tuple[str, ...]
    held: str
    hours: str
    mailbox: str
    web: str
    minors: str
    audience: tuple[str, ...]
    note: str
    secondary: bool
    source: str
    seen_on: str
    confirmed: str
    """Empty where the desk itself has not confirmed what stands here."""
    aged: str
    unstaffed: str
    instead: StandIn | None
    says: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskGroup:
    title: str
    desks: tuple[DeskLine, ...]


def cooperation(file: LandFile | None) -> Cooperation:
    """What the Land's file says; without one nothing was seen, which is said."""
    if file is None:
        return Cooperation(state=named(COOPERATION, "not_seen"), children=named(SEEN, "not_seen"))
    return Cooperation(
        state=named(COOPERATION, file.cooperation.state),
        children=named(SEEN, file.cooperation.children),
        documents=tuple(_document(row) for row in file.documents),
        bodies=said(file.bodies),
        note=said(file.note),
        sources=tuple(file.further_sources),
        as_of=words.day_in_words(date.fromisoformat(file.as_of)),
        review=words.review_in_words(file.review),
    )


def desks_of_land(
    land: str, mechanism: Mechanism, known: Districts, *, today: date
) -> tuple[DeskGroup, ...]:
    """Desks for the Land or a part of it, by the function they staff first."""
    return _groups(
        (desk for desk in desks_in_force() if _lies_in(desk, land, known)),
        mechanism,
        known,
        today,
    )


def desks_for_all(mechanism: Mechanism, known: Districts, *, today: date) -> tuple[DeskGroup, ...]:
    """Desks for all of Germany."""
    return _groups(
        (
            desk
            for desk in desks_in_force()
            if any(area.level is Level.FEDERATION for area in desk.areas)
        ),
        mechanism,
        known,
        today,
    )


def _lies_in(desk: Desk, land: str, known: Districts) -> bool:
    return any(_land_of(area, known) == land for area in desk.areas)


def _land_of(area: Area, known: Districts) -> str:
    match area.level:
        case Level.LAND:
            return area.key
        case Level.KREIS | Level.GEMEINDE:
            kreis = known.kreise.get(area.key[:5])
            return kreis.land if kreis else ""
        case Level.BEZIRK:
            return area.key[: len("DE-BE")]
        case _:
            return ""


def _area_in_words(area: Area, known: Districts) -> str:
    match area.level:
        case Level.FEDERATION:
            return _("all of Germany")
        case Level.LAND if area.key in known.laender:
            return land_name(area.key, known)
        case Level.KREIS if area.key in known.kreise:
            return known.kreise[area.key].name
        case Level.BEZIRK if area.key in known.bezirke:
            return known.bezirke[area.key].name
        case _:
            return area.key


def land_name(land: str, known: Districts) -> str:
    row = known.laender[land]
    return row.name_en if words.in_english() else row.name


def _groups(
    desks: Iterable[Desk], mechanism: Mechanism, known: Districts, today: date
) -> tuple[DeskGroup, ...]:
    """One line an institution; it stands under the first of its functions.

    A desk may staff a function that this text does not know: an older text, or another Land's.
    """
    order = list(mechanism.functions)
    of_point: dict[str, list[Desk]] = {}
    known_here = (desk for desk in desks if desk.function in mechanism.functions)
    for desk in sorted(known_here, key=lambda desk: (order.index(desk.function), desk.name)):
        rows = service_point_of(desk.key)
        of_point.setdefault(rows[1].key if rows else desk.key, []).append(desk)
    groups: dict[str, list[DeskLine]] = {}
    for same in of_point.values():
        groups.setdefault(same[0].function, []).append(_line(same, mechanism, known, today))
    return tuple(
        DeskGroup(title=_title(mechanism, function), desks=tuple(lines))
        for function, lines in groups.items()
    )


def _line(desks: list[Desk], mechanism: Mechanism, known: Districts, today: date) -> DeskLine:
    """What the desks of one institution have in common is said once."""
    desk = desks[0]
    rows = service_point_of(desk.key)
    row, point = rows or (None, None)
    held = next((each for each in desks if each.held), None)
    staffed = any(each.staffed for each in desks)
    return DeskLine(
        name=point.name_en if point and point.name_en and words.in_english() else desk.name,
        organisation="" if desk.organisation == desk.name else desk.organisation,
        functions=tuple(dict.fromkeys(_title(mechanism, each.function) for each in desks)),
        areas=tuple(
            dict.fromkeys(_area_in_words(area, known) for each in desks for area in each.areas)
        ),
        phones=() if held else next((each.phones for each in desks if each.phones), ()),
        held=(said(point.hold if point else None) or _("not checked yet")) if held else "",
        hours=said(point.hours.text if point and staffed else None),
        mailbox="" if held or not staffed else desk.mailbox,
        web=desk.web,
        minors=minors_in_words(desk),
        audience=tuple(
            _title(mechanism, key)
            for key in (row.audience if row else ())
            if key in mechanism.functions
        ),
        note="" if held or not staffed else said(point.note if point else None),
        secondary=desk.confidence is Confidence.SECONDARY,
        source=desk.source,
        seen_on=words.day_in_words(desk.seen_on),
        confirmed=confirmed_in_words(desk.confirmed_on) if desk.confirmed_on else "",
        aged=aged_in_words(
            max((each.freshness_on(today) for each in desks), key=OLDEST),
            doubted=any(each.doubted_on for each in desks),
        ),
        unstaffed=unstaffed_in_words(
            dict.fromkeys(_title(mechanism, each.function) for each in desks if not each.staffed)
        ),
        instead=None if staffed else stand_in(desk),
        says=tuple(dict.fromkeys(said for each in desks for said in _says(each))),
    )


def _says(desk: Desk) -> tuple[SaidLine, ...]:
    rows = service_point_of(desk.key)
    return desk_says(rows[0] if rows else None)


def _title(mechanism: Mechanism, function: str) -> str:
    return words.said(mechanism.functions[function].node.title)


def _document(row: DocumentRow) -> DocumentLine:
    return DocumentLine(
        kind=named(PAPERS, row.kind),
        title=words.said(row.title),
        parties=said(row.parties),
        since=said(row.since_text) or row.since or "",
        published=named(SEEN, row.published),
        children=named(SEEN, row.children),
        full_text_seen=row.full_text_seen,
        sources=tuple(row.sources),
    )
