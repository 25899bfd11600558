"""What a derived text does with its base is computed, never typed in."""

from typing import TYPE_CHECKING

from obhut.kernel.concept.differences import (
    Change,
    FieldDifference,
    NodeDifference,
    NodeStanding,
    changed,
    standings,
)
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Tree
from tests.build import node, words

if TYPE_CHECKING:
    from uuid import UUID

ONE, TWO, THREE, FOUR = (node(key, "section") for key in ("one", "two", "three", "four"))


def tree(*nodes: Node, **below: tuple[Node, ...]) -> Tree:
    """Chapters, and below the one whose key is named, its nodes."""
    ids = {each.key: each.id for each in nodes}
    children: dict[UUID | None, tuple[UUID, ...]] = {None: tuple(each.id for each in nodes)}
    for key, members in below.items():
        children[ids[key]] = tuple(each.id for each in members)
    every = [*nodes, *(each for members in below.values() for each in members)]
    return Tree({each.id: each for each in every}, children)


def said(given: Node, title: str) -> Node:
    return Node.model_validate(given.model_dump() | {"title": words(title)})


def test_a_copy_inherits_everything() -> None:
    base = tree(ONE, TWO, one=(THREE,))

    assert set(standings(base, base).values()) == {NodeStanding.INHERITED}
    assert changed(base, base) == ()


def test_each_node_stands_to_its_base_in_one_of_four_ways() -> None:
    base = tree(ONE, TWO, THREE)

    assert standings(base, tree(ONE, said(TWO, "zwei"), FOUR)) == {
        ONE.id: NodeStanding.INHERITED,
        TWO.id: NodeStanding.ADAPTED,
        FOUR.id: NodeStanding.ADDED,
        THREE.id: NodeStanding.OMITTED,
    }


def test_who_was_moved_is_adapted_and_its_neighbours_are_not() -> None:
    base = tree(ONE, TWO, THREE)

    assert standings(base, tree(ONE, TWO, one=(THREE,))) == {
        ONE.id: NodeStanding.INHERITED,
        THREE.id: NodeStanding.ADAPTED,
        TWO.id: NodeStanding.INHERITED,
    }
    assert standings(base, tree(THREE, ONE, TWO)) == {
        THREE.id: NodeStanding.ADAPTED,
        ONE.id: NodeStanding.INHERITED,
        TWO.id: NodeStanding.INHERITED,
    }


def test_a_node_put_between_does_not_move_the_others() -> None:
    base = tree(ONE, TWO)

    assert standings(base, tree(FOUR, ONE, THREE, TWO))[TWO.id] is NodeStanding.INHERITED


def test_changes_come_in_reading_order_with_what_was_removed_at_its_old_place() -> None:
    before, after = tree(ONE, TWO, THREE), tree(ONE, FOUR, said(THREE, "drei"))

    assert [(each.what, each.node) for each in changed(before, after)] == [
        (Change.REMOVED, TWO.id),
        (Change.ADDED, FOUR.id),
        (Change.CHANGED, THREE.id),
    ]


def test_a_change_names_each_field_in_each_language() -> None:
    new = said(TWO, "zwei")

    assert changed(tree(TWO), tree(new)) == (
        NodeDifference(
            TWO.id,
            Change.CHANGED,
            TWO,
            new,
            (
                FieldDifference("title.de", "two", "zwei"),
                FieldDifference("title.en", "two (en)", "zwei (en)"),
            ),
        ),
    )


def test_a_text_that_was_not_there_is_one_change() -> None:
    new = Node.model_validate(TWO.model_dump() | {"text": words("neu")})

    (found,) = changed(tree(TWO), tree(new))

    assert found.fields == (FieldDifference("text", None, words("neu")),)


def test_a_move_says_from_where_to_where() -> None:
    before = tree(ONE, TWO, one=(THREE, FOUR))

    (found,) = changed(before, tree(ONE, TWO, one=(THREE,), two=(FOUR,)))
    (turned,) = changed(before, tree(ONE, TWO, one=(FOUR, THREE)))

    assert (found.what, found.fields) == (Change.MOVED, (FieldDifference("under", "one", "two"),))
    assert (turned.what, turned.fields) == (Change.MOVED, (FieldDifference("place", 2, 1),))
