"""The kinds of node and the facts each kind carries.

What decides something is a typed fact, never only prose: a Land tailors data, the verifier
checks it, the plan uses it. References are keys of other nodes; the type says of which kind.
The editor's schema for the files under ``content/`` is generated from these classes.
"""

from obhut.kernel.concept.law import (
    ClauseFacts,
    DataClassFacts,
    GoalFacts,
    LayerFacts,
    NormFacts,
    PrincipleFacts,
    SectionFacts,
    SourceFacts,
)
from obhut.kernel.concept.links import Refers
from obhut.kernel.concept.process import (
    EVENTS,
    ActorFacts,
    Allowed,
    Condition,
    FailureFacts,
    FunctionFacts,
    InterruptFacts,
    Level,
    Moment,
    Phase,
    ProfessionFacts,
    SetBy,
    StepFacts,
    TermFacts,
    Unanswered,
)
from obhut.kernel.concept.shares import (
    ConsentOf,
    Duty,
    First,
    InDanger,
    Purpose,
    Say,
    ShareAnswer,
    ShareFacts,
)
from obhut.kernel.concept.signs import (
    BoundaryFacts,
    CardFacts,
    FormFacts,
    IndicatorFacts,
    RuleOfUseFacts,
)
from obhut.kernel.concept.texts import Fact

__all__ = [
    "EVENTS",
    "KINDS",
    "ActorFacts",
    "Allowed",
    "BoundaryFacts",
    "CardFacts",
    "ClauseFacts",
    "Condition",
    "ConsentOf",
    "DataClassFacts",
    "Duty",
    "FailureFacts",
    "First",
    "FormFacts",
    "FunctionFacts",
    "GoalFacts",
    "InDanger",
    "IndicatorFacts",
    "InterruptFacts",
    "LayerFacts",
    "Level",
    "Moment",
    "NormFacts",
    "Phase",
    "PrincipleFacts",
    "ProfessionFacts",
    "Purpose",
    "Refers",
    "RuleOfUseFacts",
    "Say",
    "SectionFacts",
    "SetBy",
    "ShareAnswer",
    "ShareFacts",
    "SourceFacts",
    "StepFacts",
    "TermFacts",
    "Unanswered",
]

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
