"""What a text is called: the federal template, or the concept of a Land or a district."""

from django.utils.translation import gettext as _

from obhut.concepts.queries import EditionInForce
from obhut.web.finder import words

SHOWN_OF_DIGEST = 12


def concept_in_words(edition: EditionInForce) -> str:
    return _("Federal template") if edition.is_federal else words.said(edition.title)


def edition_in_words(edition: EditionInForce) -> str:
    """Like "Federal template, edition 2, digest 3f2a…": the same on every page and sheet."""
    return _("%(concept)s, edition %(number)d, digest %(digest)s") % {
        "concept": concept_in_words(edition),
        "number": edition.number,
        "digest": edition.digest[:SHOWN_OF_DIGEST],
    }
