"""What the values of a choice are called. Where another room has words for them, they are the same."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from obhut.web.finder import words as of_plan
from obhut.web.gate import words as of_gate
from obhut.web.knowledge import names
from obhut.web.signs import words as of_signs

ONCE_NAMED = {
    "danger": _("Danger now"),
    "missing": _("A child is missing"),
    "age_doubt": _("The age is in doubt"),
    "turning_18": _("Turns 18 soon"),
    "distribution": _("Could soon be sent to another place"),
}
SAYS = {
    "yes": pgettext_lazy("may be told", "yes"),
    "pseudonymised": pgettext_lazy("may be told", "only pseudonymised"),
    "anonymous": pgettext_lazy("may be told", "only anonymously"),
    "consent": pgettext_lazy("may be told", "only with consent"),
    "conditional": pgettext_lazy("may be told", "on a condition that the note names"),
    "no": pgettext_lazy("may be told", "no"),
    "not_stated": pgettext_lazy("may be told", "not stated: the sources are silent"),
}
UNITS = {
    "hour": _("hours"),
    "calendar_day": _("calendar days"),
    "working_day": _("working days"),
    "week": _("weeks"),
    "month": _("months"),
    "year": _("years"),
}
WAYS_OF_COUNTING = {
    "counted": _("within a length of time"),
    "end_of_next_day": _("by the end of the following day"),
    "without_number": _("without a number, as the source words it"),
    "at_least": _("at least as long as"),
    "lasts": _("holds for a length of time"),
    "until_age": _("before a birthday"),
    "after_age": _("from a birthday on"),
    "rhythm": _("again and again"),
    "not_older_than": _("not older than"),
}
CHOICES: Mapping[str, Mapping[str, Any]] = {
    "Force": {
        "law": _("law"),
        "recommended": _("recommendation"),
        "information": _("information"),
    },
    "Freedom": {
        "fixed": _("fixed: it stays as it is"),
        "adaptable": _("adaptable with a reason"),
        "optional": _("optional: it may be left out"),
    },
    "Evidence": {
        "page": _("a public page was read"),
        "general_knowledge": _("general knowledge, no page read"),
        "inference": _("concluded from sources"),
        "proposal": _("a proposal of our own"),
    },
    "Node.review.state": names.REVIEWS,
    "Level": {
        "federation": _("once in the federation"),
        "land": _("in each Land"),
        "district": _("in each district"),
        "case": _("for the single child"),
    },
    "Phase": names.PHASES,
    "Moment": {"now": _("now"), "next": _("next"), "later": _("later")},
    "Condition.question": {
        **of_plan.QUESTIONS,
        "profession": _("What is your profession?"),
    },
    "SetBy": of_plan.SET_BY,
    "CountedUnit": UNITS,
    "TermFacts.counting.by": WAYS_OF_COUNTING,
    "WithoutNumberFact.wording": of_plan.WORDINGS,
    "ProfessionFacts.observers": of_signs.OBSERVERS,
    "IndicatorFacts.observers": of_signs.OBSERVERS,
    "ProfessionFacts.kkg4": {
        "yes": _("named there"),
        "health": _("health group: a duty in urgent danger"),
        "if_recognised": _("only with state recognition"),
        "advice_and_power": _("advice and power, § 4 (5)"),
        "no": _("not named there"),
    },
    "InterruptFacts.event": ONCE_NAMED,
    "Say": SAYS,
    "Purpose": {str(each): said for each, said in of_gate.PURPOSES.items()},
    "First": {str(each): said for each, said in of_gate.FIRST.items()}
    | {"ask_consent": _("Ask for consent.")},
    "ConsentOf": {
        "either": _("the child, or whoever has custody"),
        "child": _("the child"),
        "guardian": _("whoever represents the child"),
        "both": _("both of them"),
    },
    "ShareFacts.standing": {
        "kkg4": _("professions that § 4 KKG names"),
        "not_kkg4": _("professions that § 4 KKG does not name"),
    },
    "Duty.binding": {"must": _("must"), "should": _("shall as a rule")},
    "NormFacts.level": names.LEVELS,
    "PrincipleFacts.of": {
        "data_flow": _("the flow of information"),
        "person_independence": _("working without depending on single people"),
        "cooperation": _("cooperation"),
    },
    "DataClassFacts.code": {f"D{number}": f"D{number}" for number in range(8)},
    "LayerFacts.freedom_of": names.LAYERS,
    "InstrumentFacts.instrument": names.PAPERS,
    "InstrumentFacts.published": names.SEEN,
    "InstrumentFacts.children": names.SEEN,
    "GoalFacts.of": {
        "structure": _("structure"),
        "stage": _("stage on the way"),
        "missing": _("something that is missing"),
        "insight": _("insight"),
        "refused": _("something that was refused"),
    },
    "ElementFacts.adult": names.NEEDED,
    "ElementFacts.child": names.NEEDED,
    "IndicatorFacts.setting": of_signs.SETTINGS,
    "IndicatorFacts.asks": of_signs.QUESTIONS,
    "IndicatorFacts.ilo": {
        "S": _("strong"),
        "M": _("medium"),
        "W": _("weak"),
        "S/M": _("strong or medium"),
    },
    "IndicatorFacts.confirmed_in_bkk": {
        "unknown": _("not checked"),
        "yes": _("found there"),
        "no": _("not found there"),
    },
    "RuleOfUseFacts.of": {
        "signs": _("signs"),
        "talk": _("the talk with the child"),
        "contrary_facts": _("facts that speak against it"),
        "words": _("words"),
        "children": _("children"),
    },
    "RuleOfUseFacts.do": {"do": _("do"), "do_not": _("do not"), "note": _("note")},
}
"""By the class of the values or, where they have none, by the class and name of the field."""


def choices_of(where: str, values: tuple[str, ...]) -> Mapping[str, Any]:
    """Each value with what it is called. Raises KeyError for one without words; a test forbids that."""
    named = CHOICES[where]
    return {str(value): named[value] for value in values}


def answers_to(question: str, values: tuple[str, ...]) -> Mapping[str, Any]:
    """The answers to a question of the plan, as the plan words them."""
    return {str(value): of_plan.ANSWERS[question, str(value)] for value in values}
