"""Thousands of cases: repeatable, comparable, and each to be looked into by its number."""

from obhut.kernel.rehearsal.course import rehearse
from obhut.kernel.rehearsal.generator import Generator
from obhut.kernel.rehearsal.net import KEPT, Net, cast, compare
from obhut.kernel.rehearsal.practice import PracticeCase, Silence
from obhut.kernel.rehearsal.stage import Stage
from obhut.kernel.routing.hours import Always
from obhut.kernel.routing.places import Place
from tests.build import NIGHT_WATCH, desk, function, mechanism, step
from tests.kernel.rehearsal.playing import stage, unanswered

HERE = (Place(kreis="09564"), Place(kreis="09162"))
CLOSED_AT_NIGHT = desk("office", "land:DE-BY")
OPEN = desk("office", "land:DE-BY", hours=Always())
STAND_IN = desk("advice", "federation:DE", function="advice", hours=Always())
TELL = step(
    "tell",
    calls=["youth-office"],
    leads_to=["look-again"],
    unanswered=unanswered("advice", "at-once"),
)


def generator(on: Stage, seed: int = 7) -> Generator:
    return Generator(on.mechanism, places=HERE, year=2026, seed=seed)


def caught(*desks: object, count: int = 300) -> Net:
    on = stage(NIGHT_WATCH, *desks, nodes=(TELL,))  # type: ignore[arg-type]  # desks they are
    return cast(on, generator(on), count)


def cases(seed: int, count: int = 50) -> list[PracticeCase]:
    made = generator(stage(), seed)
    return [made.case(number) for number in range(count)]


def test_a_case_is_drawn_by_its_number_alone() -> None:
    assert generator(stage()).case(37) == cases(7)[37]
    assert cases(7) == cases(7)
    assert cases(7) != cases(8)


def test_every_answer_and_every_place_occurs_and_one_desk_at_most_is_silent() -> None:
    made = cases(7, 400)

    assert {each.situation.danger for each in made} == {"now", "not_now", "unknown"}
    assert {each.places[0] for each in made} == set(HERE)
    assert {len(each.silent) for each in made} == {0, 1}
    assert {silence for each in made for silence in each.silent.values()} == {Silence.FIRST}
    assert {each.at.year for each in made} <= {2025, 2026}


def test_who_notices_and_the_emergency_call_are_never_silent() -> None:
    named = {key for each in cases(7, 400) for key in each.silent}

    assert named == {"youth-office", "advice"}


def test_one_function_more_leaves_most_cases_as_they_were() -> None:
    wider = mechanism(
        function("harbour", level="land"),
        step("tell", calls=["youth-office", "advice", "harbour"], leads_to=["look-again"]),
    )
    more = Generator(wider, places=HERE, year=2026, seed=7)

    same = [each == more.case(number) for number, each in enumerate(cases(7, 200))]

    assert same.count(True) > 120


def test_before_and_after_a_desk_was_mended_are_compared_on_the_same_cases() -> None:
    before, after = caught(CLOSED_AT_NIGHT), caught(OPEN, STAND_IN)

    lines = compare(before, after)

    assert (before.stalled > 0, after.stalled) == (True, 0)
    assert [(each.before > 0, each.after) for each in lines] == [(True, 0)] * len(lines)


def test_what_was_caught_is_sorted_and_opens_by_number() -> None:
    on = stage(NIGHT_WATCH, CLOSED_AT_NIGHT, nodes=(TELL,))
    net = cast(on, generator(on), 300)

    times = [each.cases for each in net.caught]

    assert times == sorted(times, reverse=True)
    for each in net.caught:
        assert len(each.numbers) == min(each.cases, KEPT)
        again = rehearse(generator(on).case(each.numbers[0]), on)
        assert each.dead_end in again.dead_ends


def test_a_net_counts_its_cases_and_steps() -> None:
    net = caught(OPEN, STAND_IN, count=10)

    assert (net.cases, net.caught) == (10, ())
    assert net.steps > 10
