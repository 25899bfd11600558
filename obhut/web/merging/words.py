"""What this room calls how two changes meet, and what may be decided."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from obhut.concepts.enums import MergeState
from obhut.kernel.concept.merging import MergeCase, MergeItem, Pick
from obhut.web.editions.facts import label_of
from obhut.web.editions.wording import FIELDS
from obhut.web.language import NAMES

CASES: dict[MergeCase, Promise | str] = {
    MergeCase.TEMPLATE_CHANGED: _("Only the template has changed this."),
    MergeCase.TEMPLATE_ADDED: _("New in the template."),
    MergeCase.TEMPLATE_DELETED: _(
        "No longer in the template. With us it stands as it stood in the old template."
    ),
    MergeCase.TEMPLATE_MOVED: _("The template has moved it. With us it stands where it stood."),
    MergeCase.TEMPLATE_REORDERED: _("The template has put this into another order."),
    MergeCase.SAME_NODE: _(
        "Only the template has changed this, but we have changed something else in this node. Do both still fit together?"
    ),
    MergeCase.BOTH_CLEAN: _(
        "Both have changed this text, at different words. Both changes can be put together: please confirm."
    ),
    MergeCase.BOTH_REORDERED: _(
        "Both have changed the order, at different places. Both can be put together: please confirm."
    ),
    MergeCase.CONFLICT: _("Both have changed the same. Ours stays unless you decide otherwise."),
    MergeCase.PLACE_CONFLICT: _(
        "Both have moved it, each to another place. It stays at ours unless you decide otherwise."
    ),
    MergeCase.ORDER_CONFLICT: _(
        "Both have changed the order at the same place. Ours stays unless you decide otherwise."
    ),
    MergeCase.DELETED_CHANGED: _(
        "No longer in the template, but we have adapted it. It stays unless you decide otherwise."
    ),
    MergeCase.OMITTED_CHANGED: _(
        "We have left it out, and the template has changed it. It stays out unless you decide otherwise."
    ),
    MergeCase.PARENT_KEPT: _(
        "One of the two no longer has it, but something that stays stands below it. So it stays, too. If you strike it, what stands below goes with it."
    ),
    MergeCase.REFERENCE_KEPT: _(
        "One of the two no longer has it, but something that stays refers to it or stands below it. So it has to stay until nothing does."
    ),
    MergeCase.REFERENCE_LOST: _(
        "In the template it refers to something that is not in our text. So it cannot come in."
    ),
    MergeCase.KEY_TWICE: _(
        "Both have written a node of their own under this key. Ours stays; what you want of the other one is written into it afterwards."
    ),
    MergeCase.LOOP: _(
        "Both have moved nodes so that each would stand below the other. It stays at our place."
    ),
    MergeCase.PLACE_LOST: _(
        "The template has moved it below something that is not in our text. It stays at our place."
    ),
    MergeCase.LOCKED: _("From now on the template fixes this. Its word holds, whatever we wrote."),
    MergeCase.UNFIT: _(
        "Put together, both no longer fit into one node. Ours stays unless you decide otherwise."
    ),
}

CHOOSE_WORDS: dict[Pick, Promise | str] = {
    Pick.TEMPLATE: _("As in the new template"),
    Pick.OWN: _("As in our text"),
    Pick.MERGED: _("Both together"),
    Pick.OTHER: _("In other words"),
}
LEAVE_OUT, TAKE_IN = _("Leave it out"), _("Take it in from the template")
STRIKE, KEEP = _("Strike it"), _("Keep it")
LISTS = {
    "waiting": pgettext_lazy("merge", "Waits for a decision"),
    "listed": pgettext_lazy("merge", "Changed by the template alone"),
    "decided": pgettext_lazy("merge", "Decided"),
}
ENDS = {
    MergeState.OPEN: pgettext_lazy("merge", "open"),
    MergeState.APPLIED: pgettext_lazy("merge", "became a draft"),
    MergeState.ABANDONED: pgettext_lazy("merge", "given up"),
}


def counted(waiting: int, listed: int) -> str:
    """How many items need a person, and how many changes do not."""
    asked = ngettext(
        "%(n)d item for a person to decide", "%(n)d items for a person to decide", waiting
    ) % {"n": waiting}
    taken = ngettext("%(n)d change taken over.", "%(n)d changes taken over.", listed) % {
        "n": listed
    }
    return f"{asked}, {taken}"


def choice_in_words(item: MergeItem, pick: Pick) -> str:
    """What a choice does; of a node as a whole: whether it is in the text afterwards."""
    if item.path != "node":
        return str(CHOOSE_WORDS[pick])
    ours_has_it = item.ours is not None and not item.because_of_a_twin
    if pick is Pick.OWN:
        return str(KEEP if ours_has_it else LEAVE_OUT)
    return str(TAKE_IN if item.theirs is not None else STRIKE)


def path_in_words(path: str, holder: str = "") -> str:
    """What is decided: a field, the place, the order, or the node as a whole."""
    if path == "node":
        return str(_("The whole node"))
    if path == "order":
        return str(_("The order of what stands below"))
    name, _dot, rest = path.partition(".")
    if name == "facts":
        name, _dot, language = rest.partition(".")
        label = label_of(name, holder)
    else:
        language, label = rest, str(FIELDS.get(name, name))
    return f"{label} ({NAMES[language]})" if language else label
