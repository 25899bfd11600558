"""What stands on every sheet: which text, as of when, that it is a draft, and the way back."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.concepts.queries import EditionInForce
from obhut.web.finder import words
from obhut.web.papers.codes import code_of

SHOWN_OF_DIGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    language: str
    title: str
    valid: str
    draft: str
    page: str
    """Words with two gaps: page … of …."""
    address: str
    """Of the page that says today what the paper said then."""
    code: str
    code_in_words: str
    edition: str
    digest: str


def foot(*, title: str, edition: EditionInForce, as_of: str, address: str) -> Foot:
    """``as_of``: the moment or day that the paper holds for, in words."""
    return Foot(
        language=get_language() or "de",
        title=title,
        valid=_("Valid as of %(moment)s") % {"moment": as_of},
        draft=_("Draft: not yet confirmed by specialists."),
        page=_("Page {page} of {pages}"),
        address=address,
        code=code_of(address),
        code_in_words=_("QR code: this page as it is today"),
        edition=_("Federal template, edition %(number)d, digest %(digest)s")
        % {"number": edition.number, "digest": edition.digest[:SHOWN_OF_DIGEST]},
        digest=edition.digest,
    )


def in_force_in_words(edition: EditionInForce) -> str:
    return words.moment_in_words(edition.in_force_at)


def card_path(card: str) -> str:
    """The page of a profession card, in the language of the reader."""
    return reverse("signs:show_sheet", args=[card])


def file_name(*parts: str, day: date) -> str:
    """Like "obhut-plan-2026-11-27-de.pdf". Nothing of what was asked stands in it."""
    return "-".join(("obhut", *parts, day.isoformat(), get_language() or "de")) + ".pdf"
