"""The plan of Lummerland, told as stories."""

from dataclasses import replace

import pytest

from obhut.kernel.concept.kinds import Moment
from obhut.kernel.concept.nodes import Node
from obhut.kernel.plan.plan import Because
from obhut.kernel.plan.situation import Age, Carers, Company, Danger, Missing, Situation
from obhut.kernel.routing.answers import Answer
from tests.build import function, mechanism, norm, step, term
from tests.kernel.plan.isle import CLOSED, NOBODY, OPEN, planned

CALM = Situation(profession="lamplighter", danger=Danger.NOT_NOW)
IN_DANGER = replace(CALM, danger=Danger.NOW)


def steps(situation: Situation, *nodes: Node) -> list[tuple[str, Moment]]:
    plan = planned(situation, mechanism(*nodes))
    return [(entry.step.key, entry.moment) for entry in plan.entries]


def test_without_danger_the_plan_begins_with_telling() -> None:
    assert steps(CALM) == [("tell", Moment.NEXT), ("look-again", Moment.LATER)]


def test_in_danger_help_comes_first_even_where_the_edition_names_it_last() -> None:
    before = step("look-first", moment="now", calls=["advice"], ends=True)
    late = step(
        "call-late",
        moment="later",
        calls=["night-watch"],
        when=[{"question": "danger", "answers": ["now"]}],
        ends=True,
    )
    danger = mechanism().interrupts["danger"].node
    facts = danger.facts.model_copy(update={"steps": ["call-late"]})
    there = mechanism(before, late, danger.model_copy(update={"facts": facts}))

    plan = planned(IN_DANGER, there)

    assert [entry.step.key for entry in plan.of(Moment.NOW)] == [
        "call-late",
        "get-help",
        "look-first",
    ]
    assert plan.calls[0].function.key == "night-watch"


def test_in_danger_the_emergency_call_stays_first_though_only_others_are_open() -> None:
    both = step("get-help", moment="now", calls=["night-watch", "advice"], ends=True)
    answers = {"night-watch": CLOSED, "advice": OPEN, "youth-office": CLOSED}

    plan = planned(IN_DANGER, mechanism(both), ask=answers.__getitem__)

    assert [call.function.key for call in plan.calls] == ["night-watch", "advice"]


def test_without_danger_whoever_answers_now_comes_first() -> None:
    answers = {"youth-office": CLOSED, "advice": OPEN}

    plan = planned(CALM, ask=answers.__getitem__)

    assert [call.function.key for call in plan.calls] == ["advice", "youth-office"]


@pytest.mark.parametrize(
    ("change", "step_key", "because"),
    [
        ({"danger": Danger.NOW}, "get-help", Because(node="danger", question="danger", answer="now")),
        ({"missing": Missing.YES}, "get-help", Because(node="missing", question="missing", answer="yes")),
        ({"age": Age.DOUBTFUL}, "look-again", Because(node="age-doubt", question="age", answer="doubtful")),
        ({"age": Age.TURNING_18_SOON}, "look-again",
         Because(node="turning-18", question="age", answer="turning_18_soon")),
        ({"company": Company.UNACCOMPANIED_FOREIGN}, "look-again",
         Because(node="distribution", question="company", answer="unaccompanied_foreign")),
    ],
    ids=["danger", "missing", "doubt of age", "turning 18", "distribution"],
)  # fmt: skip
def test_each_event_breaks_in_with_its_step_and_says_why(
    change: dict[str, object], step_key: str, because: Because
) -> None:
    plan = planned(replace(CALM, **change))  # type: ignore[arg-type]  # each of its own type
    entry = next(each for each in plan.entries if each.step.key == step_key)

    assert [event.key for event in plan.interrupts] == [because.node]
    assert entry.because[0] == because
    assert entry.moment is not Moment.LATER


def test_several_events_at_once_all_bring_their_steps() -> None:
    everything = replace(IN_DANGER, missing=Missing.YES, age=Age.DOUBTFUL)

    assert {event.facts.event for event in planned(everything).interrupts} == {
        "danger",
        "missing",
        "age_doubt",
    }


@pytest.mark.parametrize(
    ("carers", "expected"),
    [
        (Carers.NOT_ANSWERED, ["tell"]),
        (Carers.ENDANGERS, ["tell"]),
        (Carers.MAY_BE_INVOLVED, ["tell", "talk-with-parents"]),
    ],
)
def test_carers_are_involved_only_where_that_was_answered(
    carers: Carers, expected: list[str]
) -> None:
    talk = step("talk-with-parents", tells_carers=True, ends=True)

    plan = planned(replace(CALM, carers=carers), mechanism(talk))

    assert [entry.step.key for entry in plan.of(Moment.NEXT)] == expected


def test_no_event_brings_a_word_to_the_carers_forward() -> None:
    later = step("look-again", moment="later", tells_carers=True, ends=True)
    doubtful = replace(CALM, age=Age.DOUBTFUL, carers=Carers.ENDANGERS)

    assert steps(doubtful, later)[-1] == ("look-again", Moment.LATER)
    may = replace(doubtful, carers=Carers.MAY_BE_INVOLVED)
    assert steps(may, later)[-1] == ("look-again", Moment.NEXT)


def test_a_term_that_begins_with_a_later_step_is_not_counted_from_now() -> None:
    doubtful = planned(replace(CALM, age=Age.DOUBTFUL)).entries[-1]

    assert (doubtful.step.key, doubtful.moment) == ("look-again", Moment.NEXT)
    assert [(each.term.key, each.outcome) for each in doubtful.deadlines] == [("in-a-week", None)]


def test_a_term_longer_than_any_calendar_is_told_without_a_day() -> None:
    decades = term("decades", {"by": "counted", "length": 30, "unit": "year"})

    plan = planned(CALM, mechanism(decades, step("tell", terms=["decades"], ends=True)))

    assert plan.entries[0].deadlines[0].outcome is None


def test_where_nobody_is_known_the_fallback_is_called_and_nothing_is_invented() -> None:
    answers = {"youth-office": NOBODY, "night-watch": OPEN, "advice": NOBODY}

    plan = planned(CALM, ask=answers.__getitem__)

    assert [(each.function.key, each.stands_in_for, each.answer) for each in plan.calls] == [
        ("night-watch", ("youth-office",), OPEN),
        ("advice", (), NOBODY),
    ]


def test_one_call_that_stands_in_for_several_says_all_of_them() -> None:
    both = mechanism(function("advice", level="land", fallback="night-watch"))
    answers = {"youth-office": NOBODY, "advice": NOBODY, "night-watch": OPEN}

    plan = planned(IN_DANGER, both, ask=answers.__getitem__)
    later = planned(CALM, both, ask=answers.__getitem__)

    assert [(each.function.key, each.stands_in_for) for each in plan.calls] == [("night-watch", ())]
    assert [(each.function.key, each.stands_in_for) for each in later.calls] == [
        ("night-watch", ("youth-office", "advice"))
    ]


def test_fallbacks_in_a_circle_end_in_nobody() -> None:
    there = mechanism(
        function("youth-office", fallback="advice"),
        function("advice", level="land", fallback="youth-office"),
    )

    plan = planned(CALM, there, ask=nobody)

    assert {(call.function.key, call.answer) for call in plan.calls} == {
        ("advice", NOBODY),
        ("youth-office", NOBODY),
    }


def nobody(asked_for: str) -> Answer:
    return NOBODY


def test_the_plan_names_the_edition_it_was_made_from() -> None:
    other = mechanism(norm("another-rule"))

    assert planned(CALM).digest == mechanism().digest
    assert planned(CALM, other).digest == other.digest != mechanism().digest
