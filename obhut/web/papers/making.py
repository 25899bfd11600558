"""Handbooks and cards for whoever asks: on a page or on the command line, the same bytes."""

from datetime import date

from django.utils.translation import get_language

from obhut.directory.queries.places import active_directory
from obhut.knowledge.queries import InForce
from obhut.web.papers.card_paper import card_paper
from obhut.web.papers.handbook.chapters import handbook_in_force, handbook_paper, text_of_land
from obhut.web.papers.kept import set_once
from obhut.web.papers.texts import on_paper


def handbook_pdf(land: str, *, today: date, address: str) -> bytes:
    """The handbook of a Land, in the language of the reader. Raises Busy, NothingInForce."""
    return set_once(
        ("handbook", land, *_text(text_of_land(land)), today, address),
        lambda: handbook_paper(handbook_in_force(land), today=today, address=address),
    )


def card_pdf(card: str, present: InForce, *, today: date, address: str) -> bytes:
    """A profession card of this text, in the language of the reader. Raises Busy, KeyError."""
    return set_once(
        ("card", card, *_text(present), today, address),
        lambda: card_paper(card, on_paper(present), today=today, address=address),
    )


def _text(present: InForce) -> tuple[object, ...]:
    """Which words are said: edition, directory, language."""
    return present.edition.id, active_directory(), get_language()
