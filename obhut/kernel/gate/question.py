"""What is asked at the gate. Nothing here says which child it is about."""

from dataclasses import dataclass
from enum import StrEnum

from obhut.kernel.concept.kinds import ConsentOf, Purpose
from obhut.kernel.concept.questions import Danger
from obhut.kernel.mechanism.mechanism import Mechanism


class Agreed(StrEnum):
    """Has the child, or who decides for it, agreed? From less to more.

    Neither the child alone nor the guardian alone is more than the other.
    """

    REFUSED = "refused"
    NOT_ASKED = "not_asked"
    CHILD = "child"
    GUARDIAN = "guardian"
    BOTH = "both"

    def by(self, whose: ConsentOf | None) -> bool:
        """Whether this is the consent that is needed."""
        return self in ENOUGH.get(whose, ())


BY_CHILD = (Agreed.CHILD, Agreed.BOTH)
BY_GUARDIAN = (Agreed.GUARDIAN, Agreed.BOTH)
ENOUGH: dict[ConsentOf | None, tuple[Agreed, ...]] = {
    ConsentOf.CHILD: BY_CHILD,
    ConsentOf.GUARDIAN: BY_GUARDIAN,
    ConsentOf.EITHER: (Agreed.CHILD, Agreed.GUARDIAN, Agreed.BOTH),
    ConsentOf.BOTH: (Agreed.BOTH,),
}


class Standing(StrEnum):
    """Does § 4 KKG name the profession of whoever asks?"""

    HOLDS = "holds"
    UNKNOWN = "unknown"  # it depends on a recognition, or on what the person learned
    DOES_NOT_HOLD = "does_not_hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateQuestion:
    """Who asks, to whom, what kind of information, for what, agreed by whom, in which danger."""

    sender: str
    recipient: str
    data_class: str
    purpose: Purpose | None = None
    agreed: Agreed = Agreed.NOT_ASKED
    danger: Danger = Danger.UNKNOWN
    profession: str | None = None
    """The profession within the function, where it was said."""


NAMED = {"yes", "health", "advice_and_power"}


def standing_of(question: GateQuestion, mechanism: Mechanism) -> Standing:
    """From the profession; where none was said, from those of the function, if they agree."""
    professions = mechanism.professions
    if question.profession:
        said = {professions[question.profession].facts.kkg4}
    else:
        of_function = (p.facts for p in professions.values() if p.facts.function == question.sender)
        said = {facts.kkg4 for facts in of_function}
    if said and said <= NAMED:
        return Standing.HOLDS
    return Standing.DOES_NOT_HOLD if said == {"no"} else Standing.UNKNOWN
