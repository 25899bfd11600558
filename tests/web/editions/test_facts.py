"""Every fact of every kind has a name in words, in German and in English."""

import typing
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal

import pytest
from django.utils import translation
from pydantic import BaseModel

from obhut.kernel.concept import counting
from obhut.kernel.concept.kinds import KINDS, Condition, ShareAnswer
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Fact, Force, Freedom, Text
from obhut.web.editions.facts import fact_lines, label_of
from obhut.web.editions.fields import QUESTION, VALUES
from obhut.web.editions.names import FORCE, FREEDOM, KIND
from tests.build import TINY, edition, node, step

SAID_OTHERWISE = {"counting", "data_class", "answers", "question", "text"}
"""Said as a whole: a length of time, a row of the gate, a condition."""
SAID_AS_THEY_STAND = {"ilo", "code"}
NAMED = edition(*TINY).by_key


def models() -> Iterator[type[BaseModel]]:
    """The facts of every kind, and what they are made of."""
    waiting: list[Any] = list(KINDS.values())
    seen: set[Any] = set()
    while waiting:
        model = waiting.pop()
        if model in seen or model.__module__ == counting.__name__:  # a length of time
            continue
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            waiting.extend(inside(field.annotation))


def inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Fact) and annotation is not Text:
        yield annotation
    for inner in typing.get_args(annotation):
        yield from inside(inner)


def values(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from (each.value for each in annotation)
    if typing.get_origin(annotation) is Literal:
        yield from (each for each in typing.get_args(annotation) if isinstance(each, str))
    for inner in typing.get_args(annotation):
        yield from values(inner)


FIELDS = sorted(
    {(model.__name__, name) for model in models() for name in model.model_fields}
    - {("Condition", "answers")}
)
CHOICES = sorted(
    {
        (name, value)
        for model in models()
        for name, field in model.model_fields.items()
        if name not in SAID_OTHERWISE | SAID_AS_THEY_STAND
        for value in values(field.annotation)
    }
)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_field_has_a_label(language: str) -> None:
    with translation.override(language):
        bare = [
            (holder, name)
            for holder, name in FIELDS
            if label_of(name, holder) == name and name not in SAID_OTHERWISE
        ]

    assert bare == []


def test_every_value_to_choose_from_has_a_name() -> None:
    assert [(name, value) for name, value in CHOICES if value not in VALUES.get(name, {})] == []


def test_every_kind_force_and_freedom_has_a_name() -> None:
    assert (set(KIND), set(FORCE), set(FREEDOM)) == (set(KINDS), set(Force), set(Freedom))
    assert set(typing.get_args(Condition.model_fields["question"].annotation)) == set(QUESTION)


def said(given: Node) -> dict[str, tuple[str, ...]]:
    with translation.override("de"):
        return {line.label: line.said for line in fact_lines(given, NAMED)}


@pytest.mark.django_db
def test_a_step_says_who_by_when_and_what_if_nobody_answers() -> None:
    told = said(step("tell", when=[{"question": "danger", "answers": ["now", "unknown"]}]))

    assert told["Wer ihn trägt"] == ("lamplighting",)
    assert told["Fristen"] == ("at-once",)
    assert told["Nur wenn"] == ("Ist das Kind jetzt in Gefahr? Ja, jetzt / Weiß ich nicht",)
    assert told["Wenn niemand antwortet"] == (
        "Dann wenden an: night-watch; Nach: at-once; Was dann zu tun ist: Weiter",
    )


@pytest.mark.django_db
def test_a_row_of_the_gate_says_each_class_with_its_answer() -> None:
    [row] = [each for each in TINY if each.kind == "share"]

    answers = said(row)["Was gesagt werden darf"]
    assert len(answers) == len(ShareAnswer.model_fields) + 2 == 8
    assert answers[0] == "d0: nicht geregelt"


@pytest.mark.django_db
def test_what_says_nothing_is_left_out_but_a_no_is_said() -> None:
    told = said(
        node("office", "function", level="district", around_the_clock=False, about_children=True)
    )

    assert told == {
        "Wo sie besetzt sein muss": ("für den Kreis",),
        "Antwortet rund um die Uhr": ("nein",),
        "Nur Stellen, die Minderjährige beraten": ("ja",),
    }
