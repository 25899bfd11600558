"""Which text a paper says: the one in force, or any other edition."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from obhut.concepts.queries import text_of
from obhut.kernel.concept.edition import EditionText
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.knowledge.queries import InForce
from obhut.web.papers.foot import NamedText, in_force_in_words, named_text


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOnPaper:
    """An edition with everything that a paper says of it."""

    text: EditionText
    mechanism: Mechanism
    named: NamedText
    since: str
    at: datetime
    """When the text came to be what it is; stands in the file as the moment of its making."""


def on_paper(held: InForce) -> TextOnPaper:
    """The text that holds at a place."""
    return TextOnPaper(
        text=text_of(held.edition.id),
        mechanism=held.mechanism,
        named=named_text(held.edition),
        since=_("in force since %(day)s") % {"day": in_force_in_words(held.edition)},
        at=held.edition.in_force_at,
    )
