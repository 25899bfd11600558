"""Facts of what is done: functions, steps, terms, events, and who asks."""

from enum import StrEnum
from typing import Literal, get_args

from pydantic import Field

from obhut.kernel.concept.counting import Counting
from obhut.kernel.concept.links import Observer, ToDataClass, ToFunction, ToNorm, ToStep, ToTerm
from obhut.kernel.concept.texts import Fact, Flag, Line, Text


class Level(StrEnum):
    """Where a function must be staffed."""

    FEDERATION = "federation"
    LAND = "land"
    DISTRICT = "district"
    CASE = "case"  # appointed or chosen for the single child


class FunctionFacts(Fact):
    """Something that must exist: "receives suspicion by night". A desk staffs it."""

    level: Level
    around_the_clock: Flag
    about_children: Flag
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

    to: ToFunction | None = None
    after: ToTerm | None = None
    text: Text


class Allowed(Fact):
    """Which classes of information the step may use."""

    classes: list[ToDataClass] = []
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
    ends: Flag = False
    unanswered: Unanswered
    tells_carers: Literal[True] | None = None
    """Those who care for the child are involved or learn of it. Never assumed to be safe."""


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


class ProfessionFacts(Fact):
    """Who asks. The finder's second question."""

    function: ToFunction
    observers: list[Observer] = []
    kkg4: Literal["yes", "health", "if_recognised", "advice_and_power", "no"]
    """Stands in § 4 KKG: yes · health group (duty in urgent danger) · only with state
    recognition · customs (advice and power, § 4 (5)) · no."""
    legal_line: Text
    basis: list[ToNorm] = []


class ActorFacts(Fact):
    code: Line
    functions: list[ToFunction] = []
    task: Text
    must: list[Text] = []
    involve: list[Text] = []
    limits: list[Text] = []
    norms: list[ToNorm] = []


Event = Literal["danger", "missing", "age_doubt", "turning_18", "distribution"]
EVENTS: tuple[Event, ...] = get_args(Event)


class InterruptFacts(Fact):
    """An event that may break in at every step."""

    event: Event
    when: list[Condition] = Field(min_length=1)
    """An event without a condition would always be there, and no reason could be given."""
    steps: list[ToStep] = Field(min_length=1)
    first: list[Text] = Field(min_length=1)
    basis: list[ToNorm] = []


class FailureFacts(Fact):
    """What may go wrong, and which control stops it."""

    control: Text
    steps: list[ToStep] = []
