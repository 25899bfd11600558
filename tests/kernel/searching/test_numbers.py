"""Sets of numbers behave like sets, however they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.searching.numbers import (
    Numbers,
    NumbersUnreadable,
    numbers_of,
    read_numbers,
    written_numbers,
)

BLOCK = 65536
FEW_OR_MANY = st.one_of(
    st.sets(st.integers(0, 3 * BLOCK), max_size=20),
    st.builds(
        lambda start, length, step: set(range(start, start + length * step, step)),
        st.integers(0, 2 * BLOCK),
        st.integers(0, 6_000),
        st.integers(1, 30),
    ),
)


@given(FEW_OR_MANY, FEW_OR_MANY)
def test_they_are_cut_joined_and_taken_away_like_sets(one: set[int], other: set[int]) -> None:
    a, b = numbers_of(one), numbers_of(other)

    assert set(a & b) == one & other
    assert set(Numbers().union(a, b)) == one | other
    assert set(a - b) == one - other
    assert a.intersection_cardinality(b) == len(one & other)
    assert (len(a), bool(a), list(a)) == (len(one), bool(one), sorted(one))


@given(FEW_OR_MANY)
def test_what_was_written_is_read_again(numbers: set[int]) -> None:
    assert set(read_numbers(written_numbers(numbers_of(numbers)))) == numbers


@given(FEW_OR_MANY, st.integers(0, 500), st.integers(1, 30))
def test_a_page_is_taken_from_the_right_place(numbers: set[int], after: int, most: int) -> None:
    taken = numbers_of(numbers)[after : after + most]

    assert list(taken) == sorted(numbers)[after : after + most]


@pytest.mark.parametrize("written", [b"", b"\0", bytes.fromhex("0000000200050009"), b"\xff" * 40])
def test_what_is_no_set_of_numbers_is_refused(written: bytes) -> None:
    with pytest.raises(NumbersUnreadable):
        read_numbers(written)
