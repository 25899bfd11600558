"""The desks of a Land by what they do, without the hour: for paper and for no network."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from obhut.directory.queries.desks import (
    desks_in_force,
    service_point_of,
    service_points_without_desk,
)
from obhut.directory.queries.places import districts
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.routing.desks import Confidence, Desk, Minors
from obhut.kernel.routing.freshness import freshness_of
from obhut.kernel.routing.places import Area, Level
from obhut.knowledge.queries import functions_everywhere
from obhut.web.finder import words
from obhut.web.finder.desk_cards import held_because, hours_in_words, name_in_words
from obhut.web.finder.desk_says import (
    SaidLine,
    aged_in_words,
    confirmed_in_words,
    desk_says,
    minors_in_words,
    of_every_age,
)
from obhut.web.finder.stand_ins import StandIn, stand_in

NATIONWIDE = "DE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """One desk, without the hour: whether it is open now nobody knows on paper."""

    name: str
    organisation: str
    area: str
    phones: tuple[str, ...]
    held: str
    hours: str
    minors: str
    ask_about_minors: bool
    secondary: bool
    seen_on: str
    confirmed: str
    """Empty where the desk itself has not confirmed what stands here."""
    freshness: str
    aged: str
    unstaffed: bool = False
    instead: StandIn | None = None
    """Who answers for a desk at which nobody sits; None where nobody is known."""
    says: tuple[SaidLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneGroup:
    """One function and every desk that staffs it here."""

    key: str
    title: str
    lines: tuple[PhoneLine, ...]


def phone_groups(land: str, *, today: date) -> tuple[PhoneGroup, ...]:
    """Every function that somebody staffs in this Land or for all of Germany, in their order."""
    by_function: defaultdict[str, list[Desk]] = defaultdict(list)
    for desk in desks_in_force():
        if _works_in(desk.areas, land):
            by_function[desk.function].append(desk)
    functions = functions_everywhere()
    groups = tuple(
        PhoneGroup(
            key=key,
            title=words.said(function.node.title),
            lines=tuple(
                _line(desk, land, today) for desk in _nearest_first(by_function[key], land)
            ),
        )
        for key, function in functions.items()
        if by_function[key]
    )
    return (*groups, *_others(land, today))


def _others(land: str, today: date) -> tuple[PhoneGroup, ...]:
    """Service points that staff no function of the mechanism: listed too, so that all are there."""
    lines = tuple(
        _line_of_point(point, today)
        for point in service_points_without_desk()
        if land in point.lands or NATIONWIDE in point.lands
    )
    return (
        (PhoneGroup(key="others", title=_("Other service points"), lines=lines),) if lines else ()
    )


def _works_in(areas: Iterable[Area], land: str) -> bool:
    return any(area.level is Level.FEDERATION or _land_of(area) == land for area in areas)


def _land_of(area: Area) -> str:
    return next((key for level, key in area.within if level is Level.LAND), area.key)


def _nearest_first(desks: Iterable[Desk], land: str) -> list[Desk]:
    return sorted(desks, key=lambda desk: (_is_nationwide(desk), _area(desk, land), desk.name))


def _is_nationwide(desk: Desk) -> bool:
    return any(area.level is Level.FEDERATION for area in desk.areas)


def _line(desk: Desk, land: str, today: date) -> PhoneLine:
    row, point = service_point_of(desk.key) or (None, None)
    freshness = desk.freshness_on(today)
    return PhoneLine(
        name=name_in_words(desk, point),
        organisation="" if desk.organisation == desk.name else desk.organisation,
        area=_area(desk, land),
        phones=desk.phones,
        held=held_because(desk, point),
        hours=hours_in_words(desk, point),
        minors=minors_in_words(desk),
        ask_about_minors=desk.minors is not Minors.YES or not of_every_age(desk),
        secondary=desk.confidence is Confidence.SECONDARY,
        seen_on=words.day_in_words(desk.seen_on),
        confirmed=confirmed_in_words(desk.confirmed_on) if desk.confirmed_on else "",
        freshness=freshness,
        aged=aged_in_words(freshness, doubted=bool(desk.doubted_on)),
        unstaffed=not desk.staffed,
        instead=stand_in(desk),
        says=desk_says(row),
    )


def _line_of_point(point: ServicePointRow, today: date) -> PhoneLine:
    seen = date.fromisoformat(point.seen)
    freshness = freshness_of(seen, today=today)
    everywhere = NATIONWIDE in point.lands
    return PhoneLine(
        name=point.name_en if point.name_en and words.in_english() else point.name,
        organisation=point.carrier or "",
        area=_("all of Germany") if everywhere else point.city or "",
        phones=() if point.hold else tuple(point.phones),
        held=words.said(point.hold) if point.hold else "",
        hours=words.hours_said(point.hours),
        minors=str(words.MINORS[point.minors.replace("_", " ")]),
        ask_about_minors=point.minors != "yes",
        secondary=point.confidence == "secondary",
        seen_on=words.day_in_words(seen),
        confirmed="",
        freshness=freshness,
        aged=aged_in_words(freshness),
    )


def _area(desk: Desk, land: str) -> str:
    """Where the desk works, in words, as far as it lies in this Land."""
    if _is_nationwide(desk):
        return _("all of Germany")
    here = [area for area in desk.areas if _land_of(area) == land]
    return ", ".join(sorted({_named(area) for area in here}))


def _named(area: Area) -> str:
    known = districts()
    match area.level:
        case Level.LAND:
            return words.land_in_words(area.key)
        case Level.KREIS:
            return known.kreise[area.key].name
        case Level.GEMEINDE:
            return known.kreise[area.key[:5]].name
        case _:
            return area.key
