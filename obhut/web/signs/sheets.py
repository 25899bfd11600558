"""The sheet of one profession, and the links to all of them."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from obhut.directory.queries.where import Where
from obhut.kernel.concept.kinds import CardFacts, Level
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.routing.answers import Sole
from obhut.knowledge.queries import who_is_responsible
from obhut.web.finder.plan_page import GroundLine, ground_lines
from obhut.web.finder.words import review_in_words, said
from obhut.web.kept import Kept
from obhut.web.signs.choosing import Chosen, chosen_signs
from obhut.web.signs.next_page import NextPage, Way, next_page
from obhut.web.signs.rules import Rules, rules_of
from obhut.web.signs.sign_lines import SignLine, sign_line, titles_of_every_sign

NOWHERE = Where(places=())


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLink:
    """A sheet in the list of all sheets."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOfSheet:
    """A function to call. Its number only where one desk answers for all of Germany."""

    title: str
    address: str
    phones: tuple[str, ...]
    blank: bool
    """Paper leaves room for the number that holds at the reader's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a sheet says, in the language of the page."""

    key: str
    title: str
    text: str
    review: str
    state: str
    signs: tuple[SignLine, ...]
    every: tuple[str, ...]
    next: NextPage
    say: tuple[str, ...]
    avoid: tuple[str, ...]
    finders: tuple[Way, ...]
    may_say: str
    legal_line: str
    grounds: tuple[GroundLine, ...]
    contrary: Rules
    rules: Rules


def sheet_links(mechanism: Mechanism) -> tuple[SheetLink, ...]:
    return tuple(
        SheetLink(
            key=card.key,
            title=_name(card),
            text=said(card.node.text) if card.node.text else "",
        )
        for card in mechanism.cards.values()
    )


def sheet(key: str, mechanism: Mechanism) -> Sheet:
    """The sheet of one profession. Kept: an edition in force never changes."""
    return _SHEETS.get((get_language(), mechanism.digest, key), lambda: _made_sheet(key, mechanism))


def calls_of_sheet(key: str, mechanism: Mechanism, *, at: datetime) -> tuple[CallOfSheet, ...]:
    """Whom the sheet says to call, with the numbers that hold everywhere."""
    return tuple(_call(function, mechanism, at) for function in mechanism.cards[key].facts.call)


_SHEETS: Kept[Sheet] = Kept(most=64)


def _made_sheet(key: str, mechanism: Mechanism) -> Sheet:
    card = mechanism.cards[key]
    node, facts = card.node, card.facts
    signs = chosen_signs(Chosen(card=key), mechanism)
    return Sheet(
        key=key,
        title=_name(card),
        text=said(node.text) if node.text else "",
        review=review_in_words(node.review),
        state=node.review.state,
        signs=tuple(sign_line(sign, mechanism) for sign in signs),
        every=titles_of_every_sign(mechanism),
        next=next_page(signs, mechanism, professions=tuple(facts.professions)),
        say=tuple(said(line) for line in facts.say),
        avoid=tuple(said(line) for line in facts.avoid),
        finders=_finders(facts, mechanism),
        may_say=said(facts.may_say),
        legal_line=said(facts.legal_line),
        grounds=ground_lines(facts.basis, mechanism),
        contrary=rules_of("contrary_facts", mechanism),
        rules=rules_of("signs", mechanism),
    )


def _name(card: Statement[CardFacts]) -> str:
    """Its title without the word "card" before it: that is what all of them are."""
    title = said(card.node.title)
    name = title.partition(": ")[2] or title
    return name[:1].upper() + name[1:]


def _call(function: str, mechanism: Mechanism, at: datetime) -> CallOfSheet:
    known = mechanism.functions[function]
    title, phones = said(known.node.title), _phones(function, at)
    if any(phone in title for phone in phones):
        return CallOfSheet(title=title, address=f"tel:{phones[0]}", phones=(), blank=False)
    here = ""
    if known.facts.level is not Level.CASE:
        here = f"{reverse('finder:desks')}?{urlencode({'function': function})}"
    return CallOfSheet(title=title, address=here, phones=phones, blank=not phones)


def _phones(function: str, at: datetime) -> tuple[str, ...]:
    """The numbers of the one desk that answers wherever the child is; none if that depends."""
    match who_is_responsible(function, place=NOWHERE, at=at):
        case Sole(desk=desk, instead=instead) if not desk.held:
            return instead.desk.phones if instead else desk.phones
        case _:
            return ()


def _finders(facts: CardFacts, mechanism: Mechanism) -> tuple[Way, ...]:
    return tuple(
        Way(
            label=said(mechanism.professions[key].node.title),
            address=f"{reverse('finder:ask')}?{urlencode({'profession': key})}",
        )
        for key in facts.professions
    )
