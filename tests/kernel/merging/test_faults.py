"""The laws are no decoration: each fault planted into the merge is caught by them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from obhut.kernel.concept.merging import (
    MergeCase,
    Pick,
    contents,
    fitting,
    items,
    merge,
    ordering,
    placing,
    staying,
    three_way,
)
from obhut.kernel.concept.merging.contents import is_prose
from tests.kernel.merging.laws import breaches
from tests.kernel.merging.triples import triple

Patch = pytest.MonkeyPatch
TRIPLES = [triple(seed, size=18, edits=16) for seed in range(80)]


def drop_words_of_the_template(patch: Patch) -> None:
    right = contents.field_items

    def wrong(meeting: Any) -> Iterator[Any]:
        return (
            each
            for each in right(meeting)
            if each.case is not MergeCase.TEMPLATE_CHANGED or not is_prose(each.path)
        )

    patch.setattr(contents, "field_items", wrong)


def let_deletion_win_over_our_words(patch: Patch) -> None:
    patch.setitem(staying.OPTIONS, MergeCase.DELETED_CHANGED, (Pick.TEMPLATE, Pick.OWN))
    patch.setattr(items, "LISTED", items.LISTED | {MergeCase.DELETED_CHANGED})


def let_circles_be(patch: Patch) -> None:
    patch.setattr(fitting, "_circling", lambda _parents: [])


def orphan_children(patch: Patch) -> None:
    patch.setattr(fitting, "_bend_place", lambda *_given, **_named: None)


def be_silent_about_conflicts(patch: Patch) -> None:
    patch.setattr(items, "LISTED", items.LISTED | {MergeCase.CONFLICT})


def be_silent_about_clean_merges(patch: Patch) -> None:
    patch.setattr(items, "LISTED", items.LISTED | {MergeCase.BOTH_CLEAN})


def let_references_lead_nowhere(patch: Patch) -> None:
    patch.setattr(three_way, "bend_references", lambda *_given: None)


def let_a_key_stand_twice(patch: Patch) -> None:
    patch.setattr(three_way, "bend_keys", lambda *_given: None)


def forget_where_the_template_moved_it(patch: Patch) -> None:
    patch.setattr(placing, "_place", _ours_or_theirs)


def forget_the_order_of_the_template(patch: Patch) -> None:
    right = ordering._ordered

    def wrong(siblings: Any, attempt: Any) -> Any:
        return right(
            replace(siblings, theirs=ordering.with_those_of(siblings.ours, siblings.theirs)),
            attempt,
        )

    patch.setattr(ordering, "_ordered", wrong)


def forget_what_we_left_out(patch: Patch) -> None:
    patch.setattr(staying, "_plain_case", lambda _node, _three: None)


def _ours_or_theirs(node: Any, attempt: Any) -> Any:
    side = attempt.three.ours if node in attempt.three.ours.nodes else attempt.three.theirs
    return side.parents[node]


def caught() -> set[str]:
    return {breach for sides in TRIPLES for breach in breaches(merge, *sides)}


def test_no_law_is_broken_by_the_merge_itself() -> None:
    assert caught() == set()


@pytest.mark.parametrize(
    "plant",
    [
        drop_words_of_the_template,
        let_deletion_win_over_our_words,
        let_circles_be,
        orphan_children,
        be_silent_about_conflicts,
        be_silent_about_clean_merges,
        let_references_lead_nowhere,
        let_a_key_stand_twice,
        forget_where_the_template_moved_it,
        forget_the_order_of_the_template,
        forget_what_we_left_out,
    ],
)
def test_a_planted_fault_is_caught(plant: Callable[[Patch], None], monkeypatch: Patch) -> None:
    plant(monkeypatch)

    assert caught() != set()
