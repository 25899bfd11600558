"""Names of values that only the handbook says; all others it shares with the pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOING = {
    "do": _("Do"),
    "do_not": _("Do not"),
    "note": _("Keep in mind"),
}


def named(names: Mapping[str, str | Promise], value: str) -> str:
    """The name; a value that has none yet stands as it is, so that nothing is lost."""
    return str(names.get(value, value))
