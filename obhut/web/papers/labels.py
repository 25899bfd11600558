"""The words that the templates for paper use, in the language of the reader."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Promise | str] = {
    "answers_instead": _("Answers instead:"),
    "at_once": _("At once"),
    "avoid": _("What not to do"),
    "because": _("Stands here because:"),
    "by_when": _("By when:"),
    "calls_later": _("Not certain to answer now"),
    "calls_now": _("Now: whom to call"),
    "choose": _("Each of these can be called."),
    "danger": _("Immediate danger?"),
    "day_and_night": _("Reachable day and night"),
    "digest_full": _("Digest in full:"),
    "documents": _("For the file:"),
    "grounds": _("The grounds, in our words"),
    "grounds_hint": _("Behind each ground stands whether it has been checked. No legal advice."),
    "grounds_of": _("Grounds:"),
    "held": _("We do not show the number before it has been checked:"),
    "later": _("Later: what others do"),
    "may_tell": _("What you may tell"),
    "medical": _("Ambulance:"),
    "next": _("Next"),
    "no_phone": _("Telephone: not seen"),
    "no_place": _("No place was named: only desks for all of Germany are shown."),
    "nobody_now": _(
        "We know nobody here who is certain to answer now. Call one of the help lines below; in danger 110."
    ),
    "numbers_seen": _(
        "Numbers seen on public pages on 23 November 2026. No number has been test-called yet."
    ),
    "open_page": _("Open this page as it is today"),
    "recheck": _("To be checked:"),
    "secondary": _("Seen only on somebody else’s page: check before you rely on it."),
    "source": _("Source:"),
    "stands_in": _("We know no staffed desk of its own here. Stands in for:"),
    "unanswered": _("If nobody answers:"),
    "unstaffed": _("At present unstaffed:"),
    "urgent": _("First ask: is there danger now?"),
    "who": _("Who:"),
    "with": _("involved:"),
    "write_down": _("What to write down"),
}

HELP_LINES: tuple[tuple[str, Promise | str], ...] = (
    ("110", _("Police. In every immediate danger. Ambulance: 112.")),
    (
        "116 016",
        _(
            "National helpline “Violence against women”. Also advises professionals, also on trafficking. In many languages, free of charge."
        ),
    ),
    (
        "0800 19 210 00",
        _(
            "Medical child protection hotline. For professionals in health care, child and youth welfare and family courts only. Free of charge."
        ),
    ),
)
"""The same as in templates/parts/help_lines.html; a test compares them."""


def labels() -> dict[str, str]:
    return {name: str(said) for name, said in LABELS.items()}


def help_lines() -> list[dict[str, str]]:
    return [{"phone": phone, "said": str(said)} for phone, said in HELP_LINES]
