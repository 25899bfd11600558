"""What the plan relies on is there: events, an answer in danger, questions that matter."""

import pytest

from obhut.kernel.concept.nodes import Node
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.danger_is_answered_at_once import danger_is_answered_at_once
from obhut.kernel.verifier.rules.every_answer_matters import every_answer_matters
from obhut.kernel.verifier.rules.every_event_has_its_steps import every_event_has_its_steps
from obhut.kernel.verifier.rules.more_danger_takes_nothing_away import (
    more_danger_takes_nothing_away,
)
from obhut.kernel.verifier.verify import Rule
from tests.build import edition, event, review, step


def found(rule: Rule, *nodes: Node) -> list[tuple[str, Weight]]:
    return [(each.where, each.weight) for each in rule(review(nodes=nodes))]


def test_lummerland_is_ready_for_every_event() -> None:
    rules = (every_event_has_its_steps, danger_is_answered_at_once, more_danger_takes_nothing_away)

    assert [found(rule) for rule in rules] == [[], [], []]
    assert len(edition().of_kind("interrupt")) == 5


def test_an_event_that_brings_no_step_blocks() -> None:
    instead = event("danger", "danger", "now", "tell").model_copy(update={"key": "missing"})

    assert found(every_event_has_its_steps, instead) == [("interrupts/missing", Weight.BLOCKS)]


@pytest.mark.parametrize("calls", [[], ["youth-office"], ["advice", "night-watch"]])
def test_a_first_call_in_danger_to_somebody_who_sleeps_at_night_blocks(calls: list[str]) -> None:
    asleep = step("get-help", moment="now", calls=calls, ends=True)

    assert found(danger_is_answered_at_once, asleep) == [("interrupts/danger/steps", Weight.BLOCKS)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["now"], []),
        (["unknown", "now"], []),
        (["not_now", "unknown", "now"], []),
        (["not_now"], ["steps/tell/when"]),
        (["unknown"], ["steps/tell/when"]),
        (["not_now", "now"], ["steps/tell/when"]),
    ],
)
def test_a_step_of_now_that_goes_away_with_danger_blocks(
    answers: list[str], expected: list[str]
) -> None:
    when = [{"question": "danger", "answers": answers}]
    there = step("tell", moment="now", when=when, ends=True)

    assert [where for where, _ in found(more_danger_takes_nothing_away, there)] == expected


def test_an_event_that_goes_away_with_danger_blocks() -> None:
    calm = event("missing", "danger", "not_now", "get-help")

    assert found(more_danger_takes_nothing_away, calm) == [
        ("interrupts/missing/when", Weight.BLOCKS)
    ]


def test_a_question_whose_answer_changes_nothing_is_told() -> None:
    assert found(every_answer_matters) == [("steps/*/when/carers", Weight.WARNS)]
    assert found(every_answer_matters, step("tell", tells_carers=True, ends=True)) == []
