"""Which changes of a node can be taken back, told on the fingers."""

import pytest

from obhut.concepts.queries.undoable import Step, undoable


@pytest.mark.parametrize(
    ("steps", "possible"),
    [
        ([], []),
        ([(1, None)], [1]),
        ([(1, None), (2, None)], [2]),
        ([(1, None), (2, 1)], [2]),
        ([(1, None), (2, None), (3, 2)], [1, 3]),
        ([(1, None), (2, None), (3, 2), (4, 3)], [4]),
        ([(1, None), (2, None), (3, 2), (4, 1)], [4]),
        ([(1, None), (2, None), (3, 2), (4, None)], [4]),
        ([(1, None), (2, 1), (3, 2), (4, 3), (5, 4)], [5]),
        ([(1, None), (2, 1), (3, 2), (4, 3)], [4]),
    ],
)
def test_the_change_a_node_rests_on_and_the_last_taking_back(
    steps: list[tuple[int, int | None]], possible: list[int]
) -> None:
    assert sorted(undoable(Step(*step) for step in steps)) == possible
