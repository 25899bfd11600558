"""One node of two editions side by side: field by field, word by word."""

from dataclasses import dataclass
from uuid import UUID

from obhut.concepts.queries.editions import EditionSeen, text_seen, tree_seen
from obhut.concepts.queries.tailoring import difference_at
from obhut.web.editions.facts import FactLine, fact_lines
from obhut.web.editions.wording import FieldLine, in_words
from obhut.web.finder.words import said


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeNode:
    """Everything a node says in one edition."""

    title: str
    text: str
    facts: tuple[FactLine, ...]


def whole_node(edition: EditionSeen, node: UUID) -> WholeNode | None:
    """None where it does not stand in that edition."""
    found = tree_seen(edition).nodes.get(node)
    if found is None:
        return None
    return WholeNode(
        title=said(found.title),
        text=said(found.text) if found.text else "",
        facts=fact_lines(found, text_seen(edition).by_key),
    )


def differing_fields(before: EditionSeen, after: EditionSeen, node: UUID) -> tuple[FieldLine, ...]:
    """Empty where the node stands in one of the two alone, and where nothing differs."""
    found = difference_at(before, after, node)
    if found is None or found.before is None or found.after is None:
        return ()
    return in_words(
        found.fields,
        found.before,
        found.after,
        text_seen(before).by_key,
        text_seen(after).by_key,
    )
