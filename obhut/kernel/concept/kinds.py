"""The kinds of node and the facts each kind carries.

What decides something is a typed fact, never only prose: a Land tailors data, the verifier
checks it, the plan uses it. References are keys of other nodes; the type says of which kind.
The editor's schema for the files under ``content/`` is generated from these classes.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from obhut.kernel.concept.counting import Counting
from obhut.kernel.concept.texts import Fact, Key, Line, Text


class Refers:
    """Marks a field as the key (or keys) of nodes of one kind."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


ToFunction = Annotated[Key, Refers("function")]
ToStep = Annotated[Key, Refers("step")]
ToTerm = Annotated[Key, Refers("term")]
ToNorm = Annotated[Key, Refers("norm")]
ToForm = Annotated[Key, Refers("form")]
ToIndicator = Annotated[Key, Refers("indicator")]
ToProfession = Annotated[Key, Refers("profession")]
ToBoundary = Annotated[Key, Refers("boundary")]
ToDataClass = Annotated[Key, Refers("data-class")]
ToSource = Annotated[Key, Refers("source")]


class SectionFacts(Fact):
    """A chapter; its text stands in the node."""


class Level(StrEnum):
    """Where a function must be staffed."""

    FEDERATION = "federation"
    LAND = "land"
    DISTRICT = "district"
    CASE = "case"  # appointed or chosen for the single child


class FunctionFacts(Fact):
    """Something that must exist: "receives suspicion by night". A desk staffs it."""

    level: Level
    around_the_clock: bool
    about_children: bool
    """Only desks that take minors will do."""
    fallback: ToFunction | None = None
    """Whom to turn to where no desk staffs this function."""
    does: list[Text] = []
    does_not: list[Text] = []


class Phase(StrEnum):
    NOTICE = "notice"
    PROTECTION = "protection"
    CLARIFICATION = "clarification"
    LONG_TERM = "long_term"


class Moment(StrEnum):
    """Where a step stands on the plan of the person who asks."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"


class Condition(Fact):
    """A step or line belongs to the plan only if the answer to the question is one of these."""

    question: Literal["danger", "age", "company", "carers", "missing", "profession"]
    answers: list[Line] = Field(min_length=1)


class Unanswered(Fact):
    """What happens when nobody answers."""

    to: ToFunction | None
    after: ToTerm | None
    text: Text


class Allowed(Fact):
    """Which classes of information the step may use."""

    classes: list[ToDataClass]
    note: Text | None = None


class StepFacts(Fact):
    number: Line
    phase: Phase
    moment: Moment
    bearer: ToFunction
    involves: list[ToFunction] = []
    calls: list[ToFunction] = []
    """Desks that the person who carries the step calls, in this order."""
    when: list[Condition] = []
    terms: list[ToTerm] = []
    basis: list[ToNorm] = Field(min_length=1)
    documents: list[Text] = []
    allowed: Allowed
    write_down: list[Text] = []
    avoid: list[Text] = []
    leads_to: list[ToStep] = []
    ends: bool = False
    unanswered: Unanswered


class SetBy(StrEnum):
    """Who sets a time rule."""

    LAW = "law"
    COURT_PRACTICE = "court_practice"
    GUIDANCE = "guidance"
    PROPOSAL = "proposal"
    AGREEMENT = "agreement"


class TermFacts(Fact):
    code: Line
    starts: Text
    counting: Counting
    set_by: SetBy
    basis: list[ToNorm] = []
    within: ToTerm | None = None
    """The legal term this one has to fit inside."""


class Say(StrEnum):
    """The answer to "may I tell them?" for one class of information."""

    YES = "yes"
    PSEUDONYMISED = "pseudonymised"
    ANONYMOUS = "anonymous"
    CONSENT = "consent"
    CONDITIONAL = "conditional"  # the note names the condition
    NO = "no"
    NOT_STATED = "not_stated"  # the sources are silent; never read as yes


class ShareAnswer(Fact):
    data_class: ToDataClass
    say: Say
    note: Text | None = None


class ShareFacts(Fact):
    """One row of the gate: who may tell whom what, on which ground."""

    senders: list[ToFunction] = Field(min_length=1)
    recipients: list[ToFunction] = Field(min_length=1)
    purpose: Text
    answers: list[ShareAnswer] = Field(min_length=8, max_length=8)
    basis: list[ToNorm] = Field(min_length=1)
    brakes: list[Text] = []


class NormFacts(Fact):
    citation: Line
    """As a lawyer quotes it: "§ 8a SGB VIII"."""
    level: Literal["international", "eu", "federal", "land", "policy"]
    binds: list[ToFunction] = []
    """Functions the norm binds; empty and ``binds_everyone`` false where not settled."""
    binds_everyone: bool = False
    binds_text: Text
    since: Text | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    version: Line | None = None
    """Version of the text it was compared with; none where nobody compared."""
    address: Line | None = None
    typical_error: Text | None = None
    recheck: Text | None = None


class FormFacts(Fact):
    code: Line
    setups: list[Text] = []
    elements: list[Text] = []
    non_elements: list[Text] = []
    norms: list[ToNorm] = []
    reform: Text | None = None
    partners: list[ToFunction] = []
    partners_text: Text | None = None
    neighbours: list[ToBoundary] = []


class BoundaryFacts(Fact):
    """A neighbouring concept and the line between it and trafficking in children."""

    against: Text
    line: Text
    norms: list[ToNorm] = []


Observer = Literal[
    "all", "JA", "VOR", "HLP", "POL", "BPOL", "STA", "JGH", "FKS", "ABH", "ASY", "HLT", "SCH",
    "FBS", "ONL", "COM", "family", "bank", "registry",
]  # fmt: skip


class IndicatorFacts(Fact):
    code: Line
    setting: Literal["G", "D", "C", "X", "O", "L", "B", "K", "M", "A", "R", "H", "S", "Y", "Z"]
    observers: list[Observer] = Field(min_length=1)
    urgent: bool
    """Asks "is there danger now?". No weight."""
    ilo: Literal["S", "M", "W", "S/M"] | None = None
    """Nearest ILO class from memory; never shown to practitioners until checked."""
    confirmed_in_bkk: Literal["unknown", "yes", "no"] = "unknown"
    forms: list[ToForm] = []


class ProfessionFacts(Fact):
    """Who asks. The finder's second question."""

    function: ToFunction
    observers: list[Observer] = []
    kkg4: Literal["yes", "health", "if_recognised", "advice_and_power", "no"]
    """Stands in § 4 KKG: yes · health group (duty in urgent danger) · only with state
    recognition · customs (advice and power, § 4 (5)) · no."""
    legal_line: Text
    basis: list[ToNorm] = []


