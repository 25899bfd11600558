"""Readings that a coordination office wants: the strategy, its principles, limits, clauses, insights."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from obhut.kernel.concept.kinds import (
    ClauseFacts,
    FailureFacts,
    LayerFacts,
    PrincipleFacts,
)
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Text
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.web.finder import words
from obhut.web.knowledge import names
from obhut.web.knowledge.lines import (
    LinkLine,
    SectionLine,
    SureLine,
    all_said,
    link,
    section_line,
    sure_line,
    text_of,
)

OPEN = "layer-open"
"""The layer that names where sources and practice differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """One statement of a chapter: what it says, and what it adds under a label of its own."""

    key: str
    number: str
    title: str
    text: str
    label: str
    added: str
    examples: tuple[str, ...]
    steps: tuple[LinkLine, ...]
    sure: SureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    key: str
    title: str
    points: tuple[PointLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterPage:
    sections: tuple[SectionLine, ...]
    parts: tuple[PartLine, ...]


def strategy(mechanism: Mechanism) -> ChapterPage:
    titles = {
        "structure": _("How the recommendations are built"),
        "stage": _("Seven stages to an agreement"),
        "missing": _("What professionals say is missing"),
    }
    parts = tuple(_goals(of, title, mechanism) for of, title in titles.items())
    return _chapter(("purpose",), parts, mechanism)


def principles(mechanism: Mechanism) -> ChapterPage:
    titles = {
        "cooperation": _("Principles of cooperation"),
        "data_flow": _("Before anything is passed on"),
        "person_independence": _("So that help does not hang on persons"),
    }
    parts = tuple(
        PartLine(
            key=of,
            title=title,
            points=_points(
                (each.node for each in mechanism.principles.values() if each.facts.of == of),
                mechanism,
            ),
        )
        for of, title in titles.items()
    )
    return _chapter(("data-flow", "independence"), parts, mechanism)


def limits(mechanism: Mechanism) -> ChapterPage:
    layers = [each.node for each in mechanism.layers.values()]
    tailored = [node for node in layers if node.key != OPEN]
    differs = [node for node in layers if node.key == OPEN]
    failures = [each.node for each in mechanism.failures.values()]
    parts = (
        PartLine(key="failures", title=_("What may go wrong"), points=_points(failures, mechanism)),
        PartLine(
            key="tailoring", title=_("What a Land may tailor"), points=_points(tailored, mechanism)
        ),
        PartLine(key="open", title=_("Open questions"), points=_points(differs, mechanism)),
    )
    return _chapter(("limits",), parts, mechanism)


def clauses(mechanism: Mechanism) -> ChapterPage:
    nodes = [each.node for each in mechanism.clauses.values()]
    part = PartLine(key="clauses", title=_("The building blocks"), points=_points(nodes, mechanism))
    return _chapter(("clauses",), (part,), mechanism)


def insights(mechanism: Mechanism) -> ChapterPage:
    titles = {"insight": _("What we learned"), "refused": _("What we do not build, and why")}
    parts = tuple(_goals(of, title, mechanism) for of, title in titles.items())
    return _chapter(("insights",), parts, mechanism)


def _chapter(keys: Iterable[str], parts: tuple[PartLine, ...], mechanism: Mechanism) -> ChapterPage:
    sections = (section_line(key, mechanism) for key in keys)
    return ChapterPage(
        sections=tuple(section for section in sections if section),
        parts=tuple(part for part in parts if part.points),
    )


def _goals(of: str, title: str, mechanism: Mechanism) -> PartLine:
    nodes = (each.node for each in mechanism.goals.values() if each.facts.of == of)
    return PartLine(key=of, title=title, points=_points(nodes, mechanism))


def _points(nodes: Iterable[Node], mechanism: Mechanism) -> tuple[PointLine, ...]:
    return tuple(_point(node, mechanism) for node in nodes)


def _point(node: Node, mechanism: Mechanism) -> PointLine:
    label, added = _added(node)
    facts = node.facts
    return PointLine(
        key=node.key,
        number=str(getattr(facts, "number", "")),
        title=words.said(node.title),
        text=text_of(node),
        label=label,
        added=words.said(added) if added else "",
        examples=all_said(_examples(node)),
        steps=tuple(
            link(mechanism.steps[key].node)
            for key in (facts.steps if isinstance(facts, FailureFacts) else ())
        ),
        sure=sure_line(node, mechanism),
    )


def _added(node: Node) -> tuple[str, Text | None]:
    """What a statement says beyond its text, and how that is called."""
    match node.facts:
        case PrincipleFacts(rule=rule):
            return _("Rule"), rule
        case FailureFacts(control=control):
            return _("What helps against it"), control
        case ClauseFacts(must_answer=question):
            return _("The text must answer"), question
        case LayerFacts(freedom_of=freedom) if node.key != OPEN:
            return str(names.LAYERS[freedom]), None
        case _:
            return "", None


def _examples(node: Node) -> list[Text]:
    match node.facts:
        case LayerFacts(examples=examples):
            return examples
        case ClauseFacts(model=Text() as model):
            return [model]
        case _:
            return []
