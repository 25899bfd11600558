"""What holds for any mechanism, in any situation, whoever can be reached."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import assume, given, settings

from obhut.kernel.concept.kinds import Moment
from obhut.kernel.deadlines.arithmetic import NoDueDay
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.plan import IMMEDIATE, Because, Call, Entry, Plan
from obhut.kernel.plan.situation import Carers, Danger, Situation
from obhut.kernel.routing.answers import Answer, Unknown
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.rules.more_danger_takes_nothing_away import (
    more_danger_takes_nothing_away,
)
from tests.build import TODAY
from tests.kernel.plan.isle import ANSWERS, SITUATIONS, mechanisms, planned

some = settings(max_examples=30)


@some
@given(SITUATIONS, mechanisms(), ANSWERS)
def test_the_same_question_gives_the_same_plan(
    situation: Situation, mechanism: Mechanism, answers: dict[str, Answer]
) -> None:
    first = planned(situation, mechanism, ask=answers.__getitem__)

    assert planned(situation, mechanism, ask=answers.__getitem__) == first


@some
@given(SITUATIONS, mechanisms())
def test_every_entry_has_a_reason_and_every_reason_is_true(
    situation: Situation, mechanism: Mechanism
) -> None:
    for entry in planned(situation, mechanism).entries:
        assert entry.because != ()
        assert untrue(entry.because, entry, situation, mechanism) == []


def untrue(
    reasons: Iterable[Because], entry: Entry, situation: Situation, mechanism: Mechanism
) -> list[Because]:
    """The reasons that do not hold: no such condition, or it was answered otherwise."""
    return [each for each in reasons if not is_true(each, entry, situation, mechanism)]


def is_true(because: Because, entry: Entry, situation: Situation, mechanism: Mechanism) -> bool:
    if because.node == entry.step.key:
        when = entry.step.facts.when
    else:
        event = mechanism.interrupts[because.node]
        if entry.step.key not in event.facts.steps:
            return False
        when = event.facts.when
    if not because.question:
        return when == []
    told = situation.answer(because.question) == because.answer
    return told and any(
        each.question == because.question and because.answer in each.answers for each in when
    )


@some
@given(SITUATIONS, mechanisms())
def test_every_step_left_out_lacks_a_reason(situation: Situation, mechanism: Mechanism) -> None:
    plan = planned(situation, mechanism)
    there = {entry.step.key for entry in plan.entries}

    for key, step in mechanism.steps.items():
        holds = all(situation.answer(each.question) in each.answers for each in step.facts.when)
        unasked = step.facts.tells_carers and situation.carers is not Carers.MAY_BE_INVOLVED
        if key not in there:
            assert not holds or (unasked and step.facts.moment is not Moment.LATER)


@some
@given(SITUATIONS, mechanisms(), ANSWERS)
def test_in_danger_its_first_step_and_that_steps_first_call_come_before_everything(
    situation: Situation, mechanism: Mechanism, answers: dict[str, Answer]
) -> None:
    first = mechanism.steps[mechanism.interrupts["danger"].facts.steps[0]]
    assume(not first.facts.tells_carers)
    in_danger = replace(situation, danger=Danger.NOW)

    plan = planned(in_danger, mechanism, ask=answers.__getitem__)

    assert (plan.entries[0].step, plan.entries[0].moment) == (first, Moment.NOW)
    called = [(call.function, call.answer) for call in plan.entries[0].calls[:1]]
    assert [(call.function, call.answer) for call in plan.calls[:1]] == called or not called


@some
@given(SITUATIONS, mechanisms())
def test_more_danger_takes_nothing_away_from_now(
    situation: Situation, mechanism: Mechanism
) -> None:
    assume(not list(more_danger_takes_nothing_away(Review(mechanism=mechanism, today=TODAY))))
    less_to_more = (Danger.NOT_NOW, Danger.UNKNOWN, Danger.NOW)

    calm, unclear, danger = (
        {
            entry.step.key
            for entry in planned(replace(situation, danger=each), mechanism).of(Moment.NOW)
        }
        for each in less_to_more
    )

    assert calm <= unclear <= danger


@some
@given(SITUATIONS, mechanisms())
def test_an_event_brings_its_steps_and_brings_them_forward(
    situation: Situation, mechanism: Mechanism
) -> None:
    plan = planned(situation, mechanism)
    moments = {entry.step.key: entry.moment for entry in plan.entries}

    for event in plan.interrupts:
        for key in event.facts.steps:
            if mechanism.steps[key].facts.tells_carers:
                continue
            at_once = event.facts.event in IMMEDIATE
            assert moments[key] is Moment.NOW if at_once else moments[key] is not Moment.LATER


@some
@given(SITUATIONS, mechanisms())
def test_nobody_who_cares_is_told_before_the_youth_office_unless_that_was_answered(
    situation: Situation, mechanism: Mechanism
) -> None:
    soon = [e for e in planned(situation, mechanism).entries if e.moment is not Moment.LATER]

    if situation.carers is not Carers.MAY_BE_INVOLVED:
        assert [e.step.key for e in soon if e.step.facts.tells_carers] == []


@some
@given(SITUATIONS, mechanisms(), ANSWERS)
def test_now_comes_before_next_and_next_before_later(
    situation: Situation, mechanism: Mechanism, answers: dict[str, Answer]
) -> None:
    plan = planned(situation, mechanism, ask=answers.__getitem__)
    moments = [list(Moment).index(entry.moment) for entry in plan.entries]
    keys = [entry.step.key for entry in plan.entries]
    functions = [call.function.key for call in plan.calls]

    assert moments == sorted(moments)
    assert len(keys) == len(set(keys))
    assert len(functions) == len(set(functions))


@some
@given(SITUATIONS, mechanisms())
def test_what_has_no_number_has_no_day_and_what_begins_later_is_not_counted_from_now(
    situation: Situation, mechanism: Mechanism
) -> None:
    for entry in planned(situation, mechanism).entries:
        for deadline in entry.deadlines:
            by = deadline.term.facts.counting.by
            if entry.step.facts.moment is Moment.LATER or by == "until_age":
                assert deadline.outcome is None
            elif by == "without_number":
                assert isinstance(deadline.outcome, NoDueDay)


@some
@given(SITUATIONS, mechanisms(), ANSWERS)
def test_a_call_is_unknown_only_where_every_fallback_is_unknown_too(
    situation: Situation, mechanism: Mechanism, answers: dict[str, Answer]
) -> None:
    for call in all_calls(planned(situation, mechanism, ask=answers.__getitem__)):
        passed = [answers[key] for key in call.stands_in_for]

        assert all(isinstance(answer, Unknown) for answer in passed)
        assert call.answer == answers[call.function.key]
        if isinstance(call.answer, Unknown):
            assert call.function.facts.fallback is None


def all_calls(plan: Plan) -> list[Call]:
    return [*plan.calls, *(call for entry in plan.entries for call in entry.calls)]