class CardFacts(Fact):
    """One sheet for one profession."""

    professions: list[ToProfession] = []
    indicators: list[ToIndicator] = Field(min_length=1)
    say: list[Text]
    avoid: list[Text]
    call: list[ToFunction]
    may_say: Text
    legal_line: Text
    basis: list[ToNorm] = []


class ActorFacts(Fact):
    code: Line
    functions: list[ToFunction]
    task: Text
    must: list[Text]
    involve: list[Text]
    limits: list[Text]
    norms: list[ToNorm] = []


class ClauseFacts(Fact):
    number: int
    must_answer: Text
    model: Text | None = None


class PrincipleFacts(Fact):
    number: int
    of: Literal["data_flow", "person_independence", "cooperation"]
    rule: Text | None = None


class InterruptFacts(Fact):
    """An event that may break in at every step."""

    event: Literal["danger", "missing", "age_doubt", "turning_18", "distribution"]
    when: list[Condition]
    steps: list[ToStep] = Field(min_length=1)
    first: list[Text] = Field(min_length=1)
    basis: list[ToNorm] = []


class FailureFacts(Fact):
    """What may go wrong, and which control stops it."""

    control: Text
    steps: list[ToStep] = []


class DataClassFacts(Fact):
    code: Literal["D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7"]
    examples: list[Text] = Field(min_length=1)


class RuleOfUseFacts(Fact):
    """How signs, or a talk with a child, are to be handled."""

    of: Literal["signs", "talk", "contrary_facts", "words", "children"]
    do: Literal["do", "do_not", "note"]


class LayerFacts(Fact):
    """What a Land may tailor and what it may not."""

    freedom_of: Literal["federal_law", "federal_recommendation", "land", "district"]
    examples: list[Text]


class GoalFacts(Fact):
    """Something a Land mechanism must reach, or a stage on the way there."""

    of: Literal["structure", "stage", "missing", "insight", "refused"]
    number: int


class SourceFacts(Fact):
    address: Line | None
    further: list[Line] = []
    incomplete: bool = False
    """A piece of the address was not kept: look the page up by host and title."""
    read_on: date


KINDS: dict[str, type[Fact]] = {
    "section": SectionFacts,
    "function": FunctionFacts,
    "step": StepFacts,
    "term": TermFacts,
    "share": ShareFacts,
    "norm": NormFacts,
    "form": FormFacts,
    "boundary": BoundaryFacts,
    "indicator": IndicatorFacts,
    "profession": ProfessionFacts,
    "card": CardFacts,
    "actor": ActorFacts,
    "clause": ClauseFacts,
    "principle": PrincipleFacts,
    "interrupt": InterruptFacts,
    "failure": FailureFacts,
    "data-class": DataClassFacts,
    "rule-of-use": RuleOfUseFacts,
    "layer": LayerFacts,
    "goal": GoalFacts,
    "source": SourceFacts,
}
