"""From the annotation of a fact to how it is asked for. The classes of the kernel say it all."""

import types
import typing
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from obhut.kernel.concept.kinds import KINDS, Condition
from obhut.kernel.concept.links import Refers
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.questions import PROFESSION, QUESTIONS
from obhut.kernel.concept.texts import Fact, Text
from obhut.web.concepts.field_names.words import label_of
from obhut.web.drafting.fields.choices import answers_to, choices_of
from obhut.web.drafting.fields.leaves import (
    Both,
    Number,
    OneDay,
    OneOf,
    Reference,
    Tick,
    Words,
)
from obhut.web.drafting.fields.nested import Group, ListOf, Part, SomeOf, Variants
from obhut.web.drafting.fields.typed import Shape

OF_EVERY_NODE = ("title", "text", "force", "freedom", "evidence", "sources", "review", "as_of")
"""Fields of a node that its form asks for. What it is known by, and where it stands, stays."""
SAID_FIRST = ("title", "text")
"""Then comes what its kind says, then on what all of it rests."""
NOT_SAID = type(None)
SIMPLE: Mapping[Any, type[Words | Number | OneDay | Both]] = {
    str: Words,
    int: Number,
    date: OneDay,
    Text: Both,
}


@cache
def parts_of_node(kind: str) -> Mapping[str, Part]:
    """All fields of the form of a node of this kind: "title", "facts.counting" …"""
    own = {name: _part(Node, name) for name in OF_EVERY_NODE}
    own["title"] = _with(own["title"], Both(is_title=True))
    own["text"] = _with(own["text"], Both(is_optional=True, is_prose=True))
    own["sources"] = _with(own["sources"], ListOf(item=Reference(kind="source")))
    facts = KINDS[kind]
    typed = {f"facts.{name}": _part(facts, name) for name in facts.model_fields}
    return {name: own[name] for name in SAID_FIRST} | typed | own


def _with(part: Part, shape: Shape) -> Part:
    return Part(name=part.name, label=part.label, help=part.help, shape=shape)


def _part(facts: type[Fact], name: str) -> Part:
    field = facts.model_fields[name]
    label, explained = label_of(facts, name)
    where = f"{facts.__name__}.{name}"
    shape = _shape(field.annotation, field.metadata, where, field.discriminator)
    return Part(name=name, label=label, help=explained, shape=shape)


def _shape(
    annotation: Any, metadata: Iterable[Any], where: str, by: Any = None, *, optional: bool = False
) -> Shape:
    """``where``: the class and the field, by which words for it are found."""
    marks = tuple(metadata)
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(inner[0], (*marks, *inner[1:]), where, by, optional=optional)
    if kind := next((mark.kind for mark in marks if isinstance(mark, Refers)), ""):
        return Reference(kind=kind, is_optional=optional)
    if origin in (typing.Union, types.UnionType):
        return _union(inner, marks, where, by)
    if origin is list:
        return _list(inner[0], marks, where)
    if origin is typing.Literal:
        return _literal(inner, where, optional=optional)
    return _plain(annotation, optional=optional)


def _literal(values: tuple[Any, ...], where: str, *, optional: bool) -> Shape:
    if values == (True,):
        return Tick(silent=True)
    return OneOf(options=choices_of(where, values), is_optional=optional)


def _plain(annotation: Any, *, optional: bool) -> Shape:
    if annotation is bool:
        return Tick()
    if annotation is Condition:
        return _condition()
    if annotation in SIMPLE:
        return SIMPLE[annotation](is_optional=optional)
    if issubclass(annotation, StrEnum):
        choices = choices_of(annotation.__name__, tuple(annotation))
        return OneOf(options=choices, is_optional=optional)
    return _group(annotation, optional=optional)


def _group(facts: type[Fact], *, optional: bool = False, without: str = "") -> Group:
    parts = tuple(_part(facts, name) for name in facts.model_fields if name != without)
    return Group(parts=parts, is_optional=optional)


def _union(inner: tuple[Any, ...], marks: tuple[Any, ...], where: str, by: Any) -> Shape:
    said = tuple(each for each in inner if each is not NOT_SAID)
    if len(said) == 1:
        return _shape(said[0], marks, where, by, optional=True)
    ways = {typing.get_args(each.model_fields[by].annotation)[0]: each for each in said}
    label, explained = label_of(said[0], by)
    return Variants(
        by=by,
        label=label,
        help=explained,
        options=choices_of(f"{where}.{by}", tuple(ways)),
        ways={way: _group(facts, without=by) for way, facts in ways.items()},
    )


def _list(item: Any, marks: tuple[Any, ...], where: str) -> Shape:
    inner = _shape(item, (), where)
    if isinstance(inner, OneOf):
        return SomeOf(options=inner.options)
    fewest = next((each.min_length for each in marks if hasattr(each, "min_length")), 0)
    most = next((each.max_length for each in marks if hasattr(each, "max_length")), None)
    return ListOf(item=inner, fewest=fewest, most=most)


def _condition() -> Variants:
    """Which answers can be given depends on the question."""
    label, explained = label_of(Condition, "question")
    questions = typing.get_args(Condition.model_fields["question"].annotation)
    answers, explained_answers = label_of(Condition, "answers")
    return Variants(
        by="question",
        label=label,
        help=explained,
        options=choices_of("Condition.question", questions),
        ways={
            question: Group(
                parts=(
                    Part(
                        name="answers",
                        label=answers,
                        help=explained_answers,
                        shape=SomeOf(
                            options=answers_to(question, tuple(QUESTIONS.get(question, ()))),
                            kind=PROFESSION if question == PROFESSION else "",
                        ),
                    ),
                )
            )
            for question in questions
        },
    )
