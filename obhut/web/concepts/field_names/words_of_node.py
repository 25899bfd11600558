"""What the fields that every node has, or several kinds share, are called and how they are explained."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "Node.title": (_("Title"), _("What this node is called, in a few words.")),
    "Node.text": (
        _("Text"),
        _(
            "What it says, in sentences. Paragraphs, lists, emphasis and links are written in Markdown."
        ),
    ),
    "Node.force": (
        _("How far it binds"),
        _("Law binds everybody; a recommendation is agreed on; information binds nobody."),
    ),
    "Node.freedom": (
        _("What a Land may do with it"),
        _("Fixed: it stays as it is. Adaptable: with a reason. Optional: it may be left out."),
    ),
    "Node.evidence": (
        _("What it rests on"),
        _("A page somebody has read, general knowledge, a conclusion, or a proposal of our own."),
    ),
    "Node.sources": (_("Sources"), _("The pages and papers it was taken from.")),
    "Node.review": (
        _("State of review"),
        _("Whether somebody has compared it with the text of the law."),
    ),
    "Node.as_of": (_("As of"), _("The day for which the statement holds, such as 24.11.2026.")),
    "state": (
        _("How far it was reviewed"),
        _(
            "Compared: somebody had the text of the law in front of them. Confirmed: a function stands for it."
        ),
    ),
    "Compared.text_of": (
        _("Version of the text"),
        _("The month or day of the version it was compared with, such as 2026-04."),
    ),
    "Compared.on": (_("Compared on"), _("The day of the comparison.")),
    "Compared.note": (_("Note on the comparison"), _("What was noticed while comparing.")),
    "Confirmed.by": (_("Confirmed by"), _("The function that confirms it, never a person's name.")),
    "Confirmed.on": (_("Confirmed on"), _("The day of the confirmation.")),
    "basis": (_("Legal basis"), _("The norms it rests on, from the norm register.")),
    "norms": (_("Norms"), _("The norms that say so, from the norm register.")),
    "functions": (_("Functions"), _("The functions it is about.")),
    "forms": (_("Forms of exploitation"), _("The forms of exploitation it is about.")),
    "examples": (_("Examples"), _("What people meet in practice, one example a row.")),
    "legal_line": (
        _("The law in one sentence"),
        _("What the law says about telling and keeping silent, in plain words."),
    ),
}
