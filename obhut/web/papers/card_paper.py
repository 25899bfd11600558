"""A profession card on paper: A5, two pages, to be kept where one works."""

from dataclasses import asdict
from datetime import date

from django.utils.translation import gettext as _

from obhut.directory.queries.desks import desk_book
from obhut.kernel.routing.places import Level
from obhut.web.finder import words
from obhut.web.finder.plan_page import ground_line
from obhut.web.papers.foot import foot_of
from obhut.web.papers.handbook.statements import Reader, all_said, said
from obhut.web.papers.labels import help_lines, labels
from obhut.web.papers.press import Order, order
from obhut.web.papers.texts import TextOnPaper

FEDERATION = "DE"


def card_paper(card: str, of: TextOnPaper, *, today: date, address: str) -> Order:
    """The order for the press. Raises KeyError where there is no such card."""
    mechanism, statement = of.mechanism, of.mechanism.cards[card]
    facts, reader = statement.facts, Reader(mechanism)
    signs = tuple(mechanism.indicators[key] for key in facts.indicators)
    title = words.said(statement.node.title)
    on_sheet = foot_of(of.named, title=title, as_of=words.day_in_words(today), address=address)
    return order(
        "card.typ",
        {
            "foot": asdict(on_sheet),
            "words": labels() | _labels(),
            "card": asdict(reader.told(statement.node)),
            "signs": [
                {
                    "title": words.said(sign.node.title),
                    "text": said(sign.node.text),
                    "urgent": sign.facts.urgent,
                }
                for sign in signs
            ],
            "states": tuple(
                dict.fromkeys(words.review_in_words(sign.node.review) for sign in signs)
            ),
            "say": all_said(facts.say),
            "avoid": all_said(facts.avoid),
            "call": [
                {"function": title, "phone": _number_everywhere(key)}
                for key, title in zip(facts.call, reader.functions(facts.call), strict=True)
            ],
            "may_say": words.said(facts.may_say),
            "legal_line": words.said(facts.legal_line),
            "grounds": [asdict(ground_line(mechanism.norms[key])) for key in facts.basis],
            "help": help_lines()[:2],
        },
        at=of.at,
    )


def _number_everywhere(function: str) -> str:
    """The number that answers day and night in all of Germany; others are written in by hand."""
    desks = desk_book().in_area(function, (Level.FEDERATION, FEDERATION))
    return next((desk.phones[0] for desk in desks if desk.never_closes and desk.phones), "")


def _labels() -> dict[str, str]:
    return {
        "signs": _("What you may notice"),
        "no_proof": _(
            "No sign proves anything, and none rules anything out. Ticks are not counted."
        ),
        "keep": _("Show this card neither to the child nor to whoever is with it."),
        "say": _("What you may say to the child"),
        "do_not": _("What you do not do"),
        "call": _("Whom you call"),
        "number_here": _("Number here:"),
        "law": _("What the law says"),
        "this_card": _("What this card says besides the signs:"),
    }
