"""What a typed word may mean: itself, its compounds, a slip of the finger, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.searching.folding import words_in
from obhut.kernel.searching.lexicon import MOST_ALTERNATIVES, How, Lexicon, is_like, parts_of

WORDS = words_in(
    "Jugendamt Landesjugendamt Kinderschutz Kinderschutztelefon Jugendnotdienst Nürnberg Nürnberger "
    "Essen Hessen Sachsen Niedersachsen Zwangsheirat Beratungsstelle Stelle Polizei 116016 München"
)
LEXICON = Lexicon(WORDS, frozenset(words_in("Essen Hessen Sachsen Niedersachsen Nürnberg")))


@pytest.mark.parametrize(
    ("typed", "how", "words"),
    [
        ("jugendamt", How.KNOWN, ("jugendamt",)),
        ("jugendamter", How.KNOWN, ("jugendamt",)),
        ("jugendamtes", How.KNOWN, ("jugendamt",)),
        ("notdienst", How.KNOWN, ("jugendnotdienst",)),
        ("kindersch", How.KNOWN, ("kinderschutz", "kinderschutztelefon")),
        ("jugentamt", How.SIMILAR, ("jugendamt",)),
        ("nurnbreg", How.SIMILAR, ("nurnberg",)),
        ("muchen", How.SIMILAR, ("munchen",)),
        ("zwangsheirrat", How.SIMILAR, ("zwangsheirat",)),
        ("plizei", How.SIMILAR, ("polizei",)),
    ],
)
def test_a_typed_word_means(typed: str, how: How, words: tuple[str, ...]) -> None:
    meant = LEXICON.meant(typed)

    assert (meant.how, meant.groups) == (how, (words,))


@pytest.mark.parametrize("typed", ["xyz", "kind3rschutx", "116017", "es", "a" * 1000, "q" * 39])
def test_what_comes_near_nothing_means_nothing(typed: str) -> None:
    meant = LEXICON.meant(typed)

    assert (meant.how, meant.groups) == (How.UNKNOWN, ())


def test_a_compound_of_two_known_words_needs_both() -> None:
    meant = LEXICON.meant("kinderschutzstelle")

    assert (meant.how, meant.groups) == (How.IN_PARTS, (("kinderschutz",), ("stelle",)))


def test_a_compound_is_found_under_its_parts_but_a_town_is_no_part_of_a_land() -> None:
    assert LEXICON.likes("jugendamt") == ("landesjugendamt",)
    assert LEXICON.likes("stelle") == ("beratungsstelle",)
    assert LEXICON.likes("essen") == ()
    assert LEXICON.likes("sachsen") == ()
    assert LEXICON.likes("nurnberg") == ("nurnberger",)


def test_a_fragment_of_very_many_words_says_that_not_all_were_looked_at() -> None:
    many = Lexicon(tuple(f"kinder{number:03}" for number in range(MOST_ALTERNATIVES + 1)))

    meant = many.meant("kind")

    assert (len(meant.groups[0]), meant.is_short) == (MOST_ALTERNATIVES, True)


@given(st.sampled_from([word for word in WORDS if len(word) > 7]), st.data())
def test_one_letter_left_out_of_a_long_word_never_loses_it(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))

    meant = LEXICON.meant(word[:at] + word[at + 1 :])

    likes = (LEXICON.likes(each) for each in meant.exactly)
    assert any(word in group for group in (*meant.groups, *likes))


@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    assert LEXICON.meant(typed).typed == typed


SYLLABLES = st.lists(
    st.sampled_from(("not", "dienst", "essen", "h", "amt", "s")), min_size=1, max_size=4
)


@given(st.lists(SYLLABLES.map("".join), max_size=8), st.lists(SYLLABLES.map("".join), max_size=3))
def test_the_likes_of_a_word_are_those_that_are_like_it(
    words: list[str], places: list[str]
) -> None:
    names = frozenset(places)
    lexicon = Lexicon(tuple(words), names)

    for of in lexicon.words:
        alike = {word for word in lexicon.words if is_like(word, of, names)}
        assert set(lexicon.likes(of)) == alike
        assert all(of in parts_of(word) for word in alike)
