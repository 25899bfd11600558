"""A desk as a page shows it: open now or not, how sure it is, where it was seen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.directory.queries.desks import service_point_of
from obhut.directory.queries.places import active_digest
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.routing.answers import (
    Answer,
    Link,
    LinkState,
    Missing,
    Reason,
    Several,
    Sole,
    Unknown,
    Unstaffed,
)
from obhut.kernel.routing.desks import Confidence, Desk, Minors
from obhut.kernel.routing.hours import Closed, Open
from obhut.kernel.routing.places import Level
from obhut.web.finder import words
from obhut.web.finder.desk_says import (
    SaidLine,
    aged_in_words,
    called_in_words,
    confirmed_in_words,
    desk_says,
    minors_in_words,
    of_every_age,
)
from obhut.web.kept import Kept

EMERGENCY = "110"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCard:
    key: str
    name: str
    organisation: str
    phones: tuple[str, ...]
    mailbox: str
    web: str
    held: str
    """Why its number is not shown; empty where it is."""
    state: str
    state_in_words: str
    hours: str
    why: str
    minors: str
    ask_about_minors: bool
    """True unless it is known that the desk advises minors of every age."""
    languages: str
    target_group: str
    note: str
    secondary: bool
    source: str
    seen_on: str
    confirmed: str
    freshness: str
    aged: str
    """The warning about an old contact; empty while it is fresh."""
    called: str = ""
    """What the last test call has shown; empty where nobody has tried."""
    says: tuple[SaidLine, ...] = ()
    instead: "DeskCard | None" = None
    """Who answers, as nobody sits at the desk itself or it is closed now."""
    chain: tuple["DeskCard", ...] = ()
    chain_end: str = ""
    """What is said where the chain does not end at somebody who never closes."""
    is_last_resort: bool = False
    """The emergency call: nothing stands behind it."""
    chained: bool = True
    """False where nobody was asked who stands in: an entry of the directory."""
    address: str = ""
    """Of its page in the directory; empty on that page itself."""
    line: str = ""
    """What it is and where: "Youth welfare office · Nürnberg, Bavaria"."""
    unstaffed: str = ""
    """Of an entry of the directory: what nobody staffs at present."""
    folded: bool = True
    """Whether more about it is folded away here; else it stands elsewhere on the page."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AnswerCard:
    """What routing answered, ready for a page. Made once, so compared by being the same."""

    desks: tuple[DeskCard, ...]
    choose: bool = False
    ask: str = ""
    """What to say of the place, and why; empty where nothing depends on it."""
    unknown: str = ""
    unstaffed: tuple[str, ...] = ()
    """Names of desks that nobody staffs and nobody stands in for."""


_CARDS: Kept[AnswerCard] = Kept(most=2_000)


def answer_card(answer: Answer, *, today: date) -> AnswerCard:
    """The card of an answer, made once a day for its desks and their states."""
    key = (get_language(), active_digest(), today, _told_apart(answer))
    return _CARDS.get(key, lambda: _made_card(answer, today))


def _told_apart(answer: Answer) -> object:
    """All that a card says of an answer; what a desk says of itself belongs to its generation."""
    match answer:
        case Sole():
            return tuple((link.desk.key, link.state, link.why) for link in answer.chain)
        case Several():
            choices = tuple(map(_told_apart, answer.choices))
            names = unstaffed_names(answer.unstaffed)
            return answer.reason, answer.ask, bool(answer.without_desk), choices, names
        case Unknown():
            return answer.reason, unstaffed_names(answer.unstaffed)


def _made_card(answer: Answer, today: date) -> AnswerCard:
    """Every outcome has its own page; none can be forgotten."""
    match answer:
        case Sole():
            return AnswerCard(desks=(_sole(answer, today),))
        case Several(choices=choices, reason=reason):
            cards = tuple(_sole(choice, today) for choice in choices)
            return AnswerCard(
                desks=tuple(sorted(cards, key=_turn)),
                choose=reason is Reason.CHOICE,
                ask=_ask_place(answer) if reason is Reason.PLACE else "",
                unstaffed=unstaffed_names(answer.unstaffed),
            )
        case Unknown(reason=reason):
            names = unstaffed_names(answer.unstaffed)
            return AnswerCard(desks=(), unknown=_missing(reason), unstaffed=names)


def _turn(card: DeskCard) -> tuple[bool, bool]:
    """Who is open first, then those for whom somebody else is."""
    return card.state != "open", (card.instead or card).state != "open"


def _ask_place(answer: Several) -> str:
    """What depends on the place, and whether there is a part of it without any desk."""
    if answer.ask is Level.LAND:
        return _("Answers for all of Germany. There may be a nearer desk: name the place.")
    if len(answer.choices) == 1:
        said = _(
            "Whether this desk is the right one depends on the exact place. Please ask for it."
        )
    else:
        said = _("Which of these is right depends on the exact place. Please ask for it.")
    gap = _("For a part of this place we know no desk.") if answer.without_desk else ""
    return f"{said} {gap}".strip()


