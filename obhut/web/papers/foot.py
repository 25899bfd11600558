"""What stands on every sheet: which text, as of when, that it is a draft, and the way back."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.concepts.queries import EditionInForce, edition_in_force
from obhut.web.concepts.naming import edition_in_words
from obhut.web.finder import words
from obhut.web.papers.codes import LONGEST, code_of
from obhut.web.speaking import spoken_by


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """Which text a paper says. ``warning`` stands on every sheet, in place of what is true of all."""

    said: str
    digest: str
    warning: str = ""


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
    return foot_of(named_text(edition), title=title, as_of=as_of, address=address)


def named_text(edition: EditionInForce) -> NamedText:
    return NamedText(said=edition_in_words(edition), digest=edition.digest)


def foot_of(text: NamedText, *, title: str, as_of: str, address: str) -> Foot:
    """The same for any edition."""
    return Foot(
        language=get_language() or "de",
        title=title,
        valid=_valid(as_of),
        draft=text.warning or _("Draft: not yet confirmed by specialists."),
        page=_("Page {page} of {pages}"),
        address=address,
        code=code_of(address),
        code_in_words=_("QR code: this page as it is today"),
        edition=text.said,
        digest=text.digest,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFoot:
    """The same for a page that is printed as it stands: in it an address of the code, not the code."""

    valid: str
    edition: str = ""
    address: str = ""
    code: str = ""


def dated_foot() -> PageFoot:
    """Of a page that says nothing of an edition, like a refusal."""
    return PageFoot(valid=_valid(words.day_in_words(timezone.localdate())))


def page_foot(request: HttpRequest, *, as_of: str = "") -> PageFoot:
    """``as_of``: the moment the page holds for, in words; today unless told.

    The edition is the one the page speaks from; the federal one where it speaks from none.
    """
    path = request.get_full_path()
    short = len(path) <= LONGEST
    spoken = spoken_by(request)
    edition = spoken.present.edition if spoken else _edition_if_known()
    return PageFoot(
        valid=_valid(as_of or words.day_in_words(timezone.localdate())),
        edition=edition_in_words(edition) if edition else "",
        address=request.build_absolute_uri(path if short else request.path),
        code=f"{reverse('papers:show_code')}?for={quote(path, safe='/')}" if short else "",
    )


def _edition_if_known() -> EditionInForce | None:
    """A page that needs no database is shown without one, too: it may be the one that says 110."""
    try:
        return edition_in_force()
    except DatabaseError:
        return None


def _valid(as_of: str) -> str:
    return _("Valid as of %(moment)s") % {"moment": as_of}


def in_force_in_words(edition: EditionInForce) -> str:
    return words.moment_in_words(edition.in_force_at)


def card_path(card: str) -> str:
    """The page of a profession card, in the language of the reader."""
    return reverse("signs:show_sheet", args=[card])


def file_name(*parts: str, day: date) -> str:
    """Like "obhut-plan-2026-11-27-de.pdf". Nothing of what was asked stands in it."""
    return "-".join(("obhut", *parts, day.isoformat(), get_language() or "de")) + ".pdf"
