"""A desk as a page shows it: open now or not, how sure it is, where it was seen."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.directory.queries.desks import service_point_of
from obhut.directory.queries.places import active_digest
from obhut.kernel.mechanism.directory_rows import ServicePointRow
from obhut.kernel.routing.answers import Answer, Link, Missing, Reason, Several, Sole, Unknown
from obhut.kernel.routing.desks import Confidence, Desk
from obhut.kernel.routing.hours import Closed, Open, OpenState
from obhut.web.finder import words
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
    """True unless it is known that the desk advises minors."""
    languages: str
    target_group: str
    note: str
    secondary: bool
    source: str
    seen_on: str
    confirmed: str
    chain: tuple["DeskCard", ...] = ()
    ends_open: bool = True
    is_last_resort: bool = False
    """The emergency call: nothing stands behind it."""
    chained: bool = True
    """False where nobody was asked who stands in: an entry of the directory."""
    address: str = ""
    """Of its page in the directory; empty on that page itself."""
    line: str = ""
    """What it is and where: "Youth welfare office · Nürnberg, Bavaria"."""
    folded: bool = True
    """Whether more about it is folded away here; else it stands elsewhere on the page."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AnswerCard:
    """What routing answered, ready for a page. Made once, so compared by being the same."""

    desks: tuple[DeskCard, ...]
    open_now: bool
    choose: bool = False
    ask: str = ""
    unknown: str = ""


_CARDS: Kept[AnswerCard] = Kept(most=2_000)


def answer_card(answer: Answer) -> AnswerCard:
    """The card of an answer, made once for its desks and their states."""
    key = (get_language(), active_digest(), _told_apart(answer))
    return _CARDS.get(key, lambda: _made_card(answer))


def _told_apart(answer: Answer) -> object:
    """All that a card says of an answer; what a desk says of itself belongs to its generation."""
    match answer:
        case Sole():
            return tuple((link.desk.key, link.state, link.why) for link in answer.chain)
        case Several():
            choices = tuple(map(_told_apart, answer.choices))
            return answer.reason, answer.ask, choices
        case Unknown():
            return answer.reason


def _made_card(answer: Answer) -> AnswerCard:
    """Every outcome has its own page; none can be forgotten."""
    match answer:
        case Sole():
            return AnswerCard(desks=(_sole(answer),), open_now=answer.first_open is not None)
        case Several(choices=choices, reason=reason):
            cards = tuple(_sole(choice) for choice in choices)
            return AnswerCard(
                desks=tuple(sorted(cards, key=lambda card: card.state != "open")),
                open_now=any(choice.first_open is not None for choice in choices),
                choose=reason is Reason.CHOICE,
                ask=answer.ask or "" if reason is Reason.PLACE else "",
            )
        case Unknown(reason=reason):
            return AnswerCard(desks=(), open_now=False, unknown=_missing(reason))


def _missing(reason: Missing) -> str:
    match reason:
        case Missing.NO_DESK:
            return _("We know no desk for this here. That does not mean that there is none.")
        case Missing.NO_SUCH_PLACE:
            return _("We do not know this place.")
        case Missing.PLACE_NOT_GIVEN:
            return _("Without a place we cannot name a desk.")
        case Missing.ABROAD:
            return _("The place lies abroad. No desk that we know is responsible there.")


def _sole(answer: Sole) -> DeskCard:
    first, *rest = answer.chain
    following = tuple(_card(link) for link in rest)
    return _card(first, chain=following, ends_open=answer.ends_open)


def _card(link: Link, *, chain: tuple[DeskCard, ...] = (), ends_open: bool = True) -> DeskCard:
    desk = link.desk
    rows = service_point_of(desk.key)
    point = rows[1] if rows else None
    return DeskCard(
        key=desk.key,
        name=name_in_words(desk, point),
        organisation="" if desk.organisation == desk.name else desk.organisation,
        phones=desk.phones,
        mailbox=desk.mailbox,
        web=desk.web,
        held=held_because(desk, point),
        state=state_of(link.state),
        state_in_words=state_in_words(link.state),
        hours=hours_in_words(desk, point),
        why=str(words.WHY[link.why]),
        minors=str(words.MINORS[desk.minors]),
        ask_about_minors=desk.minors != "yes",
        languages=words.said(point.languages) if point and point.languages else "",
        target_group=words.said(point.target_group) if point and point.target_group else "",
        note="" if desk.held or not point or not point.note else words.said(point.note),
        secondary=desk.confidence is Confidence.SECONDARY,
        source=desk.source,
        seen_on=words.day_in_words(desk.seen_on),
        confirmed=confirmed_in_words(desk.confirmed_on),
        chain=chain,
        ends_open=ends_open,
        is_last_resort=EMERGENCY in desk.phones,
    )


def confirmed_in_words(day: date | None) -> str:
    if day is None:
        return _("Not yet confirmed by the desk itself.")
    return _("Confirmed by the desk itself on %(day)s.") % {"day": words.day_in_words(day)}


def state_of(state: OpenState) -> Literal["open", "closed", "unknown"]:
    match state:
        case Open():
            return "open"
        case Closed():
            return "closed"
        case _:
            return "unknown"


def state_in_words(state: OpenState) -> str:
    match state:
        case Open():
            return _("open now")
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
    if point and point.hours.text:
        return words.said(point.hours.text)
    return _("day and night") if desk.never_closes else ""
