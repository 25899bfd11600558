"""Where the nodes of a draft stand: putting in and moving."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obhut.concepts.actions.drafting import (
    delete_node,
    move_node,
)
from obhut.concepts.models import NodeChange
from obhut.kernel.refusals import Faulty, NotAllowed
from tests.concepts.drafting.arranging import delete, insert, move
from tests.concepts.drafting.lummerland import (
    COORDINATION,
    TUESDAY,
    content_of,
    derived,
    id_of,
    isle_in_force,
    numbered,
    opened,
    revision_of,
    seen_again,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("isle")]


@pytest.fixture
def isle(nothing_loaded: None) -> None:
    isle_in_force()


def test_numbers_are_computed_from_where_nodes_stand() -> None:
    opened()

    assert numbered() == {
        "harbour": "2",
        "pier": "2.1",
        "lamp": "2.1.1",
        "rope": "2.1.2",
        "beacon": "2.2",
        "hills": "3",
    }


def test_a_new_node_stands_where_it_was_put_and_those_behind_it_move_up() -> None:
    draft = opened()

    insert(draft, "buoy", "pier", "lamp")

    assert numbered() | {"buoy": "2.1.2", "rope": "2.1.3"} == numbered()
    assert content_of(draft.id, "buoy")["under"] == "pier"


def test_a_node_is_moved_with_what_stands_below_it_and_its_words_keep_their_revision() -> None:
    draft = opened()

    move(draft, "pier", "hills")

    assert numbered() == {
        "harbour": "2",
        "beacon": "2.1",
        "hills": "3",
        "pier": "3.1",
        "lamp": "3.1.1",
        "rope": "3.1.2",
    }
    assert revision_of(draft.id, "pier") == 1


def test_a_chapter_becomes_a_section_and_a_section_a_chapter() -> None:
    draft = opened()

    move(draft, "hills", "harbour", "beacon")
    move(draft, "pier", None, "harbour")

    assert numbered() == {
        "harbour": "2",
        "beacon": "2.1",
        "hills": "2.2",
        "pier": "3",
        "lamp": "3.1",
        "rope": "3.2",
    }
    assert "under" not in content_of(draft.id, "lamp")


def test_whatever_moves_is_written_by_one_statement() -> None:
    draft = opened()

    with CaptureQueriesContext(
        connection,
    ) as asked:
        move(draft, "harbour", None)

    written = [each["sql"] for each in asked if "UPDATE concepts_nodeofedition" in each["sql"]]
    assert len(written) == 1
    assert numbered()["hills"] == "3"


@pytest.mark.parametrize(
    ("key", "below", "after", "why"),
    [
        ("pier", "lamp", None, "A node cannot stand below itself."),
        ("pier", "pier", None, "A node cannot stand below itself."),
        ("harbour", "rope", None, "A node cannot stand below itself."),
        ("lamp", None, "hills", "Only a section can be a chapter."),
        ("lamp", "harbour", "rope", "The node it is to stand after is no longer there."),
    ],
)
def test_a_move_that_makes_no_tree_is_refused_with_the_reason(
    key: str, below: str | None, after: str | None, why: str
) -> None:
    draft = opened()

    with pytest.raises(Faulty) as refused:
        move(draft, key, below, after)

    assert [fault.en for fault in refused.value.faults] == [why]
    assert seen_again() == draft


def test_no_node_stands_deeper_than_nine_levels() -> None:
    draft = opened()
    above = "hills"
    for level in range(8):
        insert(draft, f"buoy-{level}", above)
        above = f"buoy-{level}"

    with pytest.raises(Faulty) as refused:
        insert(draft, "buoy-8", above)

    assert [fault.en for fault in refused.value.faults] == [
        "This is nested too deeply; at most 9 levels."
    ]


def test_a_key_that_another_node_had_in_an_earlier_edition_is_taken() -> None:
    draft = opened()
    delete(draft, "lamp")

    with pytest.raises(Faulty) as refused:
        insert(draft, "lamp", "pier")

    assert [fault.field for fault in refused.value.faults] == ["key"]


def test_moving_a_node_to_where_it_stands_writes_nothing_down() -> None:
    draft = opened()

    move(draft, "rope", "pier", "lamp")

    assert NodeChange.objects.count() == 0


def test_who_derives_moves_no_fixed_node_away_and_omits_none() -> None:
    draft = derived()
    beacon, harbour, hills = id_of("beacon"), id_of("harbour"), id_of("hills")

    for below in (hills, id_of("pier")):
        with pytest.raises(NotAllowed):
            move_node(draft.id, beacon, below=below, after=None, by=COORDINATION, at=TUESDAY)
    for gone in (beacon, harbour):
        with pytest.raises(NotAllowed):
            delete_node(draft.id, gone, by=COORDINATION, at=TUESDAY)
    move_node(draft.id, beacon, below=harbour, after=None, by=COORDINATION, at=TUESDAY)

    assert numbered("by", COORDINATION)["beacon"] == "2.1"
