"""The typed facts of a node in words: a label, and one line for each thing it says.

Written once for every kind: what a field holds is known from its type. A new kind of node needs a
name for its fields and nothing else; a test sees to it that none is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from obhut.kernel.concept.kinds import Condition, NormFacts, ShareAnswer, TermFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.references import references
from obhut.kernel.concept.texts import Fact, Text
from obhut.web.concepts.field_names.words import LABELS
from obhut.web.editions.fields import ANSWER, QUESTION, VALUES
from obhut.web.finder import words
from obhut.web.knowledge.names import day

EVEN_A_NO = {"full_text_seen"}
Path = tuple[str | int, ...]
Named = Mapping[str, Node]
"""The nodes of the edition by their key: a reference is said by its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """One field of the facts. ``said``: a line for each thing in it."""

    name: str
    label: str
    said: tuple[str, ...]


def fact_lines(node: Node, named: Named) -> tuple[FactLine, ...]:
    """Everything the facts say, in the order of their kind; what says nothing is left out."""
    reading = _Reading(named, {path: key for path, _kind, key in references(node)})
    return tuple(
        FactLine(name=name, label=label_of(name, type(node.facts).__name__), said=tuple(said))
        for name, said in reading.fields(node.facts, ("facts",))
    )


def label_of(name: str, holder: str = "") -> str:
    """What a field is called; ``holder``: the class of the fact it stands in."""
    label, _explained = LABELS.get(f"{holder}.{name}") or LABELS.get(name) or (name, "")
    return str(label)


def title_of(key: str, named: Named) -> str:
    """How a node is named where another one refers to it; its key where it is not there."""
    node = named.get(key)
    if node is None:
        return key
    title = words.said(node.title)
    return node.facts.citation if isinstance(node.facts, NormFacts) else title


@dataclass(frozen=True, slots=True)
class _Reading:
    named: Named
    refers: Mapping[Path, str]
    """Where in the node a reference stands -> the key it names."""

    def fields(self, fact: Fact, path: Path) -> Iterator[tuple[str, list[str]]]:
        for name in type(fact).model_fields:
            value = getattr(fact, name)
            if isinstance(fact, TermFacts) and name == "counting":
                yield name, [words.rule_in_words(fact)]
            elif not _says_nothing(fact, name, value):
                said = [line for line in self.lines(name, value, (*path, name)) if line]
                if said:
                    yield name, said

    def lines(self, name: str, value: Any, path: Path) -> Iterator[str]:
        if isinstance(value, list):
            for at, item in enumerate(value):
                yield from self.lines(name, item, (*path, at))
        else:
            yield self.one(name, value, path)

    def one(self, name: str, value: Any, path: Path) -> str:
        if isinstance(value, Fact):
            return self._fact(value, path)
        if path in self.refers:
            return title_of(self.refers[path], self.named)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return day(value) if isinstance(value, date) else _called(name, value)

    def _fact(self, fact: Fact, path: Path) -> str:
        match fact:
            case Text():
                return words.said(fact)
            case Condition():
                return self._condition(fact)
            case ShareAnswer():
                return self._answer(fact, path)
            case _:
                return self._nested(fact, path)

    def _nested(self, fact: Fact, path: Path) -> str:
        holder = type(fact).__name__
        return "; ".join(
            f"{label_of(name, holder)}: {', '.join(said)}" for name, said in self.fields(fact, path)
        )

    def _condition(self, asked: Condition) -> str:
        answers = (
            str(ANSWER.get((asked.question, answer), title_of(answer, self.named)))
            for answer in asked.answers
        )
        return f"{QUESTION[asked.question]} {' / '.join(answers)}"

    def _answer(self, answer: ShareAnswer, path: Path) -> str:
        """The class of information, what may be told of it, and what is said beside it."""
        beside = (
            f"{label_of(name, 'ShareAnswer')}: {', '.join(said)}"
            for name, said in self.fields(answer, path)
            if name not in {"data_class", "say"}
        )
        told = _called("say", answer.say)
        return f"{title_of(answer.data_class, self.named)}: {'; '.join((told, *beside))}"


def _says_nothing(fact: Fact, name: str, value: Any) -> bool:
    """What was left out. That something was not seen is said, and so is a no that was asked for."""
    if isinstance(value, bool):
        return (
            not value and name not in EVEN_A_NO and not type(fact).model_fields[name].is_required()
        )
    return value is None or value == []


def _called(name: str, value: Any) -> str:
    return str(VALUES.get(name, {}).get(value, value))
