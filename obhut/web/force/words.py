"""How the room says what is missing, and who can mend it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from obhut.concepts.enums import ApprovedHow
from obhut.concepts.queries.obstacles import Obstructs

HOW = {
    ApprovedHow.MINUTES: _("in the minutes of a meeting"),
    ApprovedHow.LETTER: _("by letter"),
    ApprovedHow.DECREE: _("by decree"),
    ApprovedHow.HERE: _("signed here, at a desk of this function"),
}
OWNER = frozenset(
    {"every-function-has-a-desk", "every-function-has-its-own-desk", "every-desk-is-staffed"}
    | {"no-unstaffed-desk-is-alone", "no-desk-hangs-on-one-person", "every-desk-has-a-deputy"}
)
"""Rules that ask: who does it?"""
NIGHT = frozenset(
    {"every-function-answers-at-night", "every-function-answers-on-holidays"}
    | {"every-chain-ends-open", "test-calls-reach-somebody"}
)
"""Rules that ask: who answers at night, at the weekend, on a holiday?"""
IN_THE_WAY = pgettext_lazy("weight", "in the way")
OPEN = pgettext_lazy("weight", "open")
SAYS = {
    Obstructs.EMPTY: (
        _("Here nothing is said yet, or in one language only: “%(title)s”."),
        _("Write the words in both languages."),
    ),
    Obstructs.FAULT: (
        _("“%(title)s” names something that does not stand in the text: %(fault)s"),
        _("Name another node, or put the missing one back."),
    ),
    Obstructs.REASON: (
        _("“%(title)s” deviates from the template, and nobody has written down why."),
        _("Write the reason, its ground, who decided and when."),
    ),
    Obstructs.UNSAVED: (
        _("Somebody has typed into “%(title)s” what does not fit yet. It waits there."),
        _("Complete it or discard it."),
    ),
    Obstructs.MERGE: (
        _("The next edition of the template is being merged, and that is not finished."),
        _("Finish the merge, or give it up."),
    ),
    Obstructs.LATER: (
        _("A later edition of this text came into force meanwhile: edition %(number)s."),
        _("Take this one back and set it aside, or it would undo what is in force."),
    ),
    Obstructs.APPROVERS: (
        _("Nobody is named who has to approve."),
        _("Name the functions whose approval this text needs."),
    ),
    Obstructs.APPROVAL: (
        _("The approval is missing: %(title)s."),
        _("Enter it as soon as it is given. It counts for this very text alone."),
    ),
}
NOTHING_YET = _("There is no text yet: not a single chapter.")
NAMELESS = _("a node that was deleted")
EDITORS = _("Whoever works on this text")
KEEPERS = _("Whoever keeps the desks: %(area)s")
TEMPLATE = _("Whoever works on the template: there it is fixed for all")
ALREADY = _("This text is no longer a draft. Open a new one to change it.")
