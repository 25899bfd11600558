"""What the values of typed facts are called where they are read, for every kind of node."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from obhut.kernel.concept.kinds import ConsentOf, First
from obhut.web.finder.words import ANSWERS, QUESTIONS, SET_BY
from obhut.web.gate.rows import SAYS
from obhut.web.gate.words import FIRST, PURPOSES
from obhut.web.knowledge.names import LAYERS, LEVELS, NEEDED, PAPERS, PHASES, SEEN
from obhut.web.papers.handbook.names import DOING
from obhut.web.signs.words import OBSERVERS, SETTINGS
from obhut.web.signs.words import QUESTIONS as EVENTS

Names = Mapping[Any, Promise | str]

LEVEL_OF_A_FUNCTION: Names = {
    "federation": _("for all of Germany"),
    "land": _("for the Land"),
    "district": _("for the district"),
    "case": _("for the single child"),
}
VALUES: Mapping[str, Names] = {
    "adult": NEEDED,
    "asks": EVENTS,
    "binding": {"must": _("must be told"), "should": _("shall be told as a rule")},
    "child": NEEDED,
    "children": SEEN,
    "confirmed_in_bkk": {"unknown": _("not known"), "yes": _("yes"), "no": _("no")},
    "consent_of": {
        ConsentOf.EITHER: _("of the child or whoever has custody"),
        ConsentOf.CHILD: _("of the child"),
        ConsentOf.GUARDIAN: _("of whoever represents the child"),
        ConsentOf.BOTH: _("of the child and whoever represents it"),
    },
    "do": DOING,
    "event": EVENTS,
    "first": {**FIRST, First.ASK_CONSENT: _("Ask for consent, never the person under suspicion.")},
    "freedom_of": LAYERS,
    "instrument": PAPERS,
    "kkg4": {
        "yes": _("yes"),
        "health": _("yes, as a health profession"),
        "if_recognised": _("only with state recognition"),
        "advice_and_power": _("advice and power to tell, § 4 (5)"),
        "no": _("no"),
    },
    "level": {**LEVELS, **LEVEL_OF_A_FUNCTION},
    "moment": {
        "now": pgettext_lazy("on the plan", "at once"),
        "next": pgettext_lazy("on the plan", "next"),
        "later": pgettext_lazy("on the plan", "later, others do it"),
    },
    "observers": OBSERVERS,
    "of": {
        "data_flow": _("passing on information"),
        "person_independence": _("not hanging on persons"),
        "cooperation": _("cooperation"),
        "structure": _("how the recommendations are built"),
        "stage": _("the way to an agreement"),
        "missing": _("what professionals say is missing"),
        "insight": _("what we learned"),
        "refused": _("what we do not build"),
        "signs": _("how to use signs"),
        "talk": _("the talk with the child"),
        "contrary_facts": _("what may speak against"),
        "words": _("words"),
        "children": _("groups of children"),
    },
    "phase": PHASES,
    "published": SEEN,
    "say": SAYS,
    "serves": PURPOSES,
    "set_by": SET_BY,
    "setting": SETTINGS,
    "standing": {
        "kkg4": _("only those named by § 4 KKG"),
        "not_kkg4": _("only those not named by § 4 KKG"),
    },
}
"""By the name of the field, then by the value. A value without a name is said as it stands."""

QUESTION: Names = {**QUESTIONS, "profession": _("Who asks?")}
ANSWER = ANSWERS
