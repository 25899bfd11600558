"""What holds for any edition: one digest for one content, and every wrong fact is named."""

import copy
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obhut.kernel.concept.edition import Chapter, EditionText, digest, plain
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.notation import read, write
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.refusals import Fault, Faulty
from tests.build import TINY, edition, node

Path = tuple[str | int, ...]

FILES = write_edition(edition())
(NAME,) = FILES
VALUE: dict[str, Any] = read(FILES[NAME], name=NAME).value
DIGEST = digest(edition())


def chapters(*sizes: int) -> dict[str, str]:
    """Lummerland cut into files of so many nodes."""
    cut, rest = [], list(TINY)
    for place, size in enumerate(sizes):
        cut.append(Chapter(node(f"part-{place}", "section"), tuple(rest[:size])))
        rest = rest[size:]
    cut.append(Chapter(node("the-rest", "section"), tuple(rest)))
    return write_edition(EditionText(tuple(cut)))


def shuffled(value: Any, by: random.Random) -> Any:
    """The same, with the fields of every map in another order."""
    if isinstance(value, dict):
        keys = by.sample(sorted(value), len(value))
        return {key: shuffled(value[key], by) for key in keys}
    return [shuffled(each, by) for each in value] if isinstance(value, list) else value


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where a plain value stands: words, numbers, yes and no."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from leaves(inner, (*path, at))
    else:
        yield path


def changed(path: Path, to: Any) -> str:
    """The file with one value changed."""
    value = copy.deepcopy(VALUE)
    inner: Any = value
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = to
    return write(value)


LEAVES = list(leaves(VALUE))
FACTS = [path for path in LEAVES if len(path) > 2 and path[2] == "facts"]
WORDS = [path for path in LEAVES if path[-1] in {"de", "en"}]


@settings(max_examples=8)
@given(st.randoms(use_true_random=False), st.lists(st.integers(1, 8), max_size=3))
def test_the_order_of_files_and_of_fields_does_not_matter(
    by: random.Random, sizes: list[int]
) -> None:
    files = chapters(*sizes)
    names = by.sample(sorted(files), len(files))
    other = {name: write(shuffled(read(files[name], name=name).value, by)) for name in names}

    assert digest(read_edition(other)) == digest(read_edition(files))
    assert write_edition(read_edition(other)) == files


@settings(max_examples=20)
@given(st.sampled_from(WORDS), st.text("abcäöü ", min_size=1, max_size=5))
def test_any_other_word_is_another_digest(path: Path, word: str) -> None:
    there = read_edition({NAME: changed(path, f"anders {word}")})

    assert digest(there) != DIGEST
    assert digest(read_edition(write_edition(there))) == digest(there)


@settings(max_examples=40)
@given(st.sampled_from(TINY))
def test_the_order_of_nodes_and_each_of_them_counts(one: Node) -> None:
    without = EditionText((Chapter(node("x", "section"), tuple(n for n in TINY if n != one)),))
    last = EditionText((Chapter(node("x", "section"), (*(n for n in TINY if n != one), one)),))
    first = EditionText((Chapter(node("x", "section"), TINY),))

    assert digest(without) != digest(first)
    assert (digest(last) == digest(first)) == (one == TINY[-1])


WRONG = ({"strange": 1}, ["strange"], True, 7, None, "", " ⁂ ")


@settings(max_examples=30)
@given(st.sampled_from(FACTS), st.sampled_from(WRONG))
def test_a_wrong_fact_names_file_line_node_and_field(path: Path, wrong: Any) -> None:
    text = changed(path, wrong)
    key = VALUE["nodes"][path[1]]["key"]
    begins, length = starts(text, key), write(VALUE["nodes"][path[1]]).count("\n") + 2

    for fault in faults_of(text):
        name, line = fault.where.removesuffix(f" ({key})").split(":")
        assert name == NAME
        assert begins <= int(line) <= begins + length
        assert fault.field != ""
        assert fault.de != fault.en


def test_no_fact_is_quietly_taken_for_another() -> None:
    assert [path for path in FACTS[::4] if not faults_of(changed(path, {"strange": 1}))] == []


def faults_of(text: str) -> tuple[Fault, ...]:
    """Every fault of the file; none where it can be read."""
    try:
        read_edition({NAME: text})
    except Faulty as refused:
        return refused.faults
    return ()


def starts(text: str, key: str) -> int:
    lines = text.splitlines()
    return lines.index(f"  key: {key}")


@settings(max_examples=40)
@given(st.sampled_from([path for path in LEAVES if len(path) > 1 and path[0] == "nodes"]))
def test_an_edition_that_lacks_something_is_refused_or_still_round_trips(path: Path) -> None:
    value = copy.deepcopy(VALUE)
    inner: Any = value
    for part in path[:-1]:
        inner = inner[part]
    del inner[path[-1]]
    faults = faults_of(write(value))

    assert all(fault.where.startswith(NAME) for fault in faults)
    if not faults:
        once = write_edition(read_edition({NAME: write(value)}))
        assert write_edition(read_edition(once)) == once


@pytest.mark.parametrize("field", ["id", "kind", "title", "review", "as_of", "facts"])
def test_a_node_says_everything_that_it_has_to(field: str) -> None:
    value = copy.deepcopy(VALUE)
    del value["nodes"][0][field]

    with pytest.raises(Faulty):
        read_edition({NAME: write(value)})


def test_a_plain_node_holds_nothing_that_was_not_said() -> None:
    assert [key for key, value in plain(TINY[0]).items() if value in (None, [])] == []
