"""The words of the handbook's template, beside those of every paper."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from obhut.web.gate.rows import SAYS
from obhut.web.papers.labels import labels

HANDBOOK: dict[str, Promise | str] = {
    "subtitle": _("Trafficking in and exploitation of children: who does what"),
    "state_of_text": _("State of this text"),
    "edition_label": _("Text"),
    "made_on": _("Valid as of"),
    "digest_label": _("Digest"),
    "marks": _("How certain is what stands here?"),
    "mark_unreviewed": _("Not yet reviewed: nobody has compared it with the text of the law."),
    "mark_compared": _(
        "Compared: with the published text of the law named, by no specialist body."
    ),
    "mark_confirmed": _("Confirmed: by a specialist body. So far no statement has this state."),
    "own_words": _(
        "Written in our own words after public sources. It is not the text of the national cooperation concept, and not legal advice."
    ),
    "contents": _("Contents"),
    "use_1": _("In danger call first and read later: 110."),
    "use_2": _(
        "Look for your step under “The steps”. There stands who carries it, by when, and what to do if nobody answers."
    ),
    "use_3": _(
        "Before you pass something on, look under “Who may tell whom what”. “Not stated” never means yes."
    ),
    "use_4": _(
        "Call desks, not persons. The desks known here stand at the back. What we have not seen we call “not seen”: it may still exist."
    ),
    "use_5": _(
        "Paper grows old. The QR code on the first page leads to the page as it is today; compare the digest."
    ),
    "use_6": _("Do not write the name of a child into this handbook."),
    "bearer": _("Who carries it:"),
    "calls": _("Who is called:"),
    "only_where": _("Stands on a plan for these answers:"),
    "leads_to": _("Then:"),
    "allowed": _("Information this step may need:"),
    "steps_first": _("Steps that come first:"),
    "review": _("State of review:"),
    "sources_of": _("Sources:"),
    "state_of_cooperation": _("State:"),
    "about_children": _("About children:"),
    "parties": _("Parties:"),
    "since": _("Since:"),
    "published": _("Published:"),
    "full_text_not_seen": _("We have not seen the full text."),
    "bodies_here": _("Bodies and places:"),
    "looked_on": _("Looked at on:"),
    "papers": _("Papers that were seen or named"),
    "no_papers": _("No paper was seen. That does not mean that there is none."),
    "code": _("Code"),
    "rule": _("Time rule"),
    "length": _("How long"),
    "begins": _("Begins with"),
    "set_by": _("Set by"),
    "ground": _("Ground"),
    "checked": _("Checked?"),
    "principles": _("Before every row"),
    "classes": _("The classes of information"),
    "matrix": _("The table"),
    "matrix_hint": _(
        "The letters D0 to D7 are the classes of information. A star: read the note under the row’s number."
    ),
    "row": _("Row"),
    "sender_recipient": _("From → to, for what"),
    "rows": _("The rows one by one"),
    "from_label": _("From:"),
    "to_label": _("To:"),
    "purpose": _("Purpose:"),
    "notes": _("Notes:"),
    "brakes": _("Limits:"),
    "must": _("Must do"),
    "involve": _("Involves"),
    "limits": _("Limits of passing on"),
    "elements": _("Belongs to it"),
    "non_elements": _("Not needed"),
    "reform": _("Change of the law:"),
    "against": _("Directed against:"),
    "line": _("The line:"),
    "handling": _("How to use signs"),
    "contrary": _("What may speak against"),
    "tick": _("A tick helps you to remember. Ticks are not counted."),
    "talk": _("The talk"),
    "wording": _("Words"),
    "children": _("Groups of children"),
    "here": _("In this Land"),
    "for_all": _("For all of Germany"),
    "no_desk": _("We know no desk here. That does not mean that there is none."),
    "desk_hint": _(
        "Where a desk has confirmed itself what stands here, that is said. Check any other number before you rely on it, and note the day."
    ),
    "area": _("For:"),
    "functions": _("Does:"),
    "hours": _("Hours:"),
    "hours_not_seen": _("not seen"),
    "audience": _("Advises only:"),
    "seen_on": _("seen on"),
    "binds": _("Binds:"),
    "norm_since": _("In force since:"),
    "version": _("Compared with:"),
    "error": _("Typical error:"),
    "read_on": _("read on"),
    "incomplete": _("A piece of the address was not kept."),
    "address_label": _("This handbook on the web"),
}


def handbook_labels() -> dict[str, str]:
    return (
        labels() | {name: str(said) for name, said in HANDBOOK.items()} | {"yes": str(SAYS["yes"])}
    )