def _missing(reason: Missing) -> str:
    match reason:
        case Missing.NO_DESK:
            return _("We know no desk for this here. That does not mean that there is none.")
        case Missing.NO_SUCH_PLACE:
            return _("We do not know this place.")
        case Missing.UNSTAFFED:
            return _("Nobody sits there at present, and we know nobody who stands in.")
        case Missing.PLACE_NOT_GIVEN:
            return _("Without a place we cannot name a desk.")
        case Missing.ABROAD:
            return _("The place lies abroad. No desk that we know is responsible there.")


def _sole(answer: Sole, today: date) -> DeskCard:
    first, *rest = answer.chain
    instead = answer.instead or _answers_now(answer)
    return replace(
        link_card(first, today),
        instead=link_card(instead, today) if instead else None,
        chain=tuple(link_card(link, today) for link in rest if link is not instead),
        chain_end=_end_of(answer),
    )


def _answers_now(answer: Sole) -> Link | None:
    """Who answers while the desk is closed. The emergency call is on every page, and gives no advice."""
    found = answer.first_open if isinstance(answer.state, Closed) else None
    return None if found is None or EMERGENCY in found.desk.phones else found


def _end_of(answer: Sole) -> str:
    if len(answer.chain) == 1:
        return _("No deputy is known. In danger: 110.")
    if not answer.ends_open:
        return _("This chain does not end at a desk that never closes. In danger: 110.")
    return ""


def unstaffed_names(desks: Iterable[Desk]) -> tuple[str, ...]:
    """The names of desks at which nobody sits, in the language of the page."""
    return tuple(dict.fromkeys(name_in_words(desk, _rows_of(desk)[1]) for desk in desks))


def _rows_of(desk: Desk) -> tuple[DeskRow | None, ServicePointRow | None]:
    return service_point_of(desk.key) or (None, None)


def link_card(link: Link, today: date) -> DeskCard:
    desk = link.desk
    row, point = _rows_of(desk)
    freshness = desk.freshness_on(today)
    return DeskCard(
        key=desk.key,
        name=name_in_words(desk, point),
        organisation="" if desk.organisation == desk.name else desk.organisation,
        phones=desk.phones,
        mailbox=desk.mailbox if desk.staffed else "",
        web=desk.web,
        held=held_because(desk, point),
        state=state_of(link.state),
        state_in_words=state_in_words(link.state),
        hours=hours_in_words(desk, point),
        why=str(words.WHY[link.why]),
        minors=minors_in_words(desk),
        ask_about_minors=desk.minors is not Minors.YES or not of_every_age(desk),
        languages=words.said(point.languages) if point and point.languages else "",
        target_group=words.said(point.target_group) if point and point.target_group else "",
        note=_note(desk, point),
        secondary=desk.confidence is Confidence.SECONDARY,
        source=desk.source,
        seen_on=words.day_in_words(desk.seen_on),
        confirmed=confirmed_in_words(desk.confirmed_on),
        freshness=freshness,
        aged=aged_in_words(freshness, doubted=bool(desk.doubted_on)),
        called=called_in_words(desk.last_call),
        says=desk_says(row),
        is_last_resort=EMERGENCY in desk.phones,
    )


def _note(desk: Desk, point: ServicePointRow | None) -> str:
    """What to mind before calling; nothing where nobody is to be called there."""
    shown = point.note if point and desk.staffed and not desk.held else None
    return words.said(shown) if shown else ""


def state_of(state: LinkState) -> Literal["open", "closed", "unknown", "unstaffed"]:
    match state:
        case Open():
            return "open"
        case Closed():
            return "closed"
        case Unstaffed():
            return "unstaffed"
        case _:
            return "unknown"


def state_in_words(state: LinkState) -> str:
    match state:
        case Open():
            return _("open now")
        case Unstaffed():
            return _("at present unstaffed")
        case Closed(next_opening=None):
            return _("closed now")
        case Closed(next_opening=opening) if opening:
            return _("closed now; opens %(moment)s") % {"moment": words.moment_in_words(opening)}
        case _:
            return _("opening hours not seen")


def name_in_words(desk: Desk, point: ServicePointRow | None) -> str:
    """The name of a desk in the language of the page, where it has one there."""
    return point.name_en if point and point.name_en and words.in_english() else desk.name


def held_because(desk: Desk, point: ServicePointRow | None) -> str:
    """Why the number of a desk is not shown; empty where it is."""
    if point and point.hold:
        return words.said(point.hold)
    return _("not checked yet") if desk.held else ""


def hours_in_words(desk: Desk, point: ServicePointRow | None) -> str:
    """The hours as the desk's page says them; empty where none were seen."""
    told = words.hours_said(point.hours) if point else ""
    return told or (_("day and night") if desk.never_closes else "")
