"""What holds for any mechanism, any desks and any case."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from obhut.kernel.rehearsal.course import rehearse
from obhut.kernel.rehearsal.practice import PracticeCase, Silence
from obhut.kernel.rehearsal.reaching import Part
from obhut.kernel.rehearsal.stage import Stage
from obhut.kernel.rehearsal.telling import What, told
from obhut.kernel.routing.hours import Always
from tests.build import desk
from tests.kernel.rehearsal.playing import CALLED, CASES, STAGES, mechanisms, stage

some = settings(max_examples=60)
EVERYWHERE = tuple(
    desk(key, "federation:DE", function=key, hours=Always()) for key in CALLED if key != "court"
)
LESS = {None: None, Silence.FIRST: None, Silence.ALL: Silence.FIRST}


def stalled(case: PracticeCase, on: Stage) -> set[tuple[str, Part]]:
    return {(each.step, each.part) for each in rehearse(case, on).dead_ends}


@some
@given(CASES, STAGES)
def test_the_same_case_takes_the_same_course(case: PracticeCase, on: Stage) -> None:
    fresh = Stage(mechanism=on.mechanism, book_for=on.book_for, calendar=on.calendar)

    assert rehearse(case, on) == rehearse(case, on)
    assert told(rehearse(case, on), on) == told(rehearse(case, fresh), fresh)


@some
@given(CASES, STAGES, st.sets(st.sampled_from(CALLED)))
def test_more_who_answer_never_make_more_dead_ends(
    case: PracticeCase, on: Stage, answer: set[str]
) -> None:
    fewer = {
        key: less
        for key, each in case.silent.items()
        if (less := LESS[each] if key in answer else each) is not None
    }

    assert stalled(replace(case, silent=fewer), on) <= stalled(case, on)


@some
@given(CASES, STAGES)
def test_who_answers_moves_no_step(case: PracticeCase, on: Stage) -> None:
    undisturbed = rehearse(replace(case, silent={}), on)

    begun = [(each.step, each.begins_at) for each in rehearse(case, on).played]

    assert begun == [(each.step, each.begins_at) for each in undisturbed.played]


@some
@given(CASES, mechanisms())
def test_where_everybody_always_answers_only_the_text_can_stall(
    case: PracticeCase, mechanism: object
) -> None:
    on = stage(*EVERYWHERE, of=mechanism)  # type: ignore[arg-type]  # as drawn

    course = rehearse(replace(case, silent={}), on)

    assert [each for each in course.dead_ends if each.part is not Part.WAY] == []


@some
@given(CASES, STAGES)
def test_every_way_ends_or_says_where_it_does_not(case: PracticeCase, on: Stage) -> None:
    course = rehearse(case, on)
    steps = course.passage.steps
    of_the_way = [each for each in course.dead_ends if each.part is Part.WAY]

    assert of_the_way != [] or any(steps[each.step].facts.ends for each in course.played)


@some
@given(CASES, STAGES)
def test_nothing_happens_before_it_begins_and_no_term_is_negative(
    case: PracticeCase, on: Stage
) -> None:
    course = rehearse(case, on)

    for each in course.played:
        assert each.begins_at >= case.at
        assert each.over_at >= each.begins_at
        for tried in each.tried_parts:
            assert tried.take_over_until >= tried.until >= tried.begins_at
            assert tried.answered_at is None or tried.answered_at >= tried.begins_at
    for happening in told(course, on):
        ends = dict(happening.facts).get("until")
        assert ends is None or datetime.fromisoformat(ends) >= happening.at


@some
@given(CASES, STAGES)
def test_every_dead_end_is_told_where_it_happens(case: PracticeCase, on: Stage) -> None:
    course = rehearse(case, on)
    happenings = told(course, on)

    said = {
        (each.step, dict(each.facts).get("part", "way"))
        for each in happenings
        if each.what in (What.STALLS, What.LEADS_NOWHERE, What.STEPS_IN_A_CIRCLE)
    }

    assert said == {(each.step, each.part.value) for each in course.dead_ends}


@some
@given(CASES, STAGES)
def test_whoever_answers_was_asked_before(case: PracticeCase, on: Stage) -> None:
    asked: set[tuple[str, str]] = set()
    for each in told(rehearse(case, on), on):
        function = dict(each.facts).get("function", "")
        if each.what is What.IS_ASKED:
            asked.add((each.step, function))
        if each.what in (What.ANSWERS, What.ANSWERS_LATER):
            assert (each.step, function) in asked
