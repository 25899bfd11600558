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
    DataClassFacts,
    FormFacts,
    FunctionFacts,
    IndicatorFacts,
    InterruptFacts,
    NormFacts,
    ProfessionFacts,
    RuleOfUseFacts,
    ShareFacts,
    SourceFacts,
    StepFacts,
    TermFacts,
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
    rules_of_use: Mapping[str, Statement[RuleOfUseFacts]]
    actors: Mapping[str, Statement[ActorFacts]]
    sources: Mapping[str, Statement[SourceFacts]]


def read_mechanism(edition: EditionText) -> Mechanism:
    """The mechanism an edition describes. References were checked when it was read."""
    return Mechanism(
        digest=digest(edition),
        functions=_of_kind(edition, "function", FunctionFacts),
        professions=_of_kind(edition, "profession", ProfessionFacts),
        steps=_of_kind(edition, "step", StepFacts),
        terms=_of_kind(edition, "term", TermFacts),
        interrupts=_of_kind(edition, "interrupt", InterruptFacts),
        shares=_of_kind(edition, "share", ShareFacts),
        norms=_of_kind(edition, "norm", NormFacts),
        data_classes=_of_kind(edition, "data-class", DataClassFacts),
        forms=_of_kind(edition, "form", FormFacts),
        boundaries=_of_kind(edition, "boundary", BoundaryFacts),
        indicators=_of_kind(edition, "indicator", IndicatorFacts),
        cards=_of_kind(edition, "card", CardFacts),
        rules_of_use=_of_kind(edition, "rule-of-use", RuleOfUseFacts),
        actors=_of_kind(edition, "actor", ActorFacts),
        sources=_of_kind(edition, "source", SourceFacts),
    )


def _of_kind(edition: EditionText, kind: str, facts: type[F]) -> dict[str, Statement[F]]:
    return {
        node.key: Statement(node, node.facts)
        for node in edition.of_kind(kind)
        if isinstance(node.facts, facts)
    }
