"""What a rehearsal says to people: a sentence for everything that happens, and for each dead end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from obhut.concepts.enums import EditionState
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.rehearsal.course import DeadEnd
from obhut.kernel.rehearsal.net import Net
from obhut.kernel.rehearsal.practice import Pace, Silence
from obhut.kernel.rehearsal.reaching import Part, Stall, Stalled
from obhut.kernel.rehearsal.telling import Happening, What
from obhut.web.finder import words

SENTENCES: dict[What, Promise] = {
    What.STEP_BEGINS: gettext_lazy("Begins. Carried by: %(bearer)s."),
    What.TERM_ENDS_AT: gettext_lazy("Time rule “%(term)s” runs: %(rule)s, until %(until)s."),
    What.TERM_WITHOUT_DAY: gettext_lazy(
        "Time rule “%(term)s”: %(rule)s. No day follows from these words."
    ),
    What.TERM_NOT_BEFORE: gettext_lazy("Time rule “%(term)s”: not before %(day)s is over."),
    What.TERM_OF_AN_AGE: gettext_lazy(
        "Time rule “%(term)s”: %(rule)s. It counts from a birthday, and a made-up case has none."
    ),
    What.TERM_BEYOND_CALENDAR: gettext_lazy(
        "Time rule “%(term)s”: %(rule)s. It ends beyond the years whose holidays are known."
    ),
    What.IS_AT_HAND: gettext_lazy("%(function)s: is here already."),
    What.IS_APPOINTED: gettext_lazy(
        "%(function)s: belongs to the single child; the rehearsal takes them to be there."
    ),
    What.IS_ASKED: gettext_lazy("Called: %(function)s."),
    What.STANDS_IN: gettext_lazy("No desk of its own is known here; instead: %(instead)s."),
    What.PLACE_IS_UNCLEAR: gettext_lazy(
        "For this place several desks are possible; they are tried one after the other."
    ),
    What.NOBODY_KNOWN: gettext_lazy("Nobody is known here for: %(function)s."),
    What.ANSWERS: gettext_lazy("Answers: %(desk)s (%(why)s)."),
    What.ANSWERS_LATER: gettext_lazy("Opens and answers: %(desk)s (%(why)s)."),
    What.IS_SILENT: gettext_lazy("Does not answer, although somebody is there: %(desk)s."),
    What.IS_CLOSED: gettext_lazy("Closed: %(desk)s. %(opens)s"),
    What.HOURS_UNKNOWN: gettext_lazy(
        "Not certain: %(desk)s. Nobody has seen its opening hours, so it does not count as open."
    ),
    What.IS_HELD: gettext_lazy(
        "Not to be called: %(desk)s. Its number is held back until somebody has tried it."
    ),
    What.IS_UNSTAFFED: gettext_lazy("Nobody sits there at present: %(desk)s."),
    What.WAITED_UNTIL: gettext_lazy("Nobody has answered so far. Now the step names whom to call."),
    What.HELP_LINES: gettext_lazy(
        "Nobody is known here, so the page shows the help lines; they are called."
    ),
    What.TAKES_OVER: gettext_lazy("As the step says for this, called instead: %(function)s."),
    What.LATER_THAN_UNDISTURBED: gettext_lazy(
        "Undisturbed, somebody would have answered at %(undisturbed)s. The steps that follow keep "
        "that time, so that two rehearsals differ only by who answers."
    ),
    What.TERM_MISSED: gettext_lazy(
        "Time rule “%(term)s” is over, and not everybody who is needed has answered."
    ),
    What.STALLS: gettext_lazy("Dead end. %(reason)s"),
    What.GOES_ON: gettext_lazy(
        "The rehearsal goes on as if this had been made good, so that what comes later is tried too."
    ),
    What.LEADS_NOWHERE: gettext_lazy("Dead end. %(reason)s"),
    What.STEPS_IN_A_CIRCLE: gettext_lazy("Dead end. %(reason)s"),
    What.NEVER_BEGINS: gettext_lazy("In this situation no step leads here, so it never begins."),
    What.STEP_ENDS: gettext_lazy("The case ends here."),
}
HEAVY = {What.STALLS, What.LEADS_NOWHERE, What.STEPS_IN_A_CIRCLE}
"""What is a dead end."""
NOBODY = {
    Part.BEARER: gettext_lazy("Nobody carries this step."),
    Part.CALLS: gettext_lazy("Nobody who is to be called answers."),
}
REASONS = {
    Stall.SILENT: gettext_lazy("%(function)s: does not answer."),
    Stall.CLOSED: gettext_lazy("%(function)s: is closed until the time for waiting is over."),
    Stall.HOURS_UNKNOWN: gettext_lazy(
        "%(function)s: nobody has seen when somebody is there, so nothing is certain."
    ),
    Stall.HELD: gettext_lazy("%(function)s: the number is held back until somebody has tried it."),
    Stall.UNSTAFFED: gettext_lazy("%(function)s: nobody sits there at present."),
    Stall.NO_DESK: gettext_lazy("%(function)s: no desk is known here."),
    Stall.LEADS_NOWHERE: gettext_lazy(
        "The step is not an end, and in this situation no step follows."
    ),
    Stall.STEPS_IN_A_CIRCLE: gettext_lazy(
        "From here the steps only lead to each other; no end is reached."
    ),
}
THEN = {
    "nobody": gettext_lazy("The step does not say who is called then."),
    "back": gettext_lazy("Then the step names %(instead)s: nobody else than before."),
    "neither": gettext_lazy("Then the step names %(instead)s: no answer in time either."),
}
MENDED_BY = {
    Stall.SILENT: gettext_lazy("Name a deputy, or let the step name somebody else for then."),
    Stall.CLOSED: gettext_lazy("Name who is on call, or let the step name somebody who is open."),
    Stall.HOURS_UNKNOWN: gettext_lazy("Ask for the opening hours and enter them."),
    Stall.HELD: gettext_lazy("Try the number and release it."),
    Stall.UNSTAFFED: gettext_lazy("Staff the desk, or name a staffed deputy."),
    Stall.NO_DESK: gettext_lazy("Enter the desk, or let the text say who stands in."),
    Stall.LEADS_NOWHERE: gettext_lazy("Let a step follow, or say that this one is the end."),
    Stall.STEPS_IN_A_CIRCLE: gettext_lazy("Let one of these steps lead to an end."),
}
PACES = {
    Pace.AT_ONCE: gettext_lazy("at once"),
    Pace.LAST_DAY: gettext_lazy("on the last day of the shortest term"),
}
SILENCES = {
    Silence.FIRST: gettext_lazy("only who stands in for the first desk"),
    Silence.ALL: gettext_lazy("nobody"),
}

STATES = {
    EditionState.DRAFT: gettext_lazy("draft"),
    EditionState.APPROVED: gettext_lazy("approved"),
    EditionState.IN_CONSULTATION: gettext_lazy("in consultation"),
    EditionState.CONSULTED: gettext_lazy("consulted"),
    EditionState.IN_FORCE: gettext_lazy("in force"),
    EditionState.PAST: gettext_lazy("past"),
    EditionState.SET_ASIDE: gettext_lazy("set aside"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What keys are called on this page."""

    mechanism: Mechanism
    desk: Callable[[str], str]

    def function(self, key: str) -> str:
        return words.said(self.mechanism.functions[key].node.title)

    def step(self, key: str) -> str:
        found = self.mechanism.steps[key]
        return f"{found.facts.number}. {words.said(found.node.title)}"

    def known_step(self, key: str) -> str:
        """Also for a step that this edition no longer has."""
        return self.step(key) if key in self.mechanism.steps else key

    def known_function(self, key: str) -> str:
        return self.function(key) if key in self.mechanism.functions else key


