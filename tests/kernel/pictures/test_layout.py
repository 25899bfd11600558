"""What holds for the picture of any mechanism, also of a draft full of gaps."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from hypothesis import given, settings

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures.rows import MOST_LANES, MOST_STEPS, parts_of, rows_of
from obhut.kernel.pictures.shapes import Arrow, Bounds, Drawing, Mark, Shape, Spot
from tests.build import mechanism as lummerland
from tests.kernel.pictures.drawn import drawn, in_german, mechanisms

some = settings(max_examples=40)
Stretch = tuple[Spot, Spot]


def leads(mechanism: Mechanism) -> set[tuple[str, str]]:
    """Every pair of steps of which the first leads to the second, as the edition says it."""
    return {
        (key, target) for key, step in mechanism.steps.items() for target in step.facts.leads_to
    }


def arrows(drawing: Drawing) -> list[tuple[str, str]]:
    return [arrow.between for arrow in drawing.arrows if arrow.between]


def stretches(arrow: Arrow) -> Iterator[Stretch]:
    yield from pairwise(arrow.spots)


def runs_through(stretch: Stretch, bounds: Bounds) -> bool:
    (ax, ay), (bx, by) = stretch
    left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    return (
        left < bounds.right - 0.5
        and right > bounds.x + 0.5
        and top < bounds.bottom - 0.5
        and bottom > bounds.y + 0.5
    )


def overlap(one: Bounds, other: Bounds) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def sits_on(one: Shape, other: Shape) -> bool:
    """The clock stands on the edge of its own step."""
    return {one.mark, other.mark} == {Mark.UNANSWERED, Mark.STEP} and one.step == other.step


@some
@given(mechanisms())
def test_the_arrows_are_what_the_edition_says(mechanism: Mechanism) -> None:
    assert sorted(arrows(drawn(mechanism))) == sorted(leads(mechanism))


@some
@given(mechanisms())
def test_no_arrow_runs_through_a_shape(mechanism: Mechanism) -> None:
    drawing = drawn(mechanism)

    crossed = [
        (arrow.source, arrow.target, shape.key)
        for arrow in drawing.arrows
        for shape in drawing.shapes
        if shape.key not in (arrow.source, arrow.target)
        and not (shape.mark is Mark.UNANSWERED and shape.step == arrow.source)
        for stretch in stretches(arrow)
        if runs_through(stretch, shape.bounds)
    ]

    assert crossed == []


@some
@given(mechanisms())
def test_no_shape_lies_on_another(mechanism: Mechanism) -> None:
    shapes = drawn(mechanism).shapes

    lying = [
        (one.key, other.key)
        for one, other in combinations(shapes, 2)
        if overlap(one.bounds, other.bounds) and not sits_on(one, other)
    ]

    assert lying == []


@some
@given(mechanisms())
def test_everything_about_a_step_stands_in_the_lane_of_whoever_carries_it(
    mechanism: Mechanism,
) -> None:
    drawing = drawn(mechanism)
    lanes = {lane.key: lane.bounds for lane in drawing.lanes}

    outside = [
        shape.key
        for shape in drawing.shapes
        if (lane := lanes[mechanism.steps[shape.step].facts.bearer])
        and not (lane.x <= shape.bounds.x and shape.bounds.right <= lane.right)
    ]

    assert outside == []


@some
@given(mechanisms())
def test_arrows_to_different_steps_never_run_on_each_other_beside_a_lane(
    mechanism: Mechanism,
) -> None:
    lines: list[tuple[str, Stretch]] = []
    for arrow in drawn(mechanism).arrows:
        if arrow.between:
            upright = [each for each in stretches(arrow) if each[0][0] == each[1][0]]
            lines += [(arrow.between[1], each) for each in upright[1:]]

    shared = [
        (one, other)
        for (one, a), (other, b) in combinations(lines, 2)
        if one != other
        and a[0][0] == b[0][0]
        and max(min(a[0][1], a[1][1]), min(b[0][1], b[1][1]))
        < min(max(a[0][1], a[1][1]), max(b[0][1], b[1][1]))
    ]

    assert shared == []


@some
@given(mechanisms())
def test_every_step_says_what_happens_when_nobody_answers(mechanism: Mechanism) -> None:
    marks = [(shape.step, shape.mark) for shape in drawn(mechanism).shapes]

    wanted = (Mark.UNANSWERED, Mark.ASK_NEXT, Mark.HANDED_ON)
    assert [marks.count((step, mark)) for step in mechanism.steps for mark in wanted] == [1] * (
        3 * len(mechanism.steps)
    )


@some
@given(mechanisms())
def test_the_parts_hold_every_step_once_and_name_every_arrow_between_them(
    mechanism: Mechanism,
) -> None:
    said = in_german()
    parts = parts_of(mechanism)
    inside = {pair for part in parts for pair in arrows(drawn(mechanism, part))}
    named = [
        (row.step, way.text)
        for part in parts
        for row in rows_of(mechanism, said, part)
        for way in row.ways_out
        if way.way == "elsewhere"
    ]

    assert [step for part in parts for step in part] == list(mechanism.steps)
    left = leads(mechanism) - inside
    number = {key: step.facts.number for key, step in mechanism.steps.items()}
    assert sorted(
        (step, word)
        for step, text in named
        for word in text.removeprefix("weiter mit ").split(", ")
    ) == sorted((step, number[target]) for step, target in left)


def test_a_part_of_the_federal_mechanism_is_small_enough_for_a_sheet(mechanism: Mechanism) -> None:
    said = in_german()

    sizes = [
        (len(part), len({row.lane for row in rows_of(mechanism, said, part)}))
        for part in parts_of(mechanism)
    ]

    assert max(steps for steps, _lanes in sizes) <= MOST_STEPS
    assert max(lanes for _steps, lanes in sizes) <= MOST_LANES


def test_an_arrow_to_the_next_step_of_the_same_lane_never_turns_back() -> None:
    drawing = drawn(lummerland())
    spots = next(each.spots for each in drawing.arrows if each.between == ("get-help", "tell"))

    assert [x for x, _y in spots] == sorted((x for x, _y in spots), reverse=True)
    assert [y for _x, y in spots] == sorted(y for _x, y in spots)
