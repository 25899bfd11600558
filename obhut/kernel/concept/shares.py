"""Facts of the gate: who may tell whom what, for what, and what has to come first."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from obhut.kernel.concept.links import ToDataClass, ToFunction, ToNorm
from obhut.kernel.concept.texts import Fact, Text


class Say(StrEnum):
    """The answer to "may I tell them?" for one class of information."""

    YES = "yes"
    PSEUDONYMISED = "pseudonymised"
    ANONYMOUS = "anonymous"
    CONSENT = "consent"
    CONDITIONAL = "conditional"  # the note names the condition
    NO = "no"
    NOT_STATED = "not_stated"  # the sources are silent; never read as yes


class Purpose(StrEnum):
    """For what something is told. A row of the gate holds for its purposes and no other."""

    ADVICE = "advice"
    HELP = "help"
    PROTECTION = "protection"
    MISSING = "missing"
    FELONY = "felony"  # one that is planned or running and can still be averted
    PROSECUTION = "prosecution"
    COURT = "court"
    HAND_OVER = "hand_over"
    FEEDBACK = "feedback"
    RESIDENCE = "residence"
    STRUCTURE = "structure"


class ConsentOf(StrEnum):
    """Whose consent makes it a yes. Never that of a person under suspicion."""

    EITHER = "either"
    CHILD = "child"
    GUARDIAN = "guardian"
    BOTH = "both"


class First(StrEnum):
    """What comes before the telling."""

    TALK = "talk"
    ADVICE = "advice"
    TELL = "tell"  # tell the persons concerned beforehand
    REQUEST = "request"  # wait until it is asked for in the single case
    PSEUDONYMISE = "pseudonymise"
    ANONYMISE = "anonymise"
    ASK_CONSENT = "ask_consent"
    CHILD_UNDERSTANDS = "child_understands"
    GUARDIAN_IS_NOT_SUSPECTED = "guardian_is_not_suspected"


class InDanger(Fact):
    """What holds for this class while there is danger now. Never less than in calm."""

    say: Say
    basis: list[ToNorm] = Field(min_length=1)
    note: Text | None = None
    first: list[First] = []


class ShareAnswer(Fact):
    data_class: ToDataClass
    say: Say
    note: Text | None = None
    first: list[First] = []
    consent_of: ConsentOf | None = None
    """Whose consent makes this class a yes; none where consent changes nothing."""
    in_danger: InDanger | None = None


class Duty(Fact):
    """Not only may it be told: it must, or shall as a rule, when the condition is met."""

    binding: Literal["must", "should"]
    classes: list[ToDataClass] = Field(min_length=1)
    of: list[ToFunction] = []
    """Senders whom it binds; all of the row where left out."""
    not_for: list[ToFunction] = []
    """Senders for whom the law knows exceptions: nothing is concluded for them."""
    only_in_danger: Literal[True] | None = None
    when: Text
    basis: list[ToNorm] = Field(min_length=1)


class ShareFacts(Fact):
    """One row of the gate: who may tell whom what, on which ground."""

    senders: list[ToFunction] = Field(min_length=1)
    recipients: list[ToFunction] = Field(min_length=1)
    purpose: Text
    serves: list[Purpose] = []
    """The purposes the row holds for."""
    only_in_danger: Literal[True] | None = None
    """The row stands on a present danger: it holds then, whatever else the purpose is."""
    standing: Literal["kkg4", "not_kkg4"] | None = None
    """Only for professions of § 4 KKG, or only for others; for both where left out."""
    answers: list[ShareAnswer] = Field(min_length=8, max_length=8)
    duties: list[Duty] = []
    basis: list[ToNorm] = Field(min_length=1)
    brakes: list[Text] = []
