"""Chance that can be repeated, and keys that stay where they were."""

from collections import Counter

import pytest

from obhut.kernel.rehearsal.chance import Ring, draw, place_of

KEYS = [f"function-{number}" for number in range(40)]


def test_the_draws_are_those_of_the_published_generator() -> None:
    # The values that implementations of splitmix64 are compared by.
    published = [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]

    assert [draw(1234567, count) for count in range(5)] == published


def test_a_draw_does_not_need_those_before_it() -> None:
    assert draw(7, 4711) == [draw(7, count) for count in range(5000)][4711]


def test_places_are_drawn_about_equally_often() -> None:
    drawn = Counter(place_of(draw(7, count), 12) for count in range(12_000))

    assert set(drawn) == set(range(12))
    assert all(850 < times < 1150 for times in drawn.values())


def test_every_key_of_a_ring_is_drawn() -> None:
    ring = Ring(KEYS)

    assert {ring.at(draw(7, count)) for count in range(4_000)} == set(KEYS)


def test_one_key_more_leaves_most_draws_as_they_were() -> None:
    before, after = Ring(KEYS), Ring([*KEYS, "one-more"])
    drawn = [draw(7, count) for count in range(2_000)]

    changed = [each for each in drawn if before.at(each) != after.at(each)]

    assert len(changed) < 100
    assert {after.at(each) for each in changed} == {"one-more"}


def test_a_ring_without_keys_gives_nothing() -> None:
    with pytest.raises(IndexError):
        Ring([]).at(1)
