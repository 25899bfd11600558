"""What the kernel's values are called in the handbook, in the language of the reader."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Names = dict[str, Promise | str]

PHASES: Names = {
    "notice": _("Noticing and first steps"),
    "protection": _("Protection"),
    "clarification": _("Clarification"),
    "long_term": _("The time afterwards"),
}
SETTINGS: Names = {
    "G": _("For every profession"),
    "D": _("Papers, journey, identity"),
    "C": _("Control and dependency"),
    "X": _("Sexual exploitation, loverboy method"),
    "O": _("Online"),
    "L": _("Labour exploitation, work in households"),
    "B": _("Begging"),
    "K": _("Exploitation by making children commit crimes"),
    "M": _("Forced and early marriage"),
    "A": _("Illegal adoption, surrogacy"),
    "R": _("Organ removal"),
    "H": _("In health care"),
    "S": _("At school"),
    "Y": _("In youth welfare and residential care"),
    "Z": _("In the asylum procedure and in reception centres"),
}
LEVELS: Names = {
    "international": _("International law"),
    "eu": _("Law of the European Union"),
    "federal": _("Federal law"),
    "land": _("Law of the Länder"),
    "policy": _("Recommendations and rules of practice"),
}
DOING: Names = {
    "do": _("Do"),
    "do_not": _("Do not"),
    "note": _("Keep in mind"),
}
SEEN: Names = {
    "yes": pgettext_lazy("seen", "yes"),
    "no": pgettext_lazy("seen", "no"),
    "partly": pgettext_lazy("seen", "in part"),
    "not_seen": pgettext_lazy("seen", "not seen"),
}
COOPERATION: Names = {
    "agreement_named": _("A cooperation agreement is named on public pages."),
    "child_specific_guideline": _("There is a written guideline specifically for children."),
    "concept_public": _("There is a published concept."),
    "decree_on_residence_only": _("There is a decree, but only on the right of residence."),
    "decree_public": _("There is a published decree."),
    "none_valid": _("An earlier agreement is no longer valid; a new one was not seen."),
    "not_seen": _("No agreement was seen. That does not mean that there is none."),
    "round_table_only": _("There is a round table; an agreement was not seen."),
}
DOCUMENTS: Names = {
    "agreement": _("Agreement"),
    "decree": _("Decree"),
    "concept": _("Concept"),
    "guideline": _("Guideline"),
    "round_table": _("Round table"),
    "network": _("Network"),
    "contract": _("Contract"),
    "motion": _("Motion in parliament"),
}


def named(names: Names, value: str) -> str:
    """The name; a value that has none yet stands as it is, so that nothing is lost."""
    return str(names.get(value, value))
