"""The board: who did what with which node, who is behind, and how others solved the same one."""

from uuid import uuid4

import pytest

from obhut.concepts.actions.drafting import delete_node, insert_node
from obhut.concepts.actions.tailoring import decide_deviation, derive
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.board import BoardRow, board, solutions
from obhut.kernel.actor import ANYBODY
from tests.build import rule
from tests.concepts.tailoring.three_floors import (
    COORDINATION,
    EDITOR,
    ELSEWHERE,
    HAMBURG,
    KEEPER,
    NUREMBERG,
    SAID,
    TUESDAY,
    WHY,
    begun,
    id_of,
    in_force,
    isle_in_force,
    next_federal,
    says,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_laender(nothing_loaded: None) -> None:
    """Bavaria adapts and adds, Hamburg leaves out; then the template goes on."""
    isle_in_force()
    bavaria = begun()
    says(bavaria, "lamp", "Leuchte")
    said = rule("bell").model_dump(mode="json", exclude={"id", "key", "kind"})
    insert_node(
        bavaria.id, "rule-of-use", "bell", said,
        below=id_of("harbour"), after=None, by=COORDINATION, at=TUESDAY,
    )  # fmt: skip
    decide_deviation(bavaria.id, id_of("lamp"), WHY, seen="", by=COORDINATION, at=TUESDAY)
    in_force(bavaria)
    hamburg = begun(HAMBURG, by=ELSEWHERE)
    delete_node(hamburg.id, id_of("rope"), by=ELSEWHERE, at=TUESDAY)
    in_force(hamburg, by=ELSEWHERE)
    next_federal(("lamp", "Laterne"), added=rule("compass"))


def rows() -> dict[str, BoardRow]:
    return {row.node.key: row for row in board(ANYBODY, "federal").rows}


def standing(key: str) -> list[str | None]:
    return [each.value if each else None for each in rows()[key].standings]


def test_each_land_has_a_column_and_each_node_a_row_in_reading_order() -> None:
    found = board(ANYBODY, "federal")

    assert [each.edition.area[1] for each in found.columns] == ["DE-BY", "DE-HH"]
    keys = [row.node.key for row in found.rows]
    assert keys[keys.index("harbour") :] == [
        *("harbour", "pier", "lamp", "rope", "beacon", "bell", "hills", "compass")
    ]


def test_a_cell_says_inherited_adapted_added_omitted_or_not_there_yet() -> None:
    assert standing("lamp") == ["adapted", "inherited"]
    assert standing("rope") == ["inherited", "omitted"]
    assert standing("bell") == ["added", None]
    assert standing("compass") == [None, None]


def test_everybody_is_behind_where_the_template_went_on() -> None:
    assert rows()["lamp"].behind == (True, True)
    assert rows()["compass"].behind == (True, True)
    assert rows()["rope"].behind == (False, False)
    assert [len(each.behind) for each in board(ANYBODY, "federal").columns] == [2, 2]


def test_what_all_have_as_it_stands_can_be_left_aside() -> None:
    said = {key for key, row in rows().items() if not row.is_inherited_by_all}

    assert said == {"lamp", "rope", "bell", "compass"}


def test_a_node_is_read_side_by_side_with_the_reasons_of_others() -> None:
    bavaria, hamburg = solutions(ANYBODY, "federal", id_of("lamp"))

    assert bavaria.node is not None
    assert (bavaria.node.title.de, bavaria.reason) == ("Leuchte", WHY)
    assert hamburg.node is not None
    assert (hamburg.node.title.de, hamburg.reason) == ("lamp", None)


def test_what_somebody_left_out_stands_first_and_has_no_text() -> None:
    first, second = solutions(ANYBODY, "federal", id_of("rope"))

    assert (first.edition.area[1], first.node, second.edition.area[1]) == ("DE-HH", None, "DE-BY")


def test_a_node_of_nobody_and_a_template_that_is_none_are_not_found() -> None:
    with pytest.raises(NoSuchEdition):
        solutions(ANYBODY, "federal", uuid4())
    with pytest.raises(NoSuchEdition):
        board(ANYBODY, "nowhere")


def test_a_draft_stands_on_the_board_of_those_alone_who_may_read_it() -> None:
    land = board(COORDINATION, "federal").columns[0].edition
    derive(land.id, NUREMBERG, SAID, by=KEEPER, at=TUESDAY)

    assert [each.edition.concept for each in board(COORDINATION, "de-by").columns] == [
        "kreis-09564"
    ]
    assert board(EDITOR, "de-by").columns == ()
    assert board(ANYBODY, "de-by").columns == ()
