"""How a test puts in, moves and deletes nodes of the isle."""

from obhut.concepts.actions.drafting import (
    delete_node,
    insert_node,
    move_node,
)
from obhut.concepts.queries.editions import EditionSeen
from tests.build import rule
from tests.concepts.drafting.lummerland import (
    EDITOR,
    TUESDAY,
    id_of,
)

BUOY = {
    name: value
    for name, value in rule("buoy").model_dump(mode="json").items()
    if name not in ("id", "key", "kind", "under")
}


def insert(draft: EditionSeen, key: str, below: str | None, after: str | None = None) -> None:
    insert_node(
        draft.id,
        "rule-of-use",
        key,
        BUOY,
        below=id_of(below) if below else None,
        after=id_of(after) if after else None,
        by=EDITOR,
        at=TUESDAY,
    )


def move(draft: EditionSeen, key: str, below: str | None, after: str | None = None) -> None:
    move_node(
        draft.id,
        id_of(key),
        below=id_of(below) if below else None,
        after=id_of(after) if after else None,
        by=EDITOR,
        at=TUESDAY,
    )


def delete(draft: EditionSeen, key: str) -> None:
    delete_node(draft.id, id_of(key), by=EDITOR, at=TUESDAY)
