"""How the pages of a draft call things."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from obhut.concepts.enums import NodeChangeKind
from obhut.kernel.concept.differences import Change, NodeStanding

KINDS = {
    "step": pgettext_lazy("one node", "step"),
    "interrupt": pgettext_lazy("one node", "event that breaks in"),
    "term": pgettext_lazy("one node", "time rule"),
    "share": pgettext_lazy("one node", "who may tell whom what"),
    "data-class": pgettext_lazy("one node", "class of information"),
    "form": pgettext_lazy("one node", "form of exploitation"),
    "element": pgettext_lazy("one node", "test for trafficking"),
    "boundary": pgettext_lazy("one node", "neighbouring concept"),
    "indicator": pgettext_lazy("one node", "sign"),
    "card": pgettext_lazy("one node", "card for a profession"),
    "profession": pgettext_lazy("one node", "profession"),
    "actor": pgettext_lazy("one node", "body involved"),
    "function": pgettext_lazy("one node", "function"),
    "clause": pgettext_lazy("one node", "clause of an agreement"),
    "principle": pgettext_lazy("one node", "principle"),
    "failure": pgettext_lazy("one node", "what may go wrong"),
    "layer": pgettext_lazy("one node", "what a Land may tailor"),
    "rule-of-use": pgettext_lazy("one node", "rule of use"),
    "goal": pgettext_lazy("one node", "goal of the strategy"),
    "word": pgettext_lazy("one node", "word of the glossary"),
    "norm": pgettext_lazy("one node", "norm"),
    "section": pgettext_lazy("one node", "chapter or section"),
    "source": pgettext_lazy("one node", "source"),
    "instrument": pgettext_lazy("one node", "existing agreement"),
}

STANDINGS = {
    NodeStanding.ADAPTED: _("adapted"),
    NodeStanding.ADDED: _("added"),
    NodeStanding.OMITTED: _("left out"),
}
"""What is inherited has no mark."""

CHANGES = {
    NodeChangeKind.CHANGED: _("Changed"),
    NodeChangeKind.INSERTED: _("Put in"),
    NodeChangeKind.DELETED: _("Deleted"),
    NodeChangeKind.MOVED: _("Moved"),
}
WOULD_BE = {
    Change.ADDED: _("put in"),
    Change.REMOVED: _("deleted"),
    Change.CHANGED: _("changed"),
    Change.MOVED: _("moved"),
}
NO_WAY_ON = {
    "up": _("It is the first here already."),
    "down": _("It is the last here already."),
    "in": _("There is no node before it that it could stand below."),
    "out": _("It is a chapter already."),
}
REFUSALS = (
    _("There is no such concept."),
    _("There is no such edition."),
    _("There is no such change."),
    _("There is no such remark."),
)
"""What the room says no with: its sentences are English, and this is where they get their German."""
