"""Words of the finder: what the kernel's answers are called on a page."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from obhut.directory.queries.places import districts
from obhut.kernel.concept import counting
from obhut.kernel.concept.kinds import TermFacts
from obhut.kernel.concept.texts import Review, Text
from obhut.kernel.deadlines.arithmetic import Due, Expires, NoDueDay, NotBefore, Outcome
from obhut.kernel.deadlines.days import GERMANY, day_of
from obhut.kernel.mechanism.delivered.times import weekly_in_words
from obhut.kernel.mechanism.directory_rows import HoursRow
from obhut.kernel.refusals import Fault

QUESTIONS = {
    "danger": gettext_lazy("Is the child in danger right now?"),
    "company": gettext_lazy("Who is with the child?"),
    "carers": gettext_lazy("May parents or carers be involved?"),
    "age": gettext_lazy("How old is the child?"),
    "missing": gettext_lazy("Is the child missing?"),
}
HINTS = {
    "danger": gettext_lazy(
        "Life, violence, abuse happening now, somebody about to take the child away."
    ),
    "carers": gettext_lazy("Parents or carers may themselves profit. Decide only if you know."),
}
ANSWERS = {
    ("danger", "now"): gettext_lazy("Yes, now"),
    ("danger", "not_now"): gettext_lazy("Not right now"),
    ("danger", "unknown"): gettext_lazy("I do not know"),
    ("company", "with_carers"): gettext_lazy("Parents or those who have custody"),
    ("company", "accompanied_by_others"): gettext_lazy("Other persons; their relation is unclear"),
    ("company", "unaccompanied"): gettext_lazy("Nobody; the child is alone"),
    ("company", "unaccompanied_foreign"): gettext_lazy("Nobody; the child came to Germany alone"),
    ("company", "unknown"): gettext_lazy("I do not know"),
    ("carers", "may_be_involved"): gettext_lazy("Yes, that does not endanger the child"),
    ("carers", "endangers"): gettext_lazy("No, that would endanger the child"),
    ("carers", "not_answered"): gettext_lazy("Not decided yet"),
    ("age", "under_18"): gettext_lazy("Under 18"),
    ("age", "doubtful"): gettext_lazy("The age is in doubt"),
    ("age", "turning_18_soon"): gettext_lazy("Turns 18 within twelve months"),
    ("missing", "no"): gettext_lazy("No"),
    ("missing", "yes"): gettext_lazy("Yes"),
}
CHOOSE = {
    "land": gettext_lazy("We do not know this Land. Please choose one."),
    "profession": gettext_lazy("Please choose your role."),
    "function": gettext_lazy("Please choose what the desk should do."),
}
"""What is said of an answer that does not exist, where all that do are offered to choose from."""
SET_BY = {
    "law": gettext_lazy("law"),
    "court_practice": gettext_lazy("court practice"),
    "guidance": gettext_lazy("guidance"),
    "proposal": gettext_lazy("proposal"),
    "agreement": gettext_lazy("agreement"),
}
WORDINGS = {
    "without_undue_delay": gettext_lazy("without undue delay"),
    "at_once": gettext_lazy("at once"),
    "timely": gettext_lazy("in good time"),
    "swift": gettext_lazy("swiftly"),
    "as_soon_as_possible": gettext_lazy("as soon as possible"),
}
WHY = {
    "responsible": gettext_lazy("responsible here"),
    "on call": gettext_lazy("answers outside opening hours"),
    "deputy": gettext_lazy("deputy"),
    "wider area": gettext_lazy("responsible for a wider area"),
}
EVIDENCE = {
    "page": gettext_lazy("A public page was read."),
    "general_knowledge": gettext_lazy("General knowledge; no page was read."),
    "inference": gettext_lazy("Drawn from sources; no source states it."),
    "proposal": gettext_lazy("Our proposal; a Land decides."),
}
ALWAYS = gettext_lazy("Belongs to every plan")
MINORS = {
    "yes": gettext_lazy("Advises minors"),
    "no": gettext_lazy("Does not advise minors"),
    "unclear": gettext_lazy("Unclear whether minors are advised: ask first"),
    "not stated": gettext_lazy("Not stated whether minors are advised: ask first"),
}
CLASS_OF_LENGTH = {"at_least": pgettext_lazy("length", "at least"), "lasts": pgettext_lazy("length", "for"),
                   "rhythm": pgettext_lazy("length", "every"), "counted": pgettext_lazy("length", "within"),
                   "not_older_than": pgettext_lazy("length", "not older than")}  # fmt: skip


def said(text: Text) -> str:
    """A text in the language of the page."""
    return text.en if get_language() == "en" else text.de


def hours_said(hours: HoursRow) -> str:
    """Opening hours as their page says them, else as they were entered; empty where none were."""
    if hours.text:
        return said(hours.text)
    weekly = [span.model_dump(by_alias=True) for span in hours.weekly]
    return weekly_in_words(weekly)["en" if get_language() == "en" else "de"]


def day_in_words(day: date) -> str:
    """Like "Freitag, 27. November 2026"."""
    return _full_date(day, get_language() or "de")


@lru_cache(maxsize=512)
def _full_date(day: date, language: str) -> str:
    return format_date(day, format="full", locale=language)


def moment_in_words(moment: datetime) -> str:
    """Like "Freitag, 27. November 2026, 23:30" on a German clock."""
    local = moment.astimezone(GERMANY)
    return f"{day_in_words(local.date())}, {local:%H:%M}"


def length_in_words(length: int, unit: str) -> str:
    """A length with its unit, in the right number."""
    match unit:
        case "hour":
            return ngettext("%(n)d hour", "%(n)d hours", length) % {"n": length}
        case "calendar_day":
            return ngettext("%(n)d day", "%(n)d days", length) % {"n": length}
        case "working_day":
            return ngettext("%(n)d working day", "%(n)d working days", length) % {"n": length}
        case "week":
            return ngettext("%(n)d week", "%(n)d weeks", length) % {"n": length}
        case "month":
            return ngettext("%(n)d month", "%(n)d months", length) % {"n": length}
        case _:
            return ngettext("%(n)d year", "%(n)d years", length) % {"n": length}


def rule_in_words(facts: TermFacts) -> str:
    """A time rule as its source words it: "within 7 working days", "without undue delay"."""
    match facts.counting:
        case counting.EndOfNextDayFact():
            return _("by the end of the following day")
        case counting.WithoutNumberFact(wording=wording):
            return str(WORDINGS[wording])
        case counting.UntilAgeFact(years=years):
            return _("before age %(years)d") % {"years": years}
        case counting.AfterAgeFact(age=age, years=0):
            return _("from age %(age)d") % {"age": age}
        case counting.AfterAgeFact(age=age, years=years):
            return _("%(years)d years after age %(age)d") % {"years": years, "age": age}
        case measured:
            length = length_in_words(measured.length, measured.unit)
            return f"{CLASS_OF_LENGTH[measured.by]} {length}"


def outcome_in_words(outcome: Outcome | None) -> str:
    """The day that follows if it begins now; empty where the source gives no number."""
    match outcome:
        case Due(until=until, day=day) if day_of(until) == day:
            return _("if it begins now: until %(moment)s") % {"moment": moment_in_words(until)}
        case Due(day=day) | Expires(day=day):
            return _("if it begins now: until the end of %(day)s") % {"day": day_in_words(day)}
        case NotBefore(day=day):
            return _("if it begins now: not before the end of %(day)s") % {"day": day_in_words(day)}
        case NoDueDay() | None:
            return ""


def review_in_words(review: Review) -> str:
    """The state of review, always visible."""
    match review.state:
        case "unreviewed":
            return _("Not yet reviewed")
        case "compared":
            return _("Compared with the text of %(version)s") % {"version": review.text_of}
        case _:
            return _("Confirmed by %(by)s on %(on)s") % {"by": review.by, "on": review.on}


def land_in_words(key: str) -> str:
    """The name of a Land in the language of the page."""
    land = districts().laender[key]
    return land.name_en if in_english() else land.name


def fault_in_words(fault: Fault) -> str:
    """What does not fit, for a person who has the choices before their eyes: no keys."""
    if fault.field in CHOOSE:
        return str(CHOOSE[fault.field])
    if fault.field in QUESTIONS:
        return _("Please answer once more: %(question)s") % {"question": QUESTIONS[fault.field]}
    return fault.en if in_english() else fault.de


def in_english() -> bool:
    return get_language() == "en"
