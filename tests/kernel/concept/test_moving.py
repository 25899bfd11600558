"""Wherever a node is put, the result is a tree in which nothing is lost and nothing stands twice."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.concept.moving import (
    LEVELS,
    alone,
    branch_of,
    grafted,
    moved,
    seats,
    spot_of,
    without,
)
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.concept.stepping import Way, stepped
from obhut.kernel.concept.tree import Tree, edition_of, tree_of
from obhut.kernel.refusals import Faulty
from tests.build import node

NODES = [node(f"n{number}", "section") for number in range(14)]
IDS = [each.id for each in NODES]
EMPTY = Tree({}, {})
INDEX = st.integers(0, 10**6)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """One node after the other, each below one that stands already, at any place there."""
    tree = EMPTY
    for each in NODES[: draw(st.integers(1, len(NODES)))]:
        below = draw(st.sampled_from([None, *tree.nodes]))
        after = draw(st.sampled_from([None, *tree.children.get(below, ())]))
        try:
            tree = grafted(tree, alone(each), below=below, after=after)
        except Faulty:  # too deep: a chapter then
            tree = grafted(tree, alone(each), below=None, after=None)
    return tree


def put(tree: Tree, which: int, below: int, after: int) -> Tree | None:
    """A move to anywhere; None where it is refused."""
    nodes = list(tree.nodes)
    parent = [None, *nodes][below % (len(nodes) + 1)]
    siblings = [None, *tree.children.get(parent, ())]
    try:
        return moved(
            tree, nodes[which % len(nodes)], below=parent, after=siblings[after % len(siblings)]
        )
    except Faulty:
        return None


def shape(tree: Tree) -> dict[UUID | None, tuple[UUID, ...]]:
    return {parent: below for parent, below in tree.children.items() if below}


@given(trees(), st.lists(st.tuples(INDEX, INDEX, INDEX), max_size=8))
def test_moves_lose_nothing_and_close_no_circle(
    tree: Tree, moves: list[tuple[int, int, int]]
) -> None:
    for move in moves:
        after = put(tree, *move) or tree
        assert after.nodes == tree.nodes
        assert all(depth < LEVELS for _node, depth in after.walk())
        tree = after

    assert tree_of(read_edition(write_edition(edition_of(tree)))).children == shape(tree)


@given(trees(), INDEX, INDEX, INDEX)
def test_a_move_is_undone_by_moving_back(tree: Tree, which: int, below: int, after: int) -> None:
    node_ = list(tree.nodes)[which % len(tree.nodes)]
    was = spot_of(tree, node_)

    there = put(tree, which, below, after) or tree
    back = moved(there, node_, below=was.below, after=was.after)

    assert shape(back) == shape(tree)


@given(trees(), INDEX)
def test_a_branch_taken_out_and_put_back_leaves_the_tree_as_it_was(tree: Tree, which: int) -> None:
    root = list(tree.nodes)[which % len(tree.nodes)]
    was, branch = spot_of(tree, root), branch_of(tree, root)

    rest = without(tree, root)
    again = grafted(rest, branch, below=was.below, after=was.after)

    assert rest.nodes.keys() | branch.nodes.keys() == tree.nodes.keys()
    assert not rest.nodes.keys() & branch.nodes.keys()
    assert shape(again) == shape(tree)


@given(trees(), INDEX, st.sampled_from([(Way.UP, Way.DOWN), (Way.DOWN, Way.UP), (Way.IN, Way.OUT)]))
def test_a_step_and_the_opposite_step_lead_back(
    tree: Tree, which: int, ways: tuple[Way, Way]
) -> None:
    root = list(tree.nodes)[which % len(tree.nodes)]
    there = tree
    for way in ways:
        target = stepped(there, root, way)
        if target is None:
            return
        try:
            there = moved(there, root, below=target.below, after=target.after)
        except Faulty:
            return

    assert shape(there) == shape(tree)


@given(trees())
def test_every_seat_in_the_files_is_taken_once(tree: Tree) -> None:
    found = seats(edition_of(tree))

    assert found.keys() == tree.nodes.keys()
    assert len({(seat.chapter, seat.place) for seat in found.values()}) == len(found)
    assert {seat.chapter for seat in found.values()} == set(
        range(1, len(tree.children.get(None, ())) + 1)
    )
