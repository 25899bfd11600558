"""A cooperation mechanism: an edition read into functions, steps, terms, shares.

The verifier, the plan, the gate and every page are readings of this one value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from obhut.kernel.concept.edition import EditionText, digest
from obhut.kernel.concept.kinds import (
    ActorFacts,
    BoundaryFacts,
    CardFacts,
    ClauseFacts,
    DataClassFacts,
    ElementFacts,
    FailureFacts,
    FormFacts,
    FunctionFacts,
    GoalFacts,
    IndicatorFacts,
    InterruptFacts,
    LayerFacts,
    NormFacts,
    PrincipleFacts,
    ProfessionFacts,
    RuleOfUseFacts,
    SectionFacts,
    ShareFacts,
    SourceFacts,
    StepFacts,
    TermFacts,
    WordFacts,
)
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Fact

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Statement(Generic[F]):
    """A node together with its facts, typed by its kind."""

    node: Node
    facts: F

    @property
    def key(self) -> str:
        return self.node.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """What a concept says, as objects. Each mapping keeps the order of the edition."""

    digest: str
    functions: Mapping[str, Statement[FunctionFacts]]
    professions: Mapping[str, Statement[ProfessionFacts]]
    steps: Mapping[str, Statement[StepFacts]]
    terms: Mapping[str, Statement[TermFacts]]
    interrupts: Mapping[str, Statement[InterruptFacts]]
    shares: Mapping[str, Statement[ShareFacts]]
    norms: Mapping[str, Statement[NormFacts]]
    data_classes: Mapping[str, Statement[DataClassFacts]]
    forms: Mapping[str, Statement[FormFacts]]
    boundaries: Mapping[str, Statement[BoundaryFacts]]
    indicators: Mapping[str, Statement[IndicatorFacts]]
    cards: Mapping[str, Statement[CardFacts]]
    actors: Mapping[str, Statement[ActorFacts]]
    sources: Mapping[str, Statement[SourceFacts]]
    sections: Mapping[str, Statement[SectionFacts]]
    elements: Mapping[str, Statement[ElementFacts]]
    clauses: Mapping[str, Statement[ClauseFacts]]
    principles: Mapping[str, Statement[PrincipleFacts]]
    failures: Mapping[str, Statement[FailureFacts]]
    layers: Mapping[str, Statement[LayerFacts]]
    goals: Mapping[str, Statement[GoalFacts]]
    rules_of_use: Mapping[str, Statement[RuleOfUseFacts]]
    words: Mapping[str, Statement[WordFacts]]


def read_mechanism(edition: EditionText, *, known_as: str | None = None) -> Mechanism:
    """The mechanism an edition describes. References were checked when it was read.

    ``known_as``: what a text that is still being written goes by, instead of its digest.
    """
    of_kind: dict[str, list[Node]] = {}
    for node in edition.all_nodes():
        of_kind.setdefault(node.kind, []).append(node)
    return Mechanism(
        digest=digest(edition) if known_as is None else known_as,
        functions=_typed(of_kind, "function", FunctionFacts),
        professions=_typed(of_kind, "profession", ProfessionFacts),
        steps=_typed(of_kind, "step", StepFacts),
        terms=_typed(of_kind, "term", TermFacts),
        interrupts=_typed(of_kind, "interrupt", InterruptFacts),
        shares=_typed(of_kind, "share", ShareFacts),
        norms=_typed(of_kind, "norm", NormFacts),
        data_classes=_typed(of_kind, "data-class", DataClassFacts),
        forms=_typed(of_kind, "form", FormFacts),
        boundaries=_typed(of_kind, "boundary", BoundaryFacts),
        indicators=_typed(of_kind, "indicator", IndicatorFacts),
        cards=_typed(of_kind, "card", CardFacts),
        actors=_typed(of_kind, "actor", ActorFacts),
        sources=_typed(of_kind, "source", SourceFacts),
        sections=_typed(of_kind, "section", SectionFacts),
        elements=_typed(of_kind, "element", ElementFacts),
        clauses=_typed(of_kind, "clause", ClauseFacts),
        principles=_typed(of_kind, "principle", PrincipleFacts),
        failures=_typed(of_kind, "failure", FailureFacts),
        layers=_typed(of_kind, "layer", LayerFacts),
        goals=_typed(of_kind, "goal", GoalFacts),
        rules_of_use=_typed(of_kind, "rule-of-use", RuleOfUseFacts),
        words=_typed(of_kind, "word", WordFacts),
    )


def _typed(of_kind: Mapping[str, list[Node]], kind: str, facts: type[F]) -> dict[str, Statement[F]]:
    return {
        node.key: Statement(node, node.facts)
        for node in of_kind.get(kind, ())
        if isinstance(node.facts, facts)
    }
