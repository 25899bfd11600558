"""The page of one entry: all that is known of it, how sure that is, and what was not seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from obhut.directory.queries.entries import Entry, Gone
from obhut.directory.queries.search import Wanted, find
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.findable import traits_of
from obhut.kernel.mechanism.protected_places import SHELTER
from obhut.knowledge.queries import functions_everywhere
from obhut.web.directory import words
from obhut.web.directory.entry_cards import entry_card, hours_in_words, listed_card, name_of
from obhut.web.directory.loosening import Way
from obhut.web.directory.search_page import address
from obhut.web.directory.tiles import land_names
from obhut.web.finder import words as said_words
from obhut.web.finder.desk_cards import DeskCard
from obhut.web.finder.desk_says import SaidLine, desk_says

INSTEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """One fact; without words where it was not seen."""

    label: str
    text: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionPart:
    """One thing it does in the mechanism, the way to who else does it, and what its desk says."""

    way: Way
    unstaffed: bool
    says: tuple[SaidLine, ...]
    mailbox: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    name: str
    card: DeskCard
    facts: tuple[FactLine, ...]
    functions: tuple[FunctionPart, ...]
    sure: str
    sources: tuple[str, ...]
    land: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """An entry that left: since when, and who is there now."""

    name: str
    since: str
    instead: tuple[SafeString, ...]
    land: Way


def entry_page(entry: Entry, *, at: datetime) -> EntryPage:
    point, lands = entry.point, land_names()
    return EntryPage(
        name=name_of(point),
        card=entry_card(point, at=at, lands=lands, listed=False),
        facts=tuple(_facts(point)),
        functions=tuple(_functions(entry)),
        sure=_how_sure(point),
        sources=(point.source, *point.further_sources),
        land=_land(point),
    )


def gone_page(gone: Gone, *, at: datetime) -> GonePage:
    """Who advises minors in that Land now stands first."""
    lands, land = land_names(), _land_key(gone.point)
    found = find(Wanted(land=land, minors="yes")).points or find(Wanted(land=land)).points
    return GonePage(
        name=name_of(gone.point),
        since=said_words.day_in_words(day_of(gone.since)),
        instead=tuple(listed_card(each, at=at, lands=lands) for each in found[:INSTEAD]),
        land=_land(gone.point),
    )


def _facts(point: ServicePointRow) -> Iterator[FactLine]:
    traits, said = traits_of(point), said_words.said
    yield FactLine(label=_("For whom"), text=said(point.target_group) if point.target_group else "")
    yield FactLine(label=str(words.FIELDS["minors"]), text=str(words.ANSWERS[traits.minors]))
    yield FactLine(
        label=str(words.FIELDS["professionals"]), text=str(words.ANSWERS[traits.professionals])
    )
    forms = (words.form_name(form) for form in point.forms)
    yield FactLine(label=_("Forms of exploitation"), text=", ".join(forms))
    yield FactLine(label=_("Languages"), text=said(point.languages) if point.languages else "")
    yield FactLine(label=_("Hours"), text=hours_in_words(point, traits))
    yield FactLine(label=_("Address"), text=_address(point))
    for mailbox in () if point.hold else point.emails:
        yield FactLine(label=_("E-mail"), text=mailbox, address=f"mailto:{mailbox}")
    yield FactLine(label=_("Web"), text=point.web or "", address=point.web or "")
    if point.chat:
        yield FactLine(label=_("Chat"), text=said(point.chat))
    if point.since_text or point.since:
        text = said(point.since_text) if point.since_text else point.since or ""
        yield FactLine(label=_("There since"), text=text)


def _address(point: ServicePointRow) -> str:
    if point.kind == SHELTER:
        return _("not told, because it is a protected place")
    return "" if point.hold else point.address or ""


def _how_sure(point: ServicePointRow) -> str:
    """Where it was seen, and what that is worth."""
    if point.hold:
        return _("The number is held back: nobody has checked it yet.")
    if point.confidence == "secondary":
        return _("Seen only on somebody else’s page: check before you rely on it.")
    seen = _("Seen on the page of the organisation or of an authority.")
    return " ".join([seen, str(words.SEEN_ON.get(point.number_seen_on or "", ""))]).strip()


def _functions(entry: Entry) -> Iterator[FunctionPart]:
    """What it does in the mechanism: each function once, though several desks may staff it."""
    known = functions_everywhere()
    by_function: dict[str, list[DeskRow]] = {}
    for desk in entry.desks:
        if desk.function in known:
            by_function.setdefault(desk.function, []).append(desk)
    for key, desks in by_function.items():
        asked = {"function": key, "land": _land_key(entry.point)}
        query = urlencode(
            {name: value for name, value in asked.items() if value != words.NATIONWIDE}
        )
        label = said_words.said(known[key].node.title)
        shown = () if entry.point.hold else [desk.mailbox for desk in desks if desk.mailbox]
        yield FunctionPart(
            way=Way(label=label, address=f"{reverse('finder:desks')}?{query}"),
            unstaffed=all(desk.holders == 0 for desk in desks),
            says=tuple(dict.fromkeys(line for desk in desks for line in desk_says(desk))),
            mailbox=next(iter(shown), ""),
        )


def _land(point: ServicePointRow) -> Way:
    key = _land_key(point)
    name = land_names().get(key, "")
    return Way(label=_("All entries: %(land)s") % {"land": name}, address=address({"land": key}))


def _land_key(point: ServicePointRow) -> str:
    return next(iter(traits_of(point).laender), words.NATIONWIDE)
