"""The worked examples come into force by the deeds of everybody: derived, tailored, approved, checked."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from obhut.cli.content import all_files_in
from obhut.concepts.actions import (
    load_content,
    load_earlier_editions,
    put_example_in_force,
    read_content,
)
from obhut.concepts.queries.editions import editions_of
from obhut.concepts.queries.tailoring import tailored
from obhut.directory.queries.where import where
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.concept.differences import NodeStanding
from obhut.kernel.mechanism.example_rows import with_examples
from obhut.kernel.mechanism.example_texts import read_examples
from obhut.knowledge.queries import in_force

CONTENT = Path(__file__).parents[2] / "content"
AT = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def trial(nothing_loaded: None) -> None:
    """Everything a trial loads, as its first start does."""
    every = all_files_in(CONTENT)
    files, examples = with_examples(every), read_examples(every)
    load_earlier_editions(read_content(files).federal, examples.earlier, by=INSTALLATION, at=AT)
    load_content(files, by=INSTALLATION, at=AT)
    for told in examples.texts:
        put_example_in_force(told, by=INSTALLATION, at=AT)


def test_each_example_holds_says_why_it_deviates_and_one_is_two_editions_behind(
    trial: None,
) -> None:
    found = {key: tailored(editions_of(None, key)[0].id) for key in ("de-xm", "de-xb", "de-xn")}

    assert {key: each.lacking for key, each in found.items()} == dict.fromkeys(found, ())
    assert {
        key: [each.count(standing) for standing in (NodeStanding.ADAPTED, NodeStanding.ADDED)]
        for key, each in found.items()
    } == {"de-xm": [4, 1], "de-xb": [3, 1], "de-xn": [1, 0]}
    assert found["de-xm"].count(NodeStanding.OMITTED) == 1

    held = found["de-xm"]
    assert (held.base.number, held.newest.number if held.newest else 0) == (1, 3)
    assert len(held.behind) == 6
    assert not found["de-xb"].behind


def test_the_finder_answers_by_them_and_loading_again_leaves_alone_what_people_made(
    trial: None,
) -> None:
    assert in_force(where(ags="91001")).edition.concept == "de-xm"
    assert in_force(where(land="DE-XB", bezirk="02")).edition.concept == "de-xb"
    assert in_force(where(ags="09564")).edition.concept == "federal"

    every = all_files_in(CONTENT)

    again = [
        put_example_in_force(told, by=INSTALLATION, at=AT) for told in read_examples(every).texts
    ]

    assert again == [None, None, None]
    assert not load_earlier_editions(
        read_content(with_examples(every)).federal,
        read_examples(every).earlier,
        by=INSTALLATION,
        at=AT,
    )
