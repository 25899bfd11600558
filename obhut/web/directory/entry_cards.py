"""An entry of the directory as the card of a desk, the same as in a plan."""

from collections.abc import Mapping
from datetime import date, datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.directory.queries.calendars import calendar_for
from obhut.directory.queries.entries import confirmed_on
from obhut.directory.queries.places import active_digest
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.desks import MINORS, hours_of
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.mechanism.findable import Traits, holidays_of, traits_of
from obhut.kernel.routing.hours import Always, OpenState, is_open
from obhut.web.directory.words import KINDS
from obhut.web.finder import words
from obhut.web.finder.desk_cards import (
    DeskCard,
    confirmed_in_words,
    state_in_words,
    state_of,
)
from obhut.web.kept import Kept

_LISTED: Kept[SafeString] = Kept(most=2_000)


def listed_card(point: ServicePointRow, *, at: datetime, lands: Mapping[str, str]) -> SafeString:
    """The card in a list, as HTML: made once for the entry, its state and the language."""
    state = open_state(point, at)
    key = (get_language(), active_digest(), point.key, state)
    return _LISTED.get(key, lambda: _made_card(point, at=at, lands=lands))


def _made_card(point: ServicePointRow, *, at: datetime, lands: Mapping[str, str]) -> SafeString:
    card = entry_card(point, at=at, lands=lands, listed=True)
    return render_to_string("finder/desk.html", {"desk": card, "level": 3})


def entry_card(
    point: ServicePointRow, *, at: datetime, lands: Mapping[str, str], listed: bool
) -> DeskCard:
    """``listed``: in a list, so that its name leads to its page and the rest is folded away."""
    traits = traits_of(point)
    state = open_state(point, at)
    held = words.said(point.hold) if point.hold else ""
    return DeskCard(
        key=point.key,
        name=name_of(point),
        organisation=point.carrier or "",
        phones=() if held else tuple(point.phones),
        mailbox="" if held or not point.emails else point.emails[0],
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
        note="" if held or not point.note else words.said(point.note),
        secondary=point.confidence == "secondary",
        source=point.source,
        seen_on=words.day_in_words(date.fromisoformat(point.seen)),
        confirmed=confirmed_in_words(confirmed_on(point.key)),
        chained=False,
        address=reverse("directory:show_entry", args=[point.key]) if listed else "",
        line=kind_and_place(point, traits, lands),
        folded=listed,
    )


def name_of(point: ServicePointRow) -> str:
    return point.name_en if point.name_en and words.in_english() else point.name


def open_state(point: ServicePointRow, at: datetime) -> OpenState:
    calendar = calendar_for(holidays_of(point), year=day_of(at).year)
    return is_open(hours_of(point.hours), at, calendar)


def hours_in_words(point: ServicePointRow, traits: Traits) -> str:
    if point.hours.text:
        return words.said(point.hours.text)
    return _("day and night") if isinstance(traits.hours, Always) else ""


def kind_and_place(point: ServicePointRow, traits: Traits, lands: Mapping[str, str]) -> str:
    where = ", ".join(lands.get(land, land) for land in traits.laender)
    place = f"{point.city}, {where}" if point.city and point.city != where else where
    return f"{KINDS[point.kind]} · {place}"
