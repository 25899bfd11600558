"""The laws of the merge, on texts by chance. ``OBHUT_TRIPLES=10000`` is the long run."""

import os
from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obhut.kernel.concept.merging import Pick, merge
from obhut.kernel.concept.merging.weaving import weave_words
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.concept.tree import edition_of
from obhut.kernel.concept.words import cut
from tests.kernel.merging.laws import balance, breaches, is_a_text, settle, unseen
from tests.kernel.merging.triples import LONGEST, WORDS, by_chance, edited, triple

ORDINARY = 60
TRIPLES = int(os.environ.get("OBHUT_TRIPLES") or os.environ.get("OBHUT_LAWS") or ORDINARY)
LONG = TRIPLES > ORDINARY
SIZES = st.integers(2, 40) | st.integers(2, LONGEST) if LONG else st.integers(2, 60)
often = settings(
    max_examples=TRIPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=not LONG,
)
sometimes = settings(max_examples=max(15, TRIPLES // 10), deadline=None, derandomize=not LONG)
SEEDS = st.integers(0, 2**48)
EDITS = st.integers(0, 60)


@often
@given(SEEDS, SIZES, EDITS)
def test_every_merge_keeps_every_law(seed: int, size: int, edits: int) -> None:
    assert breaches(merge, *triple(seed, size, edits)) == []


@sometimes
@given(SEEDS, st.integers(2, 40), EDITS, st.booleans())
def test_whatever_is_decided_makes_a_text_and_nothing_is_lost_unseen(
    seed: int,
    size: int,
    edits: int,
    locks: bool,  # noqa: FBT001 -- Hypothesis hands it over
) -> None:
    chance, sides = by_chance(seed), triple(seed, size, edits, locks=locks)

    merged = settle(merge, sides, lambda item: chance.choice(list(item.options)))

    assert is_a_text(merged.tree)
    assert unseen(merged, *sides) == set()


@sometimes
@given(SEEDS, st.integers(2, 40), EDITS)
def test_whoever_keeps_everything_of_their_own_keeps_their_text(
    seed: int, size: int, edits: int
) -> None:
    sides = triple(seed, size, edits, locks=False)

    assert settle(merge, sides, lambda _item: Pick.OWN).tree == sides[2]


@sometimes
@given(SEEDS, st.integers(2, 30), EDITS)
def test_the_result_is_written_to_files_and_read_back(seed: int, size: int, edits: int) -> None:
    result = edition_of(merge(*triple(seed, size, edits)).tree)

    assert read_edition(write_edition(result)) == result


@sometimes
@given(SEEDS, st.integers(2, 40), EDITS)
def test_a_decision_counts_until_one_of_the_sides_changes(seed: int, size: int, edits: int) -> None:
    base, theirs, ours = triple(seed, size, edits)
    merged = settle(merge, (base, theirs, ours), lambda item: item.options[0])
    decided = {each.name: each.picked for each in merged.items if each.picked}

    newer = merge(base, edited(theirs, by_chance(seed), 9), ours, decided)

    assert merge(base, theirs, ours, decided) == merged
    about = {each.name: (each.base, each.theirs, each.ours) for each in merged.items}
    assert all(
        about[each.name] == (each.base, each.theirs, each.ours)
        for each in newer.items
        if each.picked
    )


WORDY = st.lists(st.sampled_from([*WORDS, ",", "."]), min_size=1, max_size=12).map(" ".join)


@often
@given(WORDY, WORDY, WORDY, WORDY)
def test_words_changed_apart_are_both_in_the_text(
    one: str, new_one: str, other: str, new_other: str
) -> None:
    between = f" {' '.join(f'Mitte{number}' for number in range(40))} "

    woven = weave_words(one + between + other, new_one + between + other, one + between + new_other)

    assert woven == new_one + between + new_other


@often
@given(st.lists(st.sampled_from(["nobody", "theirs", "ours"]), min_size=1, max_size=14))
def test_words_merge_clean_where_an_untouched_word_lies_between_and_only_there(
    touched: list[str],
) -> None:
    base, theirs, ours, both = (
        " ".join(
            f"{side}{at}" if side == who or (who == "both" and side != "nobody") else f"Wort{at}"
            for at, side in enumerate(touched)
        )
        for who in ("base", "theirs", "ours", "both")
    )

    woven = weave_words(base, theirs, ours)

    touch = any({one, other} == {"theirs", "ours"} for one, other in pairwise(touched))
    assert woven == (None if touch else both)
    if woven is not None:
        assert Counter(cut(woven)) == balance(base, theirs, ours)
