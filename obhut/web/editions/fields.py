"""What each typed fact is called, and what its values are called, for every kind of node."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from obhut.kernel.concept.kinds import ConsentOf, First
from obhut.web.finder.words import ANSWERS, QUESTIONS, SET_BY
from obhut.web.gate.rows import SAYS
from obhut.web.gate.words import FIRST, PURPOSES
from obhut.web.knowledge.names import LAYERS, LEVELS, NEEDED, PHASES
from obhut.web.papers.handbook.names import DOING
from obhut.web.signs.words import OBSERVERS, SETTINGS
from obhut.web.signs.words import QUESTIONS as EVENTS

Names = Mapping[Any, Promise | str]

LABELS: Names = {
    "about_children": _("Only desks that take minors"),
    "address": _("Address"),
    "adult": _("For adults"),
    "after": _("After"),
    "against": _("Directed against"),
    "allowed": _("Information this step may need"),
    "answers": _("What may be told"),
    "around_the_clock": _("Day and night"),
    "asks": _("Asks about another event"),
    "avoid": _("What not to do"),
    "basis": _("Grounds"),
    "bearer": _("Who carries it"),
    "binding": _("Binds"),
    "binds": _("Binds these functions"),
    "binds_everyone": _("Binds everybody"),
    "binds_text": _("Whom it binds"),
    "boundaries": _("Neighbouring concepts"),
    "brakes": _("Limits"),
    "call": _("Whom you call"),
    "calls": _("Who is called"),
    "child": _("For children"),
    "citation": _("Cited as"),
    "classes": _("Classes of information"),
    "code": _("Code"),
    "confirmed_in_bkk": _("Stands in the federal cooperation concept"),
    "consent_of": _("Whose consent"),
    "control": _("What helps against it"),
    "counting": _("How long"),
    "do": _("Do or do not"),
    "documents": _("For the file"),
    "does": _("Does"),
    "does_not": _("Does not"),
    "duties": _("Duties to tell"),
    "elements": _("Belongs to it"),
    "ends": _("The procedure may end here"),
    "event": _("Event"),
    "examples": _("Examples"),
    "fallback": _("Who instead, where nobody is known"),
    "first": _("What comes first"),
    "follows": _("What follows"),
    "forms": _("Forms of exploitation"),
    "freedom_of": _("Who may tailor it"),
    "function": _("Function"),
    "functions": _("Functions"),
    "further": _("Further addresses"),
    "ilo": _("Nearest class of the ILO, unchecked"),
    "in_danger": _("In danger now"),
    "incomplete": _("A piece of the address was not kept"),
    "indicators": _("Signs"),
    "involve": _("Involves"),
    "involves": _("Together with"),
    "kkg4": _("Named by § 4 KKG"),
    "leads_to": _("Then"),
    "legal_line": _("What the law says"),
    "level": _("Level"),
    "limits": _("Limits of passing on"),
    "line": _("The line"),
    "may_say": _("What you may tell"),
    "model": _("Model text"),
    "moment": _("Place on the plan"),
    "must": _("Must do"),
    "must_act": _("Whoever it binds must act on what is told"),
    "must_answer": _("The text must answer"),
    "neighbours": _("Neighbouring concepts"),
    "non_elements": _("Not needed"),
    "norms": _("Norms"),
    "not_for": _("Not for"),
    "note": _("Note"),
    "number": _("Number in its list"),
    "observers": _("Who may see it"),
    "of": _("Belongs to"),
    "only_in_danger": _("Only in present danger"),
    "partners": _("Partners"),
    "partners_text": _("About the partners"),
    "phase": _("Phase"),
    "professions": _("Professions"),
    "purpose": _("Purpose"),
    "question": _("Question to ask"),
    "read_on": _("Read on"),
    "recheck": _("To be checked"),
    "recipients": _("To"),
    "reform": _("Change of the law"),
    "rule": _("Rule"),
    "say": _("What you may say to the child"),
    "senders": _("From"),
    "serves": _("Holds for these purposes"),
    "set_by": _("Set by"),
    "setting": _("Where it shows"),
    "setups": _("How it is set up"),
    "short": _("Abbreviation"),
    "since": _("In force since"),
    "standing": _("For which professions"),
    "starts": _("Begins with"),
    "step": _("Step that follows"),
    "steps": _("Steps"),
    "task": _("Task"),
    "tells_carers": _("Those who care for the child learn of it"),
    "terms": _("By when"),
    "to": _("Who is turned to"),
    "trap": _("Easily mixed up with"),
    "typical_error": _("Typical error"),
    "unanswered": _("If nobody answers"),
    "urgent": _("First ask: is there danger now?"),
    "valid_from": _("Valid from"),
    "valid_to": _("Valid until"),
    "version": _("Compared with"),
    "when": _("Only where"),
    "within": _("Has to fit inside"),
    "write_down": _("What to write down"),
}
"""By the name of the field. A kind of which the same word says something else stands below."""

OTHERWISE: Mapping[str, Names] = {
    "Duty": {"of": _("Binds these senders"), "when": _("On this condition")},
    "InDanger": {"say": _("What holds")},
    "Unanswered": {"text": _("What is done")},
}

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
