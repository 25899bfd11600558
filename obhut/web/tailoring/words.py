"""What this room calls the things a Land does with its template."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from obhut.concepts.enums import ConceptKind, ProposalState
from obhut.concepts.queries.editions import EditionSeen
from obhut.kernel.concept.differences import Change, NodeStanding
from obhut.web.accounts.words import area_in_words
from obhut.web.editions.names import STATE
from obhut.web.finder.words import said

MARKS = {
    NodeStanding.INHERITED: "=",
    NodeStanding.ADAPTED: "≠",
    NodeStanding.ADDED: "+",
    NodeStanding.OMITTED: "–",
}
"""So short that sixteen of them stand beside each other."""
NOT_THERE, NOT_THERE_MARK = _("not there yet"), "○"
BEHIND, BEHIND_MARK = _("behind the template"), "↑"
CHANGES = {
    Change.ADDED: pgettext_lazy("template", "taken in"),
    Change.REMOVED: pgettext_lazy("template", "struck"),
    Change.CHANGED: pgettext_lazy("template", "changed"),
    Change.MOVED: pgettext_lazy("template", "moved"),
}
"""What the template did with a node since."""
KINDS = {
    ConceptKind.TEMPLATE: _("Federal template"),
    ConceptKind.LAND: _("Concept of the Land"),
    ConceptKind.ANNEX: _("Annex of the district"),
    ConceptKind.AGREEMENT: _("Existing agreement"),
}
PROPOSALS = {
    ProposalState.OPEN: pgettext_lazy("proposal", "not answered yet"),
    ProposalState.TAKEN: pgettext_lazy("proposal", "taken over"),
    ProposalState.DECLINED: pgettext_lazy("proposal", "declined"),
}


def edition_name(edition: EditionSeen) -> str:
    """Like "Konzept für Bayern, Fassung 2 (Entwurf)"."""
    return _("%(title)s, edition %(number)d (%(state)s)") % {
        "title": said(edition.title),
        "number": edition.number,
        "state": STATE[edition.state],
    }


def area_name(edition: EditionSeen) -> str:
    level, key = edition.area
    return area_in_words(level.value, key)


def short_area(edition: EditionSeen) -> str:
    """So short that sixteen stand beside each other: "BY"; a district by its number."""
    return edition.area[1].removeprefix("DE-")
