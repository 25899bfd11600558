"""Words of the gate: what its questions and its answers are called for people."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from obhut.kernel.concept.kinds import ConsentOf, First, Purpose
from obhut.kernel.gate.answer import Decided, Gap, GateAnswer
from obhut.kernel.gate.permission import Permission
from obhut.kernel.gate.question import Agreed
from obhut.kernel.refusals import Fault
from obhut.web.finder.words import in_english

PURPOSES = {
    Purpose.ADVICE: gettext_lazy("To get advice on what I noticed"),
    Purpose.HELP: gettext_lazy("To find help for the child"),
    Purpose.PROTECTION: gettext_lazy("To protect the child"),
    Purpose.MISSING: gettext_lazy("To find a missing child"),
    Purpose.FELONY: gettext_lazy("To stop a serious crime that is planned or happening"),
    Purpose.PROSECUTION: gettext_lazy("So that a crime is prosecuted"),
    Purpose.COURT: gettext_lazy("For a decision of the family court"),
    Purpose.HAND_OVER: gettext_lazy("To hand over responsibility to another youth office"),
    Purpose.FEEDBACK: gettext_lazy("As feedback to somebody who informed the youth office"),
    Purpose.RESIDENCE: gettext_lazy("For residence, asylum or age"),
    Purpose.STRUCTURE: gettext_lazy("For cooperation in general, about no single child"),
}
AGREED = {
    Agreed.NOT_ASKED: gettext_lazy("Not asked yet, or asking would endanger the child"),
    Agreed.CHILD: gettext_lazy("Yes, the child"),
    Agreed.GUARDIAN: gettext_lazy("Yes, the guardian or whoever has custody"),
    Agreed.BOTH: gettext_lazy("Yes, both"),
    Agreed.REFUSED: gettext_lazy("No, it was refused"),
}
PERMISSIONS = {
    Permission.NOT_STATED: gettext_lazy("This is not settled. Ask before you tell anything."),
    Permission.NO: pgettext_lazy("gate", "No."),
    Permission.ONLY_WITH_CONSENT: gettext_lazy("Only with consent."),
    Permission.ONLY_ANONYMOUS: gettext_lazy("Only so that nobody can recognise the child."),
    Permission.ONLY_PSEUDONYMISED: gettext_lazy(
        "Only pseudonymised: without names and without striking details."
    ),
    Permission.NOT_WITHOUT: gettext_lazy("Not without these conditions."),
    Permission.YES: pgettext_lazy("gate", "Yes."),
    Permission.SHOULD: gettext_lazy("As a rule you shall tell it, if:"),
    Permission.MUST: gettext_lazy("You must tell it, if:"),
}
ON_A_CONDITION = {
    Permission.SHOULD: gettext_lazy("As a rule you shall tell it, on a condition."),
    Permission.MUST: gettext_lazy("You must tell it, on a condition."),
}
BY_CONSENT = gettext_lazy("Yes, with this consent.")
REFUSED = gettext_lazy("No: consent was refused.")
GAPS = {
    Gap.NO_ROW: gettext_lazy(
        "Our sources say nothing on what you may tell this body. That does not mean yes."
    ),
    Gap.OTHER_PROFESSIONS: gettext_lazy(
        "There is a rule only for professions that § 4 KKG names. Yours is none of them."
    ),
    Gap.ONLY_IN_DANGER: gettext_lazy("There is a rule only for present danger."),
    Gap.PURPOSE_MISSING: gettext_lazy("It depends on what for. Please choose the purpose."),
    Gap.OTHER_PURPOSES: gettext_lazy("For this purpose there is no rule; for others there is."),
    Gap.SILENT: gettext_lazy("The rule says nothing of this kind of information."),
}
FIRST = {
    First.TALK: gettext_lazy(
        "Talk with the child, and with those who care for it unless that endangers the child."
    ),
    First.ADVICE: gettext_lazy(
        "Take advice from a child-protection consultant, without saying the name."
    ),
    First.TELL: gettext_lazy(
        "Tell the persons concerned beforehand that you pass it on, unless that endangers the child."
    ),
    First.REQUEST: gettext_lazy(
        "Wait until it is asked for in this very case. Send nothing unasked."
    ),
    First.PSEUDONYMISE: gettext_lazy(
        "Leave out name, address, school and striking details. In a small town even more."
    ),
    First.ANONYMISE: gettext_lazy("Tell it so that nobody can guess which child is meant."),
    First.CHILD_UNDERSTANDS: gettext_lazy(
        "Make sure the child understands what it agrees to. Otherwise its consent does not count."
    ),
    First.GUARDIAN_IS_NOT_SUSPECTED: gettext_lazy(
        "Make sure that whoever agreed is not under suspicion. Otherwise that consent does not count."
    ),
}
WHOSE = {
    ConsentOf.EITHER: gettext_lazy(
        "Ask the child if it understands what that means; otherwise whoever has custody, "
        "or the guardian. Never the person under suspicion."
    ),
    ConsentOf.CHILD: gettext_lazy("Ask the child. Make sure it understands what that means."),
    ConsentOf.GUARDIAN: gettext_lazy(
        "Ask whoever represents the child. Never the person under suspicion."
    ),
    ConsentOf.BOTH: gettext_lazy(
        "Ask the child and whoever represents it. Never the person under suspicion."
    ),
}
NAMED_BY_KKG4 = gettext_lazy(
    "You belong to a profession that § 4 KKG names, for example as a state-recognised social worker."
)


def headline(answer: GateAnswer) -> str:
    """The answer in one sentence. A yes by consent says so; so does a refused one."""
    if answer.permission is Permission.YES and answer.decided is Decided.CONSENT:
        return str(BY_CONSENT)
    if answer.decided is Decided.REFUSAL:
        return str(REFUSED)
    return str(PERMISSIONS[answer.permission])


def in_short(permission: Permission) -> str:
    """Where the conditions are not listed beside it."""
    return str(ON_A_CONDITION.get(permission, PERMISSIONS[permission]))


def first_in_words(answer: GateAnswer) -> tuple[str, ...]:
    """What comes first, in order, each in a sentence."""
    return tuple(
        str(WHOSE[answer.consent_of or ConsentOf.EITHER])
        if step is First.ASK_CONSENT
        else str(FIRST[step])
        for step in answer.first
    )


ASK_UNSETTLED = gettext_lazy(
    "Ask a lawyer or the data protection officer of your body. Until then seek advice without "
    "names: tell it so that nobody can recognise the child."
)
ASK_UNREVIEWED = gettext_lazy(
    "The ground of this answer is not reviewed, or is our own reading. Ask a lawyer or the data "
    "protection officer of your body before you rely on it."
)
ASK_PROFESSION = gettext_lazy(
    "If you belong to no such profession, ask a lawyer or the data protection officer of your body."
)
FIELDS = {
    "danger": gettext_lazy("Is the child in danger right now?"),
    "sender": gettext_lazy("Who are you?"),
    "recipient": gettext_lazy("Whom do you want to tell?"),
    "data_class": gettext_lazy("What do you want to tell?"),
    "purpose": gettext_lazy("What for?"),
    "consent": gettext_lazy("Has the child agreed, or whoever decides for it?"),
}
HINTS = {
    "danger": gettext_lazy("If so, call 110 first."),
    "data_class": gettext_lazy(
        "Choose the kind of information, not the information itself. For several kinds ask several times."
    ),
    "purpose": gettext_lazy("Each rule holds for its purpose and no other."),
}


def ask_in_words(answer: GateAnswer) -> str:
    """Whom to ask before relying on it, and why; empty where nobody has to be asked."""
    if not answer.ask:
        return ""
    if answer.gap:
        return str(ASK_UNSETTLED)
    return str(ASK_PROFESSION if answer.needs_kkg4 and answer.sure else ASK_UNREVIEWED)


def faults_in_words(faults: Iterable[Fault], given: Mapping[str, str]) -> tuple[str, ...]:
    """What does not fit, each with the question it belongs to."""
    return tuple(_fault_in_words(fault, given) for fault in faults)


def _fault_in_words(fault: Fault, given: Mapping[str, str]) -> str:
    if fault.field not in FIELDS:
        return fault.en if in_english() else fault.de
    question = FIELDS[fault.field]
    if fault.field in given:
        return _("“%(question)s” – this answer does not exist.") % {"question": question}
    return _("Please also answer: “%(question)s”") % {"question": question}
