"""What is deleted and what brings it back: nothing dangles, and everything stands where it stood."""

import pytest

from obhut.concepts.actions.drafting import (
    change_node,
    delete_node,
    restore_node,
    undo,
)
from obhut.concepts.queries.editions import edition_for
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from tests.concepts.drafting.arranging import delete, insert, move
from tests.concepts.drafting.lummerland import (
    COORDINATION,
    EDITOR,
    TUESDAY,
    content_of,
    derived,
    files_of,
    id_of,
    isle_in_force,
    last_change,
    numbered,
    opened,
    seen_again,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("isle")]


@pytest.fixture
def isle(nothing_loaded: None) -> None:
    isle_in_force()


def test_a_node_that_others_name_is_not_deleted_and_they_are_listed() -> None:
    draft = opened()

    with pytest.raises(Faulty) as refused:
        delete(draft, "look-again")

    assert [fault.where for fault in refused.value.faults] == [
        "age-doubt",
        "turning-18",
        "distribution",
        "write-it-down",
        "tell",
    ]


def test_a_profession_that_a_condition_asks_for_is_not_deleted() -> None:
    draft = opened()
    facts = content_of(draft.id, "tell")["facts"]
    asks = {"when": [{"question": "profession", "answers": ["lamplighter"]}]}
    change_node(draft.id, id_of("tell"), {"facts": facts | asks}, seen=1, by=EDITOR, at=TUESDAY)

    with pytest.raises(Faulty) as refused:
        delete(draft, "lamplighter")

    assert "tell" in {fault.where for fault in refused.value.faults}


def test_what_is_deleted_with_all_below_it_comes_back_where_it_stood() -> None:
    draft = opened()
    before = files_of(draft)

    delete(draft, "pier")
    without = numbered()
    undo(last_change(), by=EDITOR, at=TUESDAY)

    assert without == {"harbour": "2", "beacon": "2.1", "hills": "3"}
    assert files_of(seen_again()) == before


def test_a_move_is_undone_and_redone() -> None:
    draft = opened()
    before = files_of(draft)
    move(draft, "pier", "hills")
    moved = files_of(seen_again())

    undo(last_change(), by=EDITOR, at=TUESDAY)
    undone = files_of(seen_again())
    undo(last_change(), by=EDITOR, at=TUESDAY)

    assert undone == before
    assert files_of(seen_again()) == moved


def test_putting_a_node_back_whose_neighbour_has_gone_counts_its_place() -> None:
    draft = opened()
    delete(draft, "rope")
    rope = last_change()
    delete(draft, "lamp")

    undo(rope, by=EDITOR, at=TUESDAY)

    assert numbered()["rope"] == "2.1.1"


def test_what_stood_below_a_node_that_has_gone_does_not_come_back_before_it() -> None:
    draft = opened()
    delete(draft, "lamp")
    lamp = last_change()
    delete(draft, "pier")

    with pytest.raises(Faulty) as refused:
        undo(lamp, by=EDITOR, at=TUESDAY)

    assert [fault.en for fault in refused.value.faults] == [
        "The node it is to stand below is no longer here."
    ]


def test_an_insertion_is_not_undone_while_others_stand_below_it() -> None:
    draft = opened()
    insert(draft, "buoy", "pier")
    inserted = last_change()
    move(draft, "lamp", "buoy")

    with pytest.raises(SomebodyWasFaster, match="stehen andere Bausteine darunter"):
        undo(inserted, by=EDITOR, at=TUESDAY)

    undo(last_change(), by=EDITOR, at=TUESDAY)
    undo(inserted, by=EDITOR, at=TUESDAY)
    assert files_of(seen_again()) == files_of(edition_for(None, "federal", 1))


def test_what_was_omitted_is_brought_back_as_the_template_has_it() -> None:
    draft = derived()
    before = numbered("by", COORDINATION)
    pier = id_of("pier")
    delete_node(draft.id, id_of("lamp"), by=COORDINATION, at=TUESDAY)
    delete_node(draft.id, pier, by=COORDINATION, at=TUESDAY)

    restore_node(draft.id, pier, by=COORDINATION, at=TUESDAY)

    assert numbered("by", COORDINATION) == before
    with pytest.raises(SomebodyWasFaster, match="steht schon im Entwurf"):
        restore_node(draft.id, pier, by=COORDINATION, at=TUESDAY)