def sentence(happening: Happening, names: Names) -> str:
    """What happens, in the language of the page. Raises KeyError for what has no words."""
    facts = dict(happening.facts)
    return str(SENTENCES[happening.what]) % _in_words(happening, facts, names)


def reason(stalled: Stalled, part: Part, names: Names) -> str:
    """Why it goes no further: who is lacking, what kept them, and what then was to help."""
    if part is Part.WAY:
        return str(REASONS[stalled.why])
    told = {"function": names.known_function(stalled.function)}
    sentences = [str(NOBODY[part]), str(REASONS[stalled.why]) % told]
    if not stalled.instead:
        sentences.append(str(THEN["nobody"]))
    else:
        then = "back" if stalled.leads_back else "neither"
        sentences.append(str(THEN[then]) % {"instead": names.known_function(stalled.instead)})
    return " ".join(sentences)


def dead_end_in_words(dead_end: DeadEnd, names: Names) -> str:
    return reason(dead_end.stalled, dead_end.part, names)


def dead_ends_in_words(many: int) -> str:
    return ngettext("%(many)s dead end", "%(many)s dead ends", many) % {"many": many}


def stalled_in_words(net: Net) -> str:
    return _("in %(stalled)s of %(count)s cases") % {"stalled": net.stalled, "count": net.cases}


def clock(moment: datetime) -> str:
    return f"{moment.astimezone(GERMANY):%H:%M}"


def _in_words(happening: Happening, facts: Mapping[str, str], names: Names) -> dict[str, str]:
    told = {
        key: names.function(facts[key])
        for key in ("function", "instead", "bearer")
        if facts.get(key)
    }
    if "desk" in facts:
        told["desk"] = names.desk(facts["desk"]) if facts["desk"] else told["function"]
    if "term" in facts:
        term = names.mechanism.terms[facts["term"]]
        told |= {"term": words.said(term.node.title), "rule": words.rule_in_words(term.facts)}
    if happening.what in (What.ANSWERS, What.ANSWERS_LATER):
        told["why"] = str(words.WHY[facts["why"]])
    if happening.what in HEAVY:
        told["reason"] = _reason_of(happening, facts, names)
    return told | _times_in_words(facts)


def _times_in_words(facts: Mapping[str, str]) -> dict[str, str]:
    told = {
        key: _until(datetime.fromisoformat(facts[key]))
        for key in ("until", "undisturbed")
        if key in facts
    }
    if "day" in facts:
        told["day"] = words.day_in_words(date.fromisoformat(facts["day"]))
    if "opens" in facts:
        told["opens"] = _opens(facts["opens"])
    return told


def _until(moment: datetime) -> str:
    """A moment; of midnight, the day that ends with it."""
    local = moment.astimezone(GERMANY)
    if local.time() != time.min:
        return words.moment_in_words(moment)
    day = words.day_in_words(local.date() - timedelta(days=1))
    return _("%(day)s, end of the day") % {"day": day}


def _opens(moment: str) -> str:
    if not moment:
        return _("No opening can be named.")
    when = words.moment_in_words(datetime.fromisoformat(moment))
    return _("Opens again: %(when)s.") % {"when": when}


def _reason_of(happening: Happening, facts: Mapping[str, str], names: Names) -> str:
    if happening.what is What.LEADS_NOWHERE:
        return str(REASONS[Stall.LEADS_NOWHERE])
    if happening.what is What.STEPS_IN_A_CIRCLE:
        return str(REASONS[Stall.STEPS_IN_A_CIRCLE])
    stalled = Stalled(
        Stall(facts["why"]), facts["function"], facts["instead"], bool(facts["leads_back"])
    )
    return reason(stalled, Part(facts["part"]), names)
