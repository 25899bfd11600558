"""The plan of the content in this repository: every situation, against the real mechanism."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from obhut.directory.queries.where import where
from obhut.kernel.concept.kinds import Moment
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.plan import Plan
from obhut.kernel.plan.situation import Age, Carers, Company, Danger, Missing, Situation
from obhut.kernel.routing.answers import Unknown
from obhut.knowledge.queries import plan_for
from tests.kernel.plan.isle import planned
from tests.kernel.plan.test_laws import untrue

NIGHT = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)
TEACHER = Situation(profession="as-teacher", danger=Danger.NOT_NOW)
EVERY = [
    replace(TEACHER, danger=danger, age=age, company=company, carers=carers, missing=missing)
    for danger, age, company, carers, missing in product(Danger, Age, Company, Carers, Missing)
]


@pytest.fixture(scope="module")
def plans(mechanism: Mechanism) -> list[Plan]:
    return [planned(situation, mechanism) for situation in EVERY]


def test_every_entry_of_every_plan_has_a_reason_that_is_true(
    plans: list[Plan], mechanism: Mechanism
) -> None:
    assert len(plans) == 270
    for plan in plans:
        assert [entry.step.key for entry in plan.entries if not entry.because] == []
        for entry in plan.entries:
            assert untrue(entry.because, entry, plan.situation, mechanism) == []


def test_in_danger_110_is_first_in_every_situation(plans: list[Plan]) -> None:
    in_danger = [plan for plan in plans if plan.situation.danger is Danger.NOW]

    assert {plan.calls[0].function.key for plan in in_danger} == {"emergency-call"}
    assert {plan.entries[0].calls[0].function.key for plan in in_danger} == {"emergency-call"}


def test_more_danger_takes_nothing_away_from_now(plans: list[Plan]) -> None:
    now = {plan.situation: {entry.step.key for entry in plan.of(Moment.NOW)} for plan in plans}

    for situation in now:
        calm, unclear, danger = (
            now[replace(situation, danger=each)]
            for each in (Danger.NOT_NOW, Danger.UNKNOWN, Danger.NOW)
        )
        assert calm <= unclear <= danger


@pytest.mark.parametrize(
    ("change", "event", "step"),
    [
        ({"danger": Danger.NOW}, "danger", "step-1"),
        ({"missing": Missing.YES}, "missing", "step-10"),
        ({"age": Age.DOUBTFUL}, "age_doubt", "step-7c"),
        ({"age": Age.TURNING_18_SOON}, "turning_18", "step-21"),
        ({"company": Company.UNACCOMPANIED_FOREIGN}, "distribution", "step-7b"),
    ],
)
def test_each_event_is_brought_in_by_an_answer(
    mechanism: Mechanism, change: dict[str, object], event: str, step: str
) -> None:
    plan = planned(replace(TEACHER, **change), mechanism)  # type: ignore[arg-type]  # each of its own type
    moments = {entry.step.key: entry.moment for entry in plan.entries}

    assert [each.facts.event for each in plan.interrupts] == [event]
    assert moments[step] is not Moment.LATER


def test_no_carer_is_told_soon_unless_that_was_answered(plans: list[Plan]) -> None:
    told = [
        (plan.situation, entry.step.key)
        for plan in plans
        if plan.situation.carers is not Carers.MAY_BE_INVOLVED
        for entry in plan.entries
        if entry.step.facts.tells_carers and entry.moment is not Moment.LATER
    ]

    assert told == []


def test_where_no_youth_office_is_known_the_fallback_is_named_and_none_is_invented(
    loaded: None,
) -> None:
    plan = plan_for(TEACHER, place=where(ags="05334002"), at=NIGHT)
    instead = [call for call in plan.calls if "youth-office" in call.stands_in_for]

    assert [call.function.key for call in instead] == ["state-youth-office"]
    assert not isinstance(instead[0].answer, Unknown)


def test_in_a_place_that_nobody_knows_110_is_still_first(loaded: None) -> None:
    plan = plan_for(replace(TEACHER, danger=Danger.NOW), place=where(postcode="99998"), at=NIGHT)

    assert plan.calls[0].function.key == "emergency-call"
    assert not isinstance(plan.calls[0].answer, Unknown)
