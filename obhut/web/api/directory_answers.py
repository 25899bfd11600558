"""What the directory answers, as data: the same entries, in the same order, as on its page."""

from collections.abc import Mapping
from datetime import date, datetime

from obhut.directory.queries.entries import confirmed_on, desks_of_points
from obhut.directory.queries.search import Found, find
from obhut.kernel.concept.texts import Text
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.findable import traits_of
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.answers import Unstaffed
from obhut.kernel.routing.freshness import freshness_of
from obhut.kernel.routing.hours import Closed
from obhut.kernel.searching.lexicon import Meant
from obhut.web.api import directory_schemas as out
from obhut.web.api.desk_answers import said_by
from obhut.web.directory.asking import read_search
from obhut.web.directory.entry_cards import open_state
from obhut.web.finder.desk_cards import state_of


def service_points_as_data(query: Mapping[str, str], *, now: datetime) -> out.ServicePointsOut:
    """A page of entries. Raises Faulty with every field that does not fit."""
    asked = read_search(query, now=now)
    if asked.faults:
        raise Faulty(asked.faults)
    found = find(asked.wanted, page=asked.page)
    if found.page > found.pages:
        raise Faulty((_beyond(found),))
    desks = desks_of_points(point.key for point in found.points)
    return out.ServicePointsOut(
        at=now,
        count=found.count,
        page=found.page,
        pages=found.pages,
        by_land=dict(found.by_land),
        words=[_word(each, found) for each in found.meant],
        not_searched=list(found.left_out),
        entries=[_entry(point, desks[point.key], now) for point in found.points],
    )


def _beyond(found: Found) -> Fault:
    return Fault(
        where="query",
        field="page",
        de=f"Es gibt nur {found.pages} Seiten.",
        en=f"There are only {found.pages} pages.",
    )


def _word(meant: Meant, found: Found) -> out.WordOut:
    return out.WordOut(
        typed=meant.typed,
        understood=meant.how,
        as_spelt=[found.spelt[word] for word in meant.exactly],
    )


def _entry(
    point: ServicePointRow, desks: tuple[DeskRow, ...], now: datetime
) -> out.ServicePointOut:
    traits = traits_of(point)
    state, held = open_state(point, now), point.hold is not None
    silent = held or isinstance(state, Unstaffed)
    seen, confirmed = date.fromisoformat(point.seen), confirmed_on(point.key)
    return out.ServicePointOut(
        key=point.key,
        kind=point.kind,
        name=Text(de=point.name, en=point.name_en or point.name),
        carrier=point.carrier,
        city=point.city,
        laender=list(traits.laender),
        phones=[] if silent else point.phones,
        emails=[] if held else list(point.emails),
        web=point.web,
        state=state_of(state),
        next_opening=state.next_opening if isinstance(state, Closed) else None,
        hours=point.hours.text,
        minors=point.minors,
        professionals=traits.professionals,
        forms=list(traits.forms),
        languages=list(traits.languages),
        languages_text=point.languages,
        target_group=point.target_group,
        note=None if held else point.note,
        held=held,
        held_because=point.hold,
        confidence=point.confidence,
        seen_on=seen,
        confirmed_on=confirmed,
        freshness=freshness_of(confirmed or seen, today=day_of(now)),
        desks=[_desk(row, held=held) for row in desks],
        source=point.source,
    )


def _desk(row: DeskRow, *, held: bool) -> out.DeskOut:
    staffed = row.holders != 0
    return out.DeskOut(
        desk=row.key,
        function=row.function,
        staffed=staffed,
        mailbox=None if held or row.hold or not staffed else row.mailbox,
        confirmed_on=date.fromisoformat(row.confirmed_on) if row.confirmed_on else None,
        **said_by(row),
    )
