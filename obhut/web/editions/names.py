"""What is said of a node on every page of this room: kind, force, freedom, states."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from obhut.concepts.enums import ConceptKind, EditionState
from obhut.kernel.concept.texts import Force, Freedom

CONCEPT = {
    ConceptKind.TEMPLATE: _("template for all Länder"),
    ConceptKind.LAND: _("concept of a Land"),
    ConceptKind.ANNEX: _("annex of a district"),
    ConceptKind.AGREEMENT: _("existing agreement"),
}
KIND = {
    "section": _("section"),
    "function": _("function"),
    "step": _("step"),
    "term": _("time rule"),
    "share": _("row of the gate"),
    "norm": _("norm"),
    "element": _("element of the test"),
    "form": _("form of exploitation"),
    "boundary": _("neighbouring concept"),
    "indicator": _("sign"),
    "profession": _("profession"),
    "card": _("card"),
    "actor": _("body involved"),
    "clause": _("building block of an agreement"),
    "principle": _("principle"),
    "interrupt": _("event that breaks in"),
    "failure": _("what may go wrong"),
    "data-class": _("class of information"),
    "rule-of-use": _("rule of use"),
    "layer": _("room for tailoring"),
    "goal": _("goal"),
    "word": _("word"),
    "source": _("source"),
    "instrument": _("existing agreement"),
}
FORCE = {
    Force.LAW: _("says what the law says"),
    Force.RECOMMENDED: _("recommended"),
    Force.INFORMATION: _("for information"),
}
FREEDOM = {
    Freedom.FIXED: _("may not be changed"),
    Freedom.ADAPTABLE: _("may be adapted, with a reason"),
    Freedom.OPTIONAL: _("may be left out, with a reason"),
}
CONCEPT_KIND = {
    ConceptKind.TEMPLATE: _("federal template"),
    ConceptKind.LAND: _("concept of a Land"),
    ConceptKind.ANNEX: _("annex of a district"),
    ConceptKind.AGREEMENT: _("existing agreement"),
}
STATE = {
    EditionState.DRAFT: pgettext_lazy("edition", "Draft"),
    EditionState.IN_CONSULTATION: pgettext_lazy("edition", "In consultation"),
    EditionState.CONSULTED: pgettext_lazy("edition", "Consulted on"),
    EditionState.APPROVED: pgettext_lazy("edition", "Approved"),
    EditionState.IN_FORCE: pgettext_lazy("edition", "In force"),
    EditionState.PAST: pgettext_lazy("edition", "Past"),
    EditionState.SET_ASIDE: pgettext_lazy("edition", "Set aside"),
}
