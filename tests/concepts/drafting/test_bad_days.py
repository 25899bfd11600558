"""5,000 nodes, and words that were made to break the reader: a clear answer, nothing lost."""

from time import process_time
from uuid import NAMESPACE_URL, uuid5

import pytest

from obhut.concepts.actions.drafting import (
    change_node,
    delete_node,
    load_files,
    move_node,
    open_draft,
    undo,
)
from obhut.concepts.actions.loading import load_edition
from obhut.concepts.models import Concept, NodeChange
from obhut.concepts.queries.editions import EditionSeen, draft_for, tree_seen
from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.tree import numbers_of
from obhut.kernel.refusals import Faulty
from obhut.web.markdown import LONGEST, as_html
from tests.build import node
from tests.concepts.drafting.lummerland import COORDINATION, TUESDAY, files_of, last_change
from tests.conftest import LOADED_AT

CHAPTERS, IN_EACH = 100, 49
PATIENCE = 2.0
"""Seconds of CPU. No limit of ours, but what somebody still waits for."""


def long_text() -> EditionText:
    return EditionText(
        tuple(
            Chapter(
                node(f"chapter-{at}", "section"),
                tuple(node(f"node-{at}-{place}", "section") for place in range(IN_EACH)),
            )
            for at in range(CHAPTERS)
        )
    )


@pytest.fixture
def long(db: None) -> EditionSeen:
    Concept.objects.create(key="long", kind="land", level="land", area="DE-BY", owner="Bayern")
    load_edition(long_text(), concept="long", owner="Bayern", by=COORDINATION, at=LOADED_AT)
    return open_draft("long", by=COORDINATION, at=TUESDAY)


def again() -> EditionSeen:
    draft = draft_for(COORDINATION, "long")
    assert draft is not None
    return draft


def test_five_thousand_nodes_are_moved_changed_deleted_and_loaded(long: EditionSeen) -> None:
    by_key = {each.key: each.id for each in tree_seen(long).nodes.values()}
    last, first, inner = by_key["chapter-99"], by_key["chapter-0"], by_key["node-50-25"]
    before = files_of(long)
    began = process_time()

    move_node(long.id, last, below=None, after=None, by=COORDINATION, at=TUESDAY)
    moved = process_time()
    said = {"title": {"de": "Neu", "en": "New"}}
    change_node(long.id, inner, said, seen=1, by=COORDINATION, at=TUESDAY)
    changed = process_time()
    delete_node(long.id, first, by=COORDINATION, at=TUESDAY)
    deleted = process_time()
    undo(last_change(), by=COORDINATION, at=TUESDAY)
    tree = tree_seen(again())

    assert numbers_of(tree)[last] == "1"
    assert len(tree.nodes) == CHAPTERS * (IN_EACH + 1)
    assert max(moved - began, changed - moved, deleted - changed) < PATIENCE
    load_files(long.id, before, seen=again().revision, by=COORDINATION, at=TUESDAY)
    assert files_of(again()) == before


BOMBS = {
    "quotes": ">" * LONGEST,
    "lists": "- " * (LONGEST // 2),
    "links": "[" * LONGEST,
    "images": "![" * (LONGEST // 2),
    "emphasis": "*a **b " * (LONGEST // 7),
    "fences": "`" * LONGEST,
    "html": "<div>" * (LONGEST // 5),
    "entities": "&#x0;" * (LONGEST // 5),
    "references": "[a]: " + "b" * (LONGEST - 5),
    "script": "<script>alert(1)</script>[x](javascript:alert(1))",
}


@pytest.mark.parametrize("words", BOMBS.values(), ids=BOMBS)
def test_a_bomb_of_words_is_read_at_once_and_does_nothing(words: str) -> None:
    began = process_time()

    page = as_html(words)

    assert process_time() - began < PATIENCE
    assert not [each for each in ("<script", "<div", "<img", "javascript:") if f'"{each}' in page]
    assert (page.count("<script"), page.count("<img"), page.count('href="javascript')) == (0, 0, 0)


@pytest.mark.django_db
def test_words_that_are_too_long_are_refused_before_anybody_reads_them(long: EditionSeen) -> None:
    inner = uuid5(NAMESPACE_URL, "lummerland:node-50-25")
    said = {"text": {"de": "x" * (LONGEST + 1), "en": "x"}}

    with pytest.raises(Faulty) as refused:
        change_node(long.id, inner, said, seen=1, by=COORDINATION, at=TUESDAY)
    with pytest.raises(ValueError, match="4000"):
        as_html("x" * (LONGEST + 1))

    assert [fault.field for fault in refused.value.faults] == ["text.de"]
    assert NodeChange.objects.count() == 0
