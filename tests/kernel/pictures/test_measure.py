"""Words stay inside their boxes, however long they are."""

from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.pictures.measure import width_of, wrap


def test_words_go_on_lines() -> None:
    assert wrap("Das Jugendamt informieren", 100, 13) == ("Das Jugendamt", "informieren")


def test_a_word_longer_than_a_line_is_broken_with_a_hyphen() -> None:
    lines = wrap("Landesverteilstelle", 60, 12)

    assert "".join(line.removesuffix("-") for line in lines) == "Landesverteilstelle"
    assert all(line.endswith("-") for line in lines[:-1])


def test_a_word_may_end_a_line_after_its_own_hyphen() -> None:
    assert wrap("Clearing-Stelle", 60, 12) == ("Clearing-", "Stelle")


def test_no_words_are_no_lines() -> None:
    assert wrap("  ", 100, 12) == ()


@given(st.text(max_size=80), st.integers(60, 300))
def test_no_line_is_wider_than_there_is_room(text: str, width: int) -> None:
    assert [line for line in wrap(text, width, 13) if width_of(line, 13) > width] == []


@given(st.text(alphabet="abcde fghi", max_size=80))
def test_no_letter_gets_lost(text: str) -> None:
    lines = wrap(text, 60, 13)

    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")
