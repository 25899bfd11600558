"""Read backwards, no reference of an edition is lost, of whatever kind."""

from collections.abc import Iterator
from typing import Any

import pytest

from obhut.concepts.actions import Content
from obhut.kernel.concept.edition import EditionText, plain
from obhut.kernel.concept.references import references
from obhut.kernel.mechanism.mentions import mentions_of
from tests.build import edition as lummerland

WORDS_OF_THEIR_OWN = {
    "observers",
    "wording",
    "answers",
    "event",
    "of",
    "asks",
    "serves",
    "consent_of",
}
"""Facts whose values are words of a list, even where a node happens to have the same key."""


@pytest.fixture(scope="module")
def federal(content: Content) -> EditionText:
    return content.federal


def named_in(value: Any, keys: set[str], fact: str = "") -> Iterator[str]:
    """Every key of a node that stands anywhere in plain values, however deep."""
    match value:
        case dict():
            for name, inner in value.items():
                yield from named_in(inner, keys, name if name != "to" else fact)
        case list():
            for inner in value:
                yield from named_in(inner, keys, fact)
        case str() if value in keys and fact not in WORDS_OF_THEIR_OWN:
            yield value


def test_every_reference_is_found_from_the_node_it_leads_to(federal: EditionText) -> None:
    forwards = {
        (key, node.key) for node in federal.all_nodes() for _path, _kind, key in references(node)
    }

    backwards = {
        (key, mention.node.key)
        for key, mentions in mentions_of(federal).items()
        for mention in mentions
    }

    assert backwards == forwards


def test_no_key_of_a_node_stands_in_the_facts_without_being_found(federal: EditionText) -> None:
    keys = set(federal.by_key)
    mentions = mentions_of(federal)

    lost = [
        (node.key, named)
        for node in federal.all_nodes()
        for named in named_in([plain(node)["facts"], plain(node).get("sources", [])], keys)
        if node.key not in {mention.node.key for mention in mentions.get(named, ())}
    ]

    assert lost == []


def test_references_of_every_kind_that_can_refer_are_found(federal: EditionText) -> None:
    refer = {node.kind for node in federal.all_nodes() if any(references(node))}

    found = {
        mention.node.kind for mentions in mentions_of(federal).values() for mention in mentions
    }

    assert found == refer
    assert {"step", "share", "term", "form", "card", "actor", "boundary", "word"} <= found


def test_a_mention_says_once_through_which_facts() -> None:
    mentions = mentions_of(lummerland())

    assert [(each.node.key, each.through) for each in mentions["youth-office"]] == [
        ("card-lamplighter", ("call",)),
        ("tell", ("calls",)),
        ("telling", ("recipients",)),
    ]
    assert [each.node.key for each in mentions["rule-of-the-isle"]] == [
        "lamplighter",
        "card-lamplighter",
        "get-help",
        "tell",
        "look-again",
        "telling",
    ]
