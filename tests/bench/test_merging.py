"""The merge that is measured is one of 600 nodes, in which two have changed sixty each."""

from bench.merging import EDITS, NODES, doubled, sides
from obhut.kernel.concept.differences import Change, changed


def test_two_have_changed_sixty_nodes_each_and_moved_some() -> None:
    base, theirs, ours = sides()

    assert len(base.nodes) == NODES
    for side in (theirs, ours):
        what = [each.what for each in changed(base, side)]
        assert what.count(Change.CHANGED) == EDITS
        assert what.count(Change.ADDED) == 1
        assert Change.MOVED in what


def test_a_node_that_stands_twice_is_counted() -> None:
    assert doubled("  id: a\n- id: b\n- id: b\n") == "1 nodes twice"
