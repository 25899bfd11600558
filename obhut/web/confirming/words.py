"""What the fields are called that a mailbox may change, and their values in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.directory.enums import Said
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.directory_rows import HoursRow
from obhut.web.directory import words
from obhut.web.finder.words import hours_said, in_english

LABELS: Mapping[str, Promise] = {
    "phones": gettext_lazy("Telephone"),
    "mailbox": gettext_lazy("E-mail"),
    "web": gettext_lazy("Web"),
    "address": gettext_lazy("Address"),
    "hours": gettext_lazy("Hours"),
    "minors": words.FIELDS["minors"],
    "languages": gettext_lazy("Languages"),
    "target_group": gettext_lazy("For whom"),
    "does": gettext_lazy("What it does"),
    "does_not": gettext_lazy("What it does not do"),
    "instead": gettext_lazy("For that instead"),
    "accessibility": gettext_lazy("Accessibility"),
}
FILES: Mapping[str, str] = {
    field: DESKS
    if field in ("mailbox", "does", "does_not", "instead", "accessibility")
    else SERVICE_POINTS
    for field in LABELS
}
TEXTS = ("languages", "target_group", "does", "does_not", "instead", "accessibility")
THANKS: Mapping[str, Promise] = {
    Said.STILL_RIGHT: gettext_lazy("What stands in the directory counts as confirmed from today."),
    Said.CHANGE: gettext_lazy(
        "Your change waits for those who keep the directory of your area. Until then the directory shows what stood there before."
    ),
    "applied": gettext_lazy("Your change is in the directory, and counts as confirmed from today."),
    Said.NO_LONGER_US: gettext_lazy(
        "Those who keep the directory of your area look into it. Until then your desk stays there, with a warning."
    ),
}


def value_in_words(field: str, value: Any) -> str:
    """One value of a row, for before and after; empty where nothing stands there."""
    match value:
        case None:
            return ""
        case list():
            return ", ".join(map(str, value))
        case {"state": "always"}:
            return _("day and night")
        case {"state": _state}:
            return hours_said(HoursRow.model_validate(value))
        case dict():
            return _text(value)
    return str(words.ANSWERS[value]) if field == "minors" else str(value)


def _text(value: Mapping[str, str] | None) -> str:
    return "" if value is None else value["en" if in_english() else "de"]
