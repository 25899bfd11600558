"""Sets of numbers behave like sets, however they are kept."""

from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.searching.numbers import BLOCK, FEW, Numbers, numbers_of, read_numbers

FEW_OR_MANY = st.one_of(
    st.sets(st.integers(0, 3 * BLOCK), max_size=20),
    st.builds(
        lambda start, length, step: set(range(start, start + length * step, step)),
        st.integers(0, 2 * BLOCK),
        st.integers(0, 3 * FEW),
        st.integers(1, 300),
    ),
)


@given(FEW_OR_MANY, FEW_OR_MANY)
def test_they_are_cut_joined_and_taken_away_like_sets(one: set[int], other: set[int]) -> None:
    a, b = numbers_of(one), numbers_of(other)

    assert set(a & b) == one & other
    assert set(a | b) == one | other
    assert set(a - b) == one - other
    assert (len(a), bool(a), list(a)) == (len(one), bool(one), sorted(one))


@given(FEW_OR_MANY)
def test_what_was_written_is_read_again(numbers: set[int]) -> None:
    assert read_numbers(numbers_of(numbers).to_bytes()) == numbers_of(numbers)


@given(FEW_OR_MANY, st.integers(0, 500), st.integers(1, 30))
def test_a_page_is_taken_from_the_right_place(numbers: set[int], after: int, most: int) -> None:
    taken = numbers_of(numbers).taken(after=after, most=most)

    assert list(taken) == sorted(numbers)[after : after + most]


def test_nothing_is_written_as_nothing() -> None:
    assert (Numbers().to_bytes(), read_numbers(b"")) == (b"", Numbers())
