"""What this room calls the values of the content: kinds, levels, phases, states."""

from datetime import date

from babel.dates import format_date
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from obhut.kernel.concept.texts import DAY, Compared, Confirmed, Review

KINDS = {
    "step": gettext_lazy("Steps"),
    "interrupt": gettext_lazy("Events that break in"),
    "term": gettext_lazy("Time rules"),
    "share": gettext_lazy("Who may tell whom what"),
    "data-class": gettext_lazy("Classes of information"),
    "form": gettext_lazy("Forms of exploitation"),
    "element": gettext_lazy("The test for trafficking"),
    "boundary": gettext_lazy("Neighbouring concepts"),
    "indicator": gettext_lazy("Signs"),
    "card": gettext_lazy("Cards for professions"),
    "profession": gettext_lazy("Professions"),
    "actor": gettext_lazy("The bodies involved"),
    "function": gettext_lazy("Functions"),
    "clause": gettext_lazy("Building blocks of an agreement"),
    "principle": gettext_lazy("Principles"),
    "failure": gettext_lazy("What may go wrong"),
    "layer": gettext_lazy("What a Land may tailor"),
    "rule-of-use": gettext_lazy("Rules of use"),
    "goal": gettext_lazy("The strategy"),
    "word": gettext_lazy("Glossary"),
    "norm": gettext_lazy("Norms"),
    "section": gettext_lazy("Chapters"),
    "source": gettext_lazy("Sources"),
    "instrument": gettext_lazy("Existing agreements"),
}
"""Every kind of node, in the order in which uses of a norm are listed."""

LEVELS = {
    "federal": gettext_lazy("Federal law"),
    "eu": gettext_lazy("European Union"),
    "international": gettext_lazy("International law"),
    "land": gettext_lazy("Land law and Land papers"),
    "policy": gettext_lazy("Recommendations, service rules, reports"),
}
REVIEWS = {
    "unreviewed": gettext_lazy("Not yet reviewed"),
    "compared": gettext_lazy("Compared with the text of the law"),
    "confirmed": gettext_lazy("Confirmed"),
}
PHASES = {
    "notice": gettext_lazy("Notice and tell"),
    "protection": gettext_lazy("Assess and protect"),
    "clarification": gettext_lazy("Clarify and secure rights"),
    "long_term": gettext_lazy("Plan for the long term"),
}
SET_BY = {
    "law": gettext_lazy("Set by law"),
    "court_practice": gettext_lazy("Set by court practice"),
    "guidance": gettext_lazy("Guidance"),
    "proposal": gettext_lazy("Our proposals for an agreement"),
    "agreement": gettext_lazy("Agreed"),
}
NEEDED = {
    "needed": gettext_lazy("needed"),
    "irrelevant": gettext_lazy("irrelevant"),
    "irrelevant_if_means": gettext_lazy("irrelevant if one of the means was used"),
}
LAYERS = {
    "federal_law": gettext_lazy("Nobody may change it"),
    "federal_recommendation": gettext_lazy("A Land may adapt it and says why"),
    "land": gettext_lazy("The Land decides"),
    "district": gettext_lazy("District or city decides"),
}
COOPERATION = {
    "agreement_named": gettext_lazy("An agreement is named; its text was not seen"),
    "child_specific_guideline": gettext_lazy("A guideline for affected children was seen"),
    "concept_public": gettext_lazy("A public concept was seen"),
    "decree_on_residence_only": gettext_lazy("A decree on residence only was seen"),
    "decree_public": gettext_lazy("A public decree was seen"),
    "none_valid": gettext_lazy("By the source, none is valid any more"),
    "not_seen": gettext_lazy("not seen"),
    "round_table_only": gettext_lazy("Only a round table was seen"),
}
SEEN = {
    "yes": gettext_lazy("yes"),
    "no": gettext_lazy("no"),
    "partly": gettext_lazy("partly"),
    "not_seen": gettext_lazy("not seen"),
}
PAPERS = {
    "agreement": gettext_lazy("Agreement"),
    "decree": gettext_lazy("Decree"),
    "concept": gettext_lazy("Concept"),
    "guideline": gettext_lazy("Guideline"),
    "round_table": gettext_lazy("Round table"),
    "network": gettext_lazy("Network"),
    "contract": gettext_lazy("Contract"),
    "motion": gettext_lazy("Motion"),
}


def review(given: Review) -> str:
    """The state of review in a word or two, for lists: "compared, April 2026"."""
    match given:
        case Compared(text_of=version):
            return _("compared, %(version)s") % {"version": month(version)}
        case Confirmed():
            return _("confirmed")
        case _:
            return _("unreviewed")


def month(version: str) -> str:
    """A version named by year and month, as people say it; any other as it stands."""
    try:
        return format_date(date.fromisoformat(f"{version}-01"), "MMMM y", locale=_locale())
    except ValueError:
        return day(version) if DAY.fullmatch(version) else version


def day(given: date | str) -> str:
    """Like "25. November 2026"; a day from a file of the directory comes as text."""
    there = date.fromisoformat(given) if isinstance(given, str) else given
    return format_date(there, format="long", locale=_locale())


def _locale() -> str:
    return get_language() or "de"
