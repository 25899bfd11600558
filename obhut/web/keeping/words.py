"""Words of the keepers' pages."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from obhut.directory.enums import ChangeKind, TaskKind, TaskOutcome
from obhut.directory.queries.desks import service_point_of
from obhut.kernel.refusals import Fault
from obhut.knowledge.queries import functions_everywhere
from obhut.knowledge.queries.keeping import Lack
from obhut.web.directory.entry_cards import name_of
from obhut.web.finder.words import in_english, said

LACKS = {
    Lack.MISSING: _("Missing"),
    Lack.UNSTAFFED: _("Unstaffed"),
    Lack.CONTRADICTORY: _("Contradictory"),
    Lack.STALE: _("Out of date"),
    Lack.UNCONFIRMED: _("Unconfirmed"),
}
WHAT_LACKS = {
    Lack.MISSING: _("desks, deputies, mailboxes and night hours that nobody has entered yet"),
    Lack.UNSTAFFED: _("desks at which nobody sits, or one person only"),
    Lack.CONTRADICTORY: _("two versions of the same, or a mailbox that seems to be a person's"),
    Lack.STALE: _("not confirmed for nine months or longer"),
    Lack.UNCONFIRMED: _(
        "due for confirmation after six months, or never confirmed by the desk itself"
    ),
}
CHANGES = {
    ChangeKind.CHANGED: _("changed"),
    ChangeKind.ADDED: _("added"),
    ChangeKind.REMOVED: _("removed"),
    ChangeKind.CONFIRMED: _("confirmed"),
    ChangeKind.HANDED_OVER: _("handed over"),
    ChangeKind.UNDONE: _("taken back"),
    ChangeKind.CARRIED: _("carried over into a newer generation"),
}
TASKS = {
    TaskKind.UNKNOWN_ANSWER: _("Nobody is known for a function"),
    TaskKind.WRONG_ENTRY: _("A reader says an entry is wrong"),
    TaskKind.UNSTAFFED: _("Nobody holds the desk"),
    TaskKind.UNCONFIRMED: _("The mailbox was asked and has not answered"),
    TaskKind.PROPOSAL: _("The mailbox wants something to be changed"),
    TaskKind.NO_LONGER_US: _("The mailbox says that it is no longer this desk"),
    TaskKind.MAILBOX_IS_DEAD: _("A letter to the mailbox did not arrive"),
    TaskKind.TEST_CALL: _("A test call is due"),
    TaskKind.NOT_IN_FORCE: _("A text could not come into force on its day"),
}
OUTCOMES = {
    TaskOutcome.MENDED: pgettext_lazy("outcome", "mended"),
    TaskOutcome.RIGHT_AS_IT_IS: pgettext_lazy("outcome", "right as it is"),
    TaskOutcome.NOT_OURS: pgettext_lazy("outcome", "not ours to mend"),
}
STATES = {"open": pgettext_lazy("tasks", "open"), "done": pgettext_lazy("tasks", "done")}


def function_name(key: str) -> str:
    """Its title; the key where the edition in force does not know it."""
    functions = functions_everywhere()
    return said(functions[key].node.title) if key in functions else key


def desk_name(key: str) -> str:
    """Function and institution; the key where the directory no longer knows the desk."""
    rows = service_point_of(key)
    if rows is None:
        return key
    desk, point = rows
    return f"{function_name(desk.function)}, {name_of(point)}"


def fault_in_words(fault: Fault) -> str:
    return fault.en if in_english() else fault.de
