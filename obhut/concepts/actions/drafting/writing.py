"""Writing a draft's tree: what goes, what comes, and one statement for all that stands elsewhere."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from obhut.concepts.models import Edition, NodeOfEdition
from obhut.concepts.queries.editions import tree_at
from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.moving import Seat, seats
from obhut.kernel.concept.tree import Tree, edition_of

MANY = 500
RESEAT = """
UPDATE concepts_nodeofedition AS row
SET chapter = seat.chapter, place = seat.place,
    content = CASE WHEN seat.under IS NULL THEN row.content - 'under'
                   ELSE jsonb_set(row.content, '{under}', to_jsonb(seat.under)) END
FROM unnest(%s::uuid[], %s::smallint[], %s::smallint[], %s::text[])
     AS seat(node, chapter, place, under)
WHERE row.edition_id = %s AND row.node = seat.node
"""
"""One statement, so that two rows may change places: the constraint looks at the end."""


def tree_now(draft: Edition) -> Tree:
    """As it stands, read under the lock of a deed."""
    return tree_at(draft.pk, draft.revision)


def write_tree(draft: Edition, before: Tree, after: Tree, *, revision: int) -> None:
    """Let the rows stand as this tree does. What the nodes say is not compared, only where they are."""
    gone = before.nodes.keys() - after.nodes.keys()
    if gone:
        NodeOfEdition.objects.filter(edition=draft, node__in=gone).delete()
    was, becomes = seats(edition_of(before)), seats(edition_of(after))
    come = [node for node in becomes if node not in was]
    if come:
        rows = (_row(draft, after, node, becomes[node], revision) for node in come)
        NodeOfEdition.objects.bulk_create(rows, batch_size=MANY)
    reseat(draft, ((node, seat) for node, seat in becomes.items() if was.get(node, seat) != seat))


def reseat(draft: Edition, moved: Iterable[tuple[UUID, Seat]]) -> None:
    rows = list(moved)
    if not rows:
        return
    nodes = [node for node, _seat in rows]
    columns = ([getattr(seat, name) for _node, seat in rows] for name in Seat._fields)
    with connection.cursor() as cursor:
        cursor.execute(RESEAT, [nodes, *columns, draft.pk])


def _row(draft: Edition, tree: Tree, node: UUID, seat: Seat, revision: int) -> NodeOfEdition:
    found = tree.nodes[node].model_copy(update={"under": seat.under})
    return NodeOfEdition(
        edition=draft,
        node=node,
        chapter=seat.chapter,
        place=seat.place,
        key=found.key,
        kind=found.kind,
        content=plain(found),
        revision=revision,
    )
