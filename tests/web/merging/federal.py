"""Bavaria beside the federal content of this repository: adapted by deeds, while the template goes on."""

from typing import Any
from uuid import UUID

from obhut.concepts.actions import load_edition
from obhut.concepts.actions.drafting import change_node, delete_node, insert_node
from obhut.concepts.actions.tailoring import derive
from obhut.concepts.queries.editions import EditionSeen, tree_seen
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.tree import Tree, edition_of
from tests.build import rule
from tests.concepts.drafting.lummerland import revision_of
from tests.concepts.tailoring.three_floors import (
    BAVARIA,
    COORDINATION,
    EDITOR,
    SAID,
    TUESDAY,
    federal,
)

OURS: dict[str, dict[str, Any]] = {
    "emergency-call": {"title": {"de": "Notruf 110 der Polizei in Bayern", "en": "Police 110"}},
    "youth-office": {
        "text": {
            "de": "Das Jugendamt ist der Dreh- und Angelpunkt. Es trägt die Verantwortung für den ganzen Fall.",
            "en": "The youth office is the hub. It bears the responsibility for the case.",
        }
    },
}
"""What Bavaria says otherwise."""


def bavaria_behind() -> EditionSeen:
    """A draft of Bavaria, and a federal edition that has changed the same nodes and others."""
    base = federal()
    tree = tree_seen(base)
    ids = {node.key: each for each, node in tree.nodes.items()}
    draft = derive(base.id, BAVARIA, SAID, by=COORDINATION, at=TUESDAY)
    for key, content in OURS.items():
        seen = revision_of(draft.id, key)
        change_node(draft.id, ids[key], content, seen=seen, by=COORDINATION, at=TUESDAY)
    delete_node(draft.id, ids["clause-6"], by=COORDINATION, at=TUESDAY)
    _insert(draft, "own-rule", below=ids["rules-of-use"])
    load_edition(
        edition_of(_newer(tree, ids)), concept="federal", owner="Bund", by=EDITOR, at=TUESDAY
    )
    return draft


def _insert(draft: EditionSeen, key: str, *, below: UUID) -> None:
    said = rule(key).model_dump(mode="json", exclude={"id", "key", "kind"})
    insert_node(
        draft.id, "rule-of-use", key, said, below=below, after=None, by=COORDINATION, at=TUESDAY
    )  # fmt: skip


def _newer(tree: Tree, ids: dict[str, UUID]) -> Tree:
    nodes, children = dict(tree.nodes), {each: list(below) for each, below in tree.children.items()}
    for key, said in (
        ("emergency-call", {"title": {"de": "Polizeinotruf 110", "en": "Police 110"}}),
        ("clause-6", {"title": {"de": "Trennung der Aufgaben", "en": "Separate duties"}}),
        (
            "youth-office",
            {
                "text": {
                    "de": "Das Jugendamt ist die Mitte des Verfahrens. Es trägt die Verantwortung für den Fall.",
                    "en": "The youth office is the hub. It bears the responsibility for the case.",
                }
            },
        ),
    ):
        node = nodes[ids[key]]
        nodes[node.id] = Node.model_validate(node.model_dump(mode="json") | said)
    clauses = children[ids["clauses"]]
    clauses.insert(2, clauses.pop(0))
    new = rule("new-rule")
    nodes[new.id] = new
    children[ids["rules-of-use"]].insert(0, new.id)
    return Tree(nodes, {each: tuple(below) for each, below in children.items()})
