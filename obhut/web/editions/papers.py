"""Text, redline, handbook and cards of any edition, set once as PDF or Word file and kept."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.concepts.queries.editions import EditionSeen
from obhut.directory.queries.places import active_directory
from obhut.web.editions.blocks import redline_blocks, text_blocks
from obhut.web.editions.handbooks import handbook_of, text_on_paper
from obhut.web.editions.lines import edition_line, since, warning
from obhut.web.editions.reading import digest_of
from obhut.web.editions.redline import change_counts, differences
from obhut.web.finder import words
from obhut.web.papers.blocks import Block
from obhut.web.papers.card_paper import card_paper
from obhut.web.papers.foot import NamedText, foot_of
from obhut.web.papers.handbook.chapters import handbook_paper
from obhut.web.papers.handbook.in_blocks import handbook_blocks
from obhut.web.papers.handbook.words import handbook_labels
from obhut.web.papers.kept import set_once
from obhut.web.papers.press import Order, order

TEMPLATES = {"pdf": "blocks.typ", "docx": "blocks.docx"}
"""The forms a paper comes in."""


def text_paper(edition: EditionSeen, form: str, *, today: date, address: str) -> bytes:
    """The whole text. Raises Busy."""

    def wanted() -> Order:
        blocks = text_blocks(edition)
        told = {"title": edition_line(edition).name, "contents": 1}
        return _order(form, edition, blocks, told, (today, address))

    return _once(("text", form, edition), wanted, today, address)


def redline_paper(
    before: EditionSeen, after: EditionSeen, form: str, *, today: date, address: str
) -> bytes:
    """In Word the whole text with tracked changes; as PDF what differs. Raises Busy."""

    def wanted() -> Order:
        blocks = redline_blocks(before, after, whole=form == "docx")
        was, now = edition_line(before), edition_line(after)
        told = {
            "title": _("Changes: %(before)s → %(after)s") % {"before": was.name, "after": now.name},
            "contents": 0,
            "lead": [
                _("Earlier: %(edition)s, %(since)s") % {"edition": was.name, "since": was.since},
                _("Later: %(edition)s, %(since)s") % {"edition": now.name, "since": now.since},
                "; ".join(
                    f"{each.said}: {each.count}"
                    for each in change_counts(differences(before, after))
                ),
            ],
            "notes": [
                _how_to_read(form),
                _("Digest of the earlier edition:") + f" {digest_of(before)}",
            ],
        }
        return _order(form, after, blocks, told, (today, address))

    return _once(("redline", form, before, after), wanted, today, address)


def handbook_of_edition(edition: EditionSeen, form: str, *, today: date, address: str) -> bytes:
    """Raises Busy, and Faulty where a draft is not whole."""

    def wanted() -> Order:
        handbook = handbook_of(edition)
        if form == "pdf":
            return handbook_paper(handbook, today=today, address=address)
        told = {
            "title": handbook.title,
            "contents": 2,
            "lead": [
                handbook_labels()["subtitle"],
                f"{edition_line(edition).name}, {since(edition)}",
            ],
        }
        blocks = handbook_blocks(handbook, today=today)
        return _order(form, edition, blocks, told, (today, address))

    return _once(("handbook", form, edition, active_directory()), wanted, today, address)


def card_of_edition(card: str, edition: EditionSeen, *, today: date, address: str) -> bytes:
    """Raises Busy, KeyError, and Faulty where a draft is not whole."""

    def wanted() -> Order:
        return card_paper(card, text_on_paper(edition), today=today, address=address)

    return _once(("card of", card, edition, active_directory()), wanted, today, address)


def _once(what: tuple[object, ...], wanted: Callable[[], Order], *of: object) -> bytes:
    return set_once((*what, get_language(), *of), wanted)


def _order(
    form: str,
    edition: EditionSeen,
    blocks: tuple[Block, ...],
    told: dict[str, Any],
    of: tuple[date, str],
) -> Order:
    """``of``: the day, and the address of the page that says the same."""
    today, address = of
    named = NamedText(
        said=edition_line(edition).name, digest=digest_of(edition), warning=warning(edition)
    )
    day = words.day_in_words(today)
    on_sheet = foot_of(named, title=told["title"], as_of=day, address=address)
    content = {
        "foot": asdict(on_sheet),
        "words": handbook_labels() | {"added": _("new:"), "removed": _("gone:")},
        "lead": [f"{edition_line(edition).area} · {since(edition)}"],
        "warning": named.warning,
        "notes": [handbook_labels()["own_words"]],
        "blocks": [asdict(block) for block in blocks],
    }
    return order(TEMPLATES[form], content | told, at=edition.in_force_at or edition.made_at)


def _how_to_read(form: str) -> str:
    if form == "docx":
        return _(
            "The whole text with tracked changes: accept all of them, and you have the later edition; reject all, and you have the earlier one."
        )
    return _(
        "Only what differs. What came stands as [new: …], what went as [gone: …]; a node that moved goes at one place and comes at the other."
    )
