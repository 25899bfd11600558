"""Conditions ask a question that is asked, for an answer that can be given.

A misspelt answer would not be noticed otherwise: the step would silently never come.
"""

from collections.abc import Iterator

from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.process import InterruptFacts, StepFacts
from obhut.kernel.concept.questions import PROFESSION, QUESTIONS

Path = tuple[str | int, ...]


def strange_answers(node: Node, professions: frozenset[str]) -> Iterator[tuple[Path, str, str]]:
    """Path, answer named, answers possible: for each answer of a condition that nobody can give."""
    if not isinstance(node.facts, StepFacts | InterruptFacts):
        return
    for at, condition in enumerate(node.facts.when):
        if condition.question == PROFESSION:
            possible = sorted(professions)
        else:
            possible = list(QUESTIONS[condition.question])
        for place, answer in enumerate(condition.answers):
            if answer not in possible:
                path = ("facts", "when", at, "answers", place)
                yield path, answer, ", ".join(possible)
