"""Every word of both texts is in the comparison, and no text can bring it to a halt."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.concept.words import Words, WordsKind, cut, word_changes

SAME, REMOVED, ADDED = WordsKind.SAME, WordsKind.REMOVED, WordsKind.ADDED
PROSE = st.lists(
    st.sampled_from(["das ", "Kind", " ", "Amt, ", "ruft ", ".", "\n\n", "– ", "§ 8a"])
)


def test_a_word_that_changed_is_shown_beside_its_old_one() -> None:
    assert word_changes("Binnen 24 Stunden.", "Binnen 48 Stunden.") == (
        Words(SAME, "Binnen "),
        Words(REMOVED, "24"),
        Words(ADDED, "48"),
        Words(SAME, " Stunden."),
    )


def test_a_sentence_written_anew_is_no_hail_of_single_signs() -> None:
    assert word_changes("Wer, wann, wo?", "Was; warum; wie?") == (
        Words(REMOVED, "Wer, wann, wo"),
        Words(ADDED, "Was; warum; wie"),
        Words(SAME, "?"),
    )


@pytest.mark.parametrize("text", ["", "…", "Das Kind.", "ä" * 4000])
def test_the_same_text_is_the_same(text: str) -> None:
    assert word_changes(text, text) == ((Words(SAME, text),) if text else ())


@given(st.text(max_size=80) | PROSE.map("".join), st.text(max_size=80) | PROSE.map("".join))
def test_both_texts_can_be_read_out_of_the_comparison(before: str, after: str) -> None:
    found = word_changes(before, after)

    assert "".join(each.text for each in found if each.kind is not ADDED) == before
    assert "".join(each.text for each in found if each.kind is not REMOVED) == after
    assert all(each.text for each in found)
    assert all(one.kind is not other.kind for one, other in pairwise(found))


@given(st.text(max_size=80))
def test_cutting_loses_nothing(text: str) -> None:
    assert "".join(cut(text)) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a " * 2000, "b a " * 1000, id="one word over and over"),
        pytest.param("." * 4000, "." * 3000 + ",." * 500, id="nothing but dots"),
        pytest.param("* _" * 1333, "_ *" * 1333, id="nothing but marks"),
    ],
)
def test_the_longest_text_of_a_node_is_compared_at_once_whatever_it_says(
    before: str, after: str
) -> None:
    begun = process_time()

    word_changes(before, after)

    assert process_time() - begun < 0.5
