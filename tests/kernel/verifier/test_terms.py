"""A habit of ours never outlasts the law's term."""

from time import process_time
from typing import Any

import pytest

from obhut.kernel.concept.nodes import Node
from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.terms_fit_inside_the_law import terms_fit_inside_the_law
from tests.build import review, step, term


def counted(length: int, unit: str) -> dict[str, Any]:
    return {"by": "counted", "length": length, "unit": unit}


def legal(length: int, unit: str) -> Node:
    return term("legal", counted(length, unit), set_by="law")


def ours(key: str, length: int, unit: str) -> Node:
    return term(key, counted(length, unit), within="legal")


def verdict(*nodes: Node) -> list[tuple[str, Weight]]:
    found = terms_fit_inside_the_law(review(nodes=nodes))
    return [(dict(each.facts)["parts"], each.weight) for each in found]


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ((7, "working_day"), (7, "working_day"), []),
        ((8, "working_day"), (7, "working_day"), [("ours", Weight.BLOCKS)]),
        ((24, "hour"), (1, "calendar_day"), []),
        ((25, "hour"), (1, "calendar_day"), [("ours", Weight.BLOCKS)]),
        ((5, "working_day"), (1, "week"), [("ours", Weight.WARNS)]),
        ((2, "working_day"), (1, "week"), []),
        ((4, "week"), (1, "month"), []),
        ((5, "week"), (1, "month"), [("ours", Weight.BLOCKS)]),
        ((30, "calendar_day"), (1, "month"), [("ours", Weight.WARNS)]),
    ],
)
def test_one_term_inside_the_legal_one(
    inner: tuple[int, str], outer: tuple[int, str], expected: list[tuple[str, Weight]]
) -> None:
    nodes = (legal(*outer), ours("ours", *inner), step("tell", terms=["ours"], ends=True))

    assert verdict(*nodes) == expected


def test_terms_of_steps_that_follow_one_another_are_added_up() -> None:
    nodes = (
        legal(7, "working_day"),
        ours("first", 4, "working_day"),
        ours("second", 4, "working_day"),
        step("tell", terms=["first"], leads_to=["look-again"]),
        step("look-again", terms=["second"], ends=True),
    )

    assert verdict(*nodes) == [("first, second", Weight.BLOCKS)]


def test_terms_of_steps_side_by_side_are_not_added_up() -> None:
    nodes = (
        legal(7, "working_day"),
        ours("first", 4, "working_day"),
        ours("second", 4, "working_day"),
        step("get-help", leads_to=["tell", "look-again"]),
        step("tell", terms=["first"], ends=True),
        step("look-again", terms=["second"], ends=True),
    )

    assert verdict(*nodes) == []


def test_where_nobody_says_in_which_order_they_run_it_warns() -> None:
    nodes = (legal(7, "working_day"), ours("a", 4, "working_day"), ours("b", 4, "working_day"))

    assert verdict(*nodes) == [("a, b", Weight.WARNS)]


def test_what_has_no_number_cannot_be_too_long() -> None:
    at_once = {"by": "without_number", "wording": "at_once"}

    assert verdict(legal(1, "calendar_day"), term("ours", at_once, within="legal")) == []


@pytest.mark.parametrize("is_circle", [False, True])
def test_forty_terms_one_after_the_other_or_in_a_circle_are_judged_at_once(
    *, is_circle: bool
) -> None:
    keys = [f"t{number:02}" for number in range(40)]
    after = dict(zip(keys, [*keys[1:], keys[0]], strict=True))
    steps = [
        step(f"step-{key}", terms=[key], leads_to=[f"step-{after[key]}"] if is_circle or key != keys[-1] else [])
        for key in keys
    ]  # fmt: skip
    begun = process_time()

    found = verdict(legal(7, "working_day"), *(ours(key, 1, "working_day") for key in keys), *steps)

    assert found == [(", ".join(keys), Weight.WARNS if is_circle else Weight.BLOCKS)]
    assert process_time() - begun < 2
