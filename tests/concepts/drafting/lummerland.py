"""A draft of Lummerland to work on: two chapters, and nodes below each other."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from obhut.concepts.actions import load_edition
from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.models import Concept, Edition, NodeChange, NodeOfEdition
from obhut.concepts.queries.editions import EditionSeen, draft_for, text_seen, tree_seen
from obhut.kernel.actor import Actor, Grant, Role
from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.reading import write_edition
from obhut.kernel.concept.texts import Freedom
from obhut.kernel.concept.tree import numbers_of
from tests.build import TINY, node, rule
from tests.cast import ADA, BELA, CEM
from tests.conftest import LOADED_AT

TUESDAY = LOADED_AT + timedelta(days=7)
FEDERAL = frozenset({Grant(Role.FEDERAL_EDITOR, "federation", "DE")})
EDITOR = Actor(person=ADA.person, desk=ADA.desk, grants=FEDERAL)
OTHER_EDITOR = Actor(person=BELA.person, desk=BELA.desk, grants=FEDERAL)
READER = Actor(
    person=CEM.person,
    desk=CEM.desk,
    grants=frozenset({Grant(Role.READER, "federation", "DE")}),
)


def words_of_use(key: str, **said: Any) -> Node:
    return rule(key).model_copy(update=said)


ISLE = EditionText(
    (
        Chapter(node("lummerland", "section"), TINY),
        Chapter(
            node("harbour", "section"),
            (
                node("pier", "section"),
                words_of_use("lamp", under="pier"),
                words_of_use("rope", under="pier"),
                words_of_use("beacon", freedom=Freedom.FIXED),
            ),
        ),
        Chapter(node("hills", "section"), ()),
    )
)


def isle_in_force() -> None:
    load_edition(ISLE, concept="federal", owner="Lummerland", by=EDITOR, at=LOADED_AT)


def opened(by: Actor = EDITOR) -> EditionSeen:
    return open_draft("federal", by=by, at=TUESDAY)


def derived() -> EditionSeen:
    """A draft of a Land, derived from what is in force."""
    federal = Concept.objects.get(key="federal")
    land = Concept.objects.create(
        key="by", owner="Bayern", kind="land", level="land", area="DE-BY", derived_from=federal
    )
    base = federal.editions.get(state="in_force")
    draft = Edition.objects.create(concept=land, number=1, base=base, made_at=TUESDAY)
    rows = NodeOfEdition.objects.filter(edition=base)
    for row in rows:
        row.pk, row.edition = None, draft
    NodeOfEdition.objects.bulk_create(rows)
    return seen_again("by", COORDINATION)


COORDINATION = Actor(
    person=ADA.person,
    desk=ADA.desk,
    grants=frozenset({Grant(Role.LAND_COORDINATION, "land", "DE-BY")}),
)


def seen_again(concept: str = "federal", by: Actor = EDITOR) -> EditionSeen:
    draft = draft_for(by, concept)
    assert draft is not None
    return draft


def id_of(key: str) -> UUID:
    row = NodeOfEdition.objects.filter(key=key).first()
    assert row is not None
    return row.node


def content_of(draft: UUID, key: str) -> dict[str, Any]:
    content: dict[str, Any] = NodeOfEdition.objects.get(edition=draft, key=key).content
    return content


def revision_of(draft: UUID, key: str) -> int:
    return NodeOfEdition.objects.get(edition=draft, key=key).revision


def numbered(concept: str = "federal", by: Actor = EDITOR) -> dict[str, str]:
    """The number of each node of the draft that stands in the harbour or the hills."""
    tree = tree_seen(seen_again(concept, by))
    numbers = numbers_of(tree)
    return {
        tree.nodes[each].key: numbers[each]
        for each, _depth in tree.walk()
        if not numbers[each].startswith("1")
    }


def files_of(draft: EditionSeen) -> dict[str, str]:
    return write_edition(text_seen(draft))


def last_change() -> int:
    return NodeChange.objects.latest("pk").pk
