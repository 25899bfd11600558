"""Whoever cannot type an umlaut at half past eleven finds the same as who can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.searching.folding import folded, spelt, words_in


@pytest.mark.parametrize(
    "spellings",
    [
        ("Köln", "Koeln", "KOELN", "koln", "Köln", "Ko\u0308ln"),
        ("Gießen", "Giessen", "GIESSEN", "GIEẞEN"),
        ("Fürsorge", "Fuersorge", "fursorge"),
        ("Café", "cafe", "CAFÉ"),
    ],
)
def test_one_word_in_all_its_spellings_is_one_word(spellings: tuple[str, ...]) -> None:
    assert len({words_in(each) for each in spellings}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Beratungsstelle für Mädchen und Frauen e.V.", ("beratungsstelle", "madchen", "frauen")),
        ("116 016", ("116016",)),
        ("0911/231-3333, auch nachts", ("09112313333", "nachts")),
        ("030 61 00 66 (Tag und Nacht)", ("030610066", "tag", "nacht")),
        ("Sachsen-Anhalt", ("sachsenanhalt",)),
        ("neue Quelle, Frauenhaus", ("neue", "quelle", "frauenhaus")),
        ("Kinder- und Jugendnotdienst", ("kinder", "jugendnotdienst")),
        ("der die das", ()),
        ("%_'\";--(){}[]^$.*+?|\\/<>&", ()),
        ("\u202e\u200f😀🚨\ufeff", ()),
        ("", ()),
    ],
)
def test_a_text_is_read_into_its_words(text: str, words: tuple[str, ...]) -> None:
    assert words_in(text) == words


def test_a_word_keeps_the_spelling_in_which_it_came_first() -> None:
    assert spelt("Nürnberg, Nuernberg") == {"nurnberg": "Nürnberg"}


@given(st.text() | st.text("aeoqx "))
def test_whatever_is_typed_is_read_and_reading_it_again_changes_nothing(text: str) -> None:
    words = words_in(text)

    assert words_in(" ".join(words)) == words or any(word.isdigit() for word in words)
    assert len(folded(text)) <= 20 * len(text) + 20
