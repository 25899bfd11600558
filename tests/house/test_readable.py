"""The hint about German that is hard to read follows the published formula."""

import pytest

from tests.house.readable import hint, school_year

EASY = "Rufen Sie an. Sagen Sie, was Sie sehen. Das Kind ist in Not."
HARD = (
    "Die Verfahrensvoraussetzungen grenzüberschreitender Unterbringungsentscheidungen "
    "berücksichtigen zwischenstaatliche Zustimmungserfordernisse."
)


def test_short_words_in_short_sentences_are_easy_and_the_contrary_is_hard() -> None:
    assert school_year(EASY) < 4
    assert school_year(HARD) > 15


def test_the_formula_is_the_published_one() -> None:
    """Six words, two sentences; of 3 syllables none, over six letters none, of one syllable all."""
    assert school_year("Das Kind weint. Er ist da.") == pytest.approx(
        0.1672 * 3 - 0.0327 * 100 - 0.875
    )


def test_what_holds_no_word_is_not_judged() -> None:
    assert school_year("110") == 0.0


def test_the_hint_is_short_and_names_where() -> None:
    lines = hint()

    assert len(lines) <= 11
    assert all(": " in line for line in lines)
