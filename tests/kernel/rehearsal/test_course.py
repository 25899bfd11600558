"""One case after the other: who is called, what runs, where it stalls and why."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from obhut.kernel.concept.nodes import Node
from obhut.kernel.plan.situation import Missing, Situation
from obhut.kernel.rehearsal.course import Course, DeadEnd
from obhut.kernel.rehearsal.practice import Pace, Silence
from obhut.kernel.rehearsal.reaching import Part, Stall, Stalled
from obhut.kernel.rehearsal.telling import What, told
from obhut.kernel.routing.hours import Always, NotSeen
from tests.build import AT_ONCE, NIGHT_WATCH, desk, function, step, term
from tests.kernel.rehearsal.playing import (
    A_WORKING_DAY,
    CALM,
    MONDAY_NOON,
    case,
    played,
    stage,
    unanswered,
)

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = desk("office", "kreis:09564")
ALL_DAY_ADVICE = desk("advice", "land:DE-BY", function="advice", hours=Always())
TELL = step(
    "tell",
    calls=["youth-office"],
    leads_to=["look-again"],
    unanswered=unanswered("advice", "a-working-day"),
)
NODES = (A_WORKING_DAY, TELL)


def tell_step(**facts: Any) -> Node:
    """The step that follows first, with these facts; it leads to the end."""
    return step("tell", **{"leads_to": ["look-again"]} | facts)


def begun(course: Course) -> list[tuple[str, str]]:
    return [(each.step, f"{each.begins_at.astimezone(BERLIN):%a %H:%M}") for each in course.played]


def happened(course: Course, on: object, step: str, *what: What) -> list[tuple[str, ...]]:
    return [
        (each.what.value, *(value for key, value in each.facts if key in ("function", "desk")))
        for each in told(course, on)  # type: ignore[arg-type]  # the stage it was played on
        if each.step == step and (not what or each.what in what)
    ]


def test_in_danger_at_night_the_watch_answers_and_the_rest_goes_on_at_once() -> None:
    on = stage(NIGHT_WATCH, ALL_DAY_ADVICE)

    course = played(on)

    assert course.dead_ends == ()
    assert begun(course) == [
        ("get-help", "Fri 23:30"),
        ("tell", "Fri 23:30"),
        ("look-again", "Fri 23:30"),
    ]
    assert happened(course, on, "get-help", What.ANSWERS) == [("answers", "night-watch", "watch")]


def test_a_closed_office_is_waited_for_as_long_as_the_step_lets_one_wait() -> None:
    on = stage(NIGHT_WATCH, ALL_DAY_ADVICE, OFFICE, nodes=NODES)

    course = played(on)

    assert course.dead_ends == ()
    assert begun(course)[-1] == ("look-again", "Mon 08:00")
    assert happened(course, on, "tell", What.IS_CLOSED, What.ANSWERS_LATER) == [
        ("is-closed", "youth-office", "office"),
        ("answers-later", "youth-office", "office"),
    ]


def test_where_nobody_answers_in_time_whom_the_step_names_takes_over() -> None:
    on = stage(NIGHT_WATCH, ALL_DAY_ADVICE, OFFICE, nodes=NODES)

    course = played(on, case(silent={"youth-office": Silence.ALL}))

    assert course.dead_ends == ()
    assert happened(course, on, "tell", What.IS_SILENT, What.TAKES_OVER, What.ANSWERS) == [
        ("is-silent", "youth-office", "office"),
        ("takes-over", "advice"),
        ("answers", "advice", "advice"),
    ]
    later = [each for each in told(course, on) if each.what is What.LATER_THAN_UNDISTURBED]
    assert [each.at for each in later] == [datetime(2026, 11, 30, 23, tzinfo=UTC)]
    assert begun(course)[-1] == ("look-again", "Mon 08:00")


def test_at_once_nobody_is_waited_for() -> None:
    tell = tell_step(calls=["youth-office"], unanswered=unanswered("advice", "at-once"))
    on = stage(NIGHT_WATCH, OFFICE, nodes=(AT_ONCE, tell))

    course = played(on)

    stalled = Stalled(Stall.CLOSED, "youth-office", "advice")
    assert DeadEnd("tell", Part.CALLS, stalled) in course.dead_ends


def test_a_take_over_that_leads_back_to_the_same_desks_is_told_as_such() -> None:
    tell = tell_step(calls=["youth-office"], unanswered=unanswered("youth-office", "at-once"))
    on = stage(NIGHT_WATCH, OFFICE, nodes=(tell,))

    course = played(on, case(at=MONDAY_NOON, silent={"youth-office": Silence.FIRST}))

    stalled = Stalled(Stall.SILENT, "youth-office", "youth-office", leads_back=True)
    assert course.dead_ends[0] == DeadEnd("tell", Part.CALLS, stalled)


def test_a_step_that_names_nobody_for_then_stalls_with_the_reason_of_whom_it_asked() -> None:
    tell = tell_step(calls=["youth-office"], unanswered=unanswered(None, "at-once"))
    unseen = desk("office", "kreis:09564", hours=NotSeen())
    on = stage(NIGHT_WATCH, unseen, nodes=(tell,))

    stalled = Stalled(Stall.HOURS_UNKNOWN, "youth-office")
    assert played(on).dead_ends[0] == DeadEnd("tell", Part.CALLS, stalled)


def test_a_bearer_nobody_reaches_is_a_dead_end_of_its_own() -> None:
    later = step(
        "look-again",
        moment="later",
        bearer="advice",
        ends=True,
        unanswered=unanswered("advice", "at-once"),
    )
    on = stage(NIGHT_WATCH, nodes=(later,))

    stalled = Stalled(Stall.NO_DESK, "advice", "advice", leads_back=True)
    assert played(on).dead_ends[-1] == DeadEnd("look-again", Part.BEARER, stalled)


def test_held_and_unstaffed_desks_are_told_apart() -> None:
    tell = tell_step(calls=["youth-office"], unanswered=unanswered(None, "at-once"))
    office = function("youth-office")
    held = stage(desk("office", "kreis:09564", held=True), nodes=(office, tell))
    empty = stage(desk("office", "kreis:09564", holders=0), nodes=(office, tell))

    found = [
        [each.stalled.why for each in played(on).dead_ends if each.step == "tell"]
        for on in (held, empty)
    ]

    assert found == [[Stall.HELD], [Stall.UNSTAFFED]]


def test_who_is_chosen_for_the_child_is_there_unless_said_to_be_silent() -> None:
    nodes = (
        function("guardian", level="case"),
        tell_step(calls=["guardian"], unanswered=unanswered(None, "at-once")),
    )
    on = stage(NIGHT_WATCH, nodes=nodes)

    there = [each.step for each in played(on).dead_ends]
    silent = played(on, case(silent={"guardian": Silence.FIRST})).dead_ends

    assert there == []
    assert silent == (DeadEnd("tell", Part.CALLS, Stalled(Stall.SILENT, "guardian")),)


def test_where_nobody_at_all_is_known_whoever_reads_the_page_has_the_help_lines() -> None:
    nodes = (
        function("advice", level="land"),
        function("helpline", level="federation", around_the_clock=True),
        tell_step(calls=["advice"], unanswered=unanswered(None, "at-once")),
    )
    line = desk("line", "federation:DE", function="helpline", hours=Always())
    on = stage(NIGHT_WATCH, line, nodes=nodes)

    course = played(on)

    assert course.dead_ends == ()
    assert happened(course, on, "tell", What.HELP_LINES, What.ANSWERS) == [
        ("help-lines",),
        ("answers", "helpline", "line"),
    ]


def test_only_the_first_desk_is_silent_its_deputy_answers() -> None:
    on = stage(
        NIGHT_WATCH,
        desk("office", "kreis:09564", deputy="deputy"),
        desk("deputy", "kreis:09563"),
        nodes=(tell_step(calls=["youth-office"]),),
    )

    course = played(on, case(at=MONDAY_NOON, silent={"youth-office": Silence.FIRST}))

    assert happened(course, on, "tell", What.ANSWERS) == [("answers", "youth-office", "deputy")]


def test_a_step_that_is_no_end_and_leads_nowhere_is_a_dead_end() -> None:
    on = stage(NIGHT_WATCH, nodes=(step("look-again", moment="later", calls=["night-watch"]),))

    stalled = Stalled(Stall.LEADS_NOWHERE)
    assert played(on).dead_ends[-1] == DeadEnd("look-again", Part.WAY, stalled)


def test_steps_that_only_lead_to_each_other_are_told_once() -> None:
    nodes = (
        tell_step(calls=["night-watch"]),
        step("look-again", moment="later", leads_to=["tell"]),
    )

    found = played(stage(NIGHT_WATCH, nodes=nodes)).dead_ends

    assert found == (DeadEnd("get-help", Part.WAY, Stalled(Stall.STEPS_IN_A_CIRCLE)),)


def test_on_the_last_day_each_step_uses_its_shortest_term_up() -> None:
    tell = tell_step(calls=["night-watch"], terms=["a-working-day"])
    on = stage(NIGHT_WATCH, nodes=(A_WORKING_DAY, tell))

    course = played(on, case(pace=Pace.LAST_DAY))

    assert begun(course) == [
        ("get-help", "Fri 23:30"),
        ("tell", "Fri 23:30"),
        ("look-again", "Mon 23:30"),
    ]


def test_a_term_that_is_over_before_anybody_answers_is_missed() -> None:
    tell = tell_step(
        calls=["youth-office"],
        terms=["six-hours"],
        unanswered=unanswered("advice", "a-working-day"),
    )
    six_hours = term("six-hours", {"by": "counted", "length": 6, "unit": "hour"})
    on = stage(NIGHT_WATCH, OFFICE, nodes=(A_WORKING_DAY, six_hours, tell))

    missed = [each for each in told(played(on), on) if each.what is What.TERM_MISSED]

    assert [(each.step, each.at, each.facts) for each in missed] == [
        ("tell", datetime(2026, 11, 28, 4, 30, tzinfo=UTC), (("term", "six-hours"),))
    ]


def test_an_event_brings_its_step_to_now_and_what_no_way_leads_to_never_begins() -> None:
    on = stage(NIGHT_WATCH, nodes=(tell_step(calls=["night-watch"], leads_to=[]),))
    missing = Situation(profession="lamplighter", missing=Missing.YES)

    course = played(on, case(missing))

    assert begun(course)[0] == ("get-help", "Fri 23:30")
    assert happened(course, on, "look-again") == [("never-begins",)]
    assert played(on, case(CALM)).played[0].step == "tell"
