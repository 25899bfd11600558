"""An entry of the directory as the card of a desk, the same as in a plan."""

from collections.abc import Mapping
from datetime import date, datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.directory.queries.calendars import NATIONWIDE, calendar_for
from obhut.directory.queries.desks import desk_book
from obhut.directory.queries.entries import confirmed_on
from obhut.directory.queries.heard import Heard, heard_at
from obhut.directory.queries.places import active_digest
from obhut.directory.queries.vacancies import Vacancy, vacancy
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.desks import MINORS, hours_of
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.mechanism.findable import Traits, holidays_of, traits_of
from obhut.kernel.routing.answers import Link, LinkState, Unstaffed, Why
from obhut.kernel.routing.freshness import Freshness, freshness_of
from obhut.kernel.routing.hours import Always, Open, is_open
from obhut.kernel.routing.standing_in import reached_from
from obhut.knowledge.queries import functions_everywhere
from obhut.web.directory.words import KINDS
from obhut.web.finder import words
from obhut.web.finder.desk_cards import DeskCard, link_card, state_in_words, state_of
from obhut.web.finder.desk_says import (
    aged_in_words,
    called_in_words,
    confirmed_in_words,
    unstaffed_in_words,
)
from obhut.web.kept import Kept

_LISTED: Kept[SafeString] = Kept(most=2_000)


def listed_card(point: ServicePointRow, *, at: datetime, lands: Mapping[str, str]) -> SafeString:
    """The card in a list, as HTML: made once a day for the entry, its state and the language."""
    empty = vacancy(point.key)
    if empty:
        return _made_card(point, at=at, lands=lands)  # who answers instead changes with the hour
    key = (get_language(), active_digest(), day_of(at), point.key, open_state(point, at))
    return _LISTED.get(key, lambda: _made_card(point, at=at, lands=lands))


def _made_card(point: ServicePointRow, *, at: datetime, lands: Mapping[str, str]) -> SafeString:
    card = entry_card(point, at=at, lands=lands, listed=True)
    return render_to_string("finder/desk.html", {"desk": card, "level": 3})


def entry_card(
    point: ServicePointRow, *, at: datetime, lands: Mapping[str, str], listed: bool
) -> DeskCard:
    """``listed``: in a list, so that its name leads to its page and the rest is folded away."""
    traits, state = traits_of(point), open_state(point, at)
    told, heard, empty = confirmed_on(point.key), heard_at(point.key), vacancy(point.key)
    freshness = _freshness(told or date.fromisoformat(point.seen), heard, at)
    held = words.said(point.hold) if point.hold else ""
    silent = held or isinstance(state, Unstaffed)
    return DeskCard(
        key=point.key,
        name=name_of(point),
        organisation=point.carrier or "",
        phones=() if silent else tuple(point.phones),
        mailbox="" if silent or not point.emails else point.emails[0],
        web=point.web or "",
        held=held,
        state=state_of(state),
        state_in_words=state_in_words(state),
        hours=hours_in_words(point, traits),
        why="",
        minors=str(words.MINORS[MINORS[point.minors]]),
        ask_about_minors=point.minors != "yes",
        languages=words.said(point.languages) if point.languages else "",
        target_group=words.said(point.target_group) if point.target_group else "",
        note="" if silent or not point.note else words.said(point.note),
        secondary=point.confidence == "secondary",
        source=point.source,
        seen_on=words.day_in_words(date.fromisoformat(point.seen)),
        confirmed=confirmed_in_words(told),
        freshness=freshness,
        aged=aged_in_words(freshness, doubted=heard.doubted),
        called=called_in_words(heard.last_call),
        unstaffed=unstaffed_in_words(_titles(empty)) if empty and not empty.whole else "",
        instead=_instead(empty, at) if empty and empty.whole else None,
        chained=False,
        address=reverse("directory:show_entry", args=[point.key]) if listed else "",
        line=kind_and_place(point, traits, lands),
        folded=listed,
    )


def _freshness(since: date, heard: Heard, at: datetime) -> Freshness:
    """A doubt of its own makes it amber at best, as at a desk."""
    age = freshness_of(since, today=day_of(at))
    return Freshness.AMBER if heard.doubted and age is not Freshness.RED else age


def name_of(point: ServicePointRow) -> str:
    return point.name_en if point.name_en and words.in_english() else point.name


def open_state(point: ServicePointRow, at: datetime) -> LinkState:
    """Whether it is open; where nobody sits at any of its desks its hours mean nothing."""
    empty = vacancy(point.key)
    if empty and empty.whole:
        return Unstaffed()
    calendar = calendar_for(holidays_of(point), year=day_of(at).year)
    return is_open(hours_of(point.hours), at, calendar)


def _titles(empty: Vacancy) -> tuple[str, ...]:
    functions = functions_everywhere()
    return tuple(words.said(functions[key].node.title) for key in empty.functions)


def _instead(empty: Vacancy, at: datetime) -> DeskCard | None:
    """Who stands in for its desks, whoever is open first; None where nobody does."""
    book = desk_book()
    calendar = calendar_for(NATIONWIDE, year=day_of(at).year)
    links = [
        Link(desk=desk, state=is_open(desk.hours, at, calendar), why=Why.DEPUTY)
        for key in empty.desks
        for desk in reached_from(book[key], book)
        if desk.staffed and not desk.held
    ]
    links.sort(key=lambda link: not isinstance(link.state, Open))
    return link_card(links[0], day_of(at)) if links else None


def hours_in_words(point: ServicePointRow, traits: Traits) -> str:
    told = words.hours_said(point.hours)
    return told or (_("day and night") if isinstance(traits.hours, Always) else "")


def kind_and_place(point: ServicePointRow, traits: Traits, lands: Mapping[str, str]) -> str:
    where = ", ".join(lands.get(land, land) for land in traits.laender)
    place = f"{point.city}, {where}" if point.city and point.city != where else where
    return f"{KINDS[point.kind]} · {place}"
