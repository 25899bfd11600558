"""The chain of what happened: whoever changes one sign of it is found out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obhut.kernel.record import (
    Broken,
    Event,
    Whole,
    check_events,
    check_lines,
    compare_lines,
    digest_of,
    line_of,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
EVENTS = st.builds(
    Event,
    previous=st.just(""),
    kind=WORDS,
    subject=WORDS,
    person=st.uuids(),
    desk=st.uuids(),
    at=st.datetimes(timezones=st.just(UTC)),
    facts=st.dictionaries(WORDS, PLAIN, max_size=3),
)


def chained(events: Sequence[Event]) -> list[tuple[Event, str]]:
    kept: list[tuple[Event, str]] = []
    for event in events:
        linked = replace(event, previous=kept[-1][1] if kept else "")
        kept.append((linked, digest_of(line_of(linked))))
    return kept


CHAINS = st.lists(EVENTS, min_size=1, max_size=6).map(chained)


def lines(kept: Sequence[tuple[Event, str]]) -> list[str]:
    return [line_of(event) for event, _digest in kept]


@given(CHAINS)
def test_what_was_written_is_whole_and_so_is_its_copy(kept: list[tuple[Event, str]]) -> None:
    whole = Whole(events=len(kept), head=kept[-1][1])

    assert check_events(kept) == check_lines(lines(kept)) == whole
    assert compare_lines(lines(kept), lines(kept)) is None


def test_nothing_written_yet_is_whole() -> None:
    assert check_events([]) == check_lines([]) == Whole(events=0, head="")


@given(CHAINS, st.data())
def test_an_event_that_was_changed_is_named(
    kept: list[tuple[Event, str]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(kept) - 1))
    event, digest = kept[at]
    kept[at] = replace(event, subject=event.subject + "!"), digest

    found = check_events(kept)

    assert isinstance(found, Broken)
    assert found.event == at + 1


@given(CHAINS, st.data())
def test_a_changed_line_of_a_copy_shows_at_the_next_one_or_in_the_head(
    kept: list[tuple[Event, str]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(kept) - 1))
    copied = lines(kept)
    copied[at] = line_of(replace(kept[at][0], kind=kept[at][0].kind + "!"))

    found = check_lines(copied)

    if at + 1 < len(kept):
        assert isinstance(found, Broken)
        assert found.event == at + 2
    else:
        assert isinstance(found, Whole)
        assert found.head != kept[-1][1]
    differing = compare_lines(lines(kept), copied)
    assert differing is not None
    assert differing.event == at + 1


@given(st.lists(EVENTS, min_size=2, max_size=6).map(chained), st.data())
def test_an_event_taken_out_of_the_middle_is_missed(
    kept: list[tuple[Event, str]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(kept) - 2))
    del kept[at]

    found = check_events(kept)

    assert isinstance(found, Broken)
    assert found.event == at + 1
    assert isinstance(check_lines(lines(kept)), Broken)


@given(CHAINS)
def test_an_end_that_was_cut_off_is_missed_by_whoever_has_a_copy(
    kept: list[tuple[Event, str]],
) -> None:
    copied = lines(kept)

    assert compare_lines(copied[:-1], copied) is not None
    assert compare_lines(copied, copied[:-1]) is None


@pytest.mark.parametrize("line", ["", "no json", "{}", "[]", "[1]", "[" * 100_000, "null"])
def test_a_line_that_is_no_event_is_named(line: str) -> None:
    found = check_lines([line])

    assert isinstance(found, Broken)
    assert found.event == 1
    assert "JSON" in found.de


def test_a_moment_reads_the_same_from_every_zone() -> None:
    there = datetime(2026, 11, 27, 23, 30, tzinfo=timezone(timedelta(hours=1)))
    event = Event(
        previous="", kind="k", subject="s", person=UUID(int=0), desk=UUID(int=0), at=there, facts={}
    )

    assert line_of(event) == line_of(replace(event, at=there.astimezone(UTC)))


@pytest.mark.parametrize("facts", [{"a": 0.1}, {"a": [b"x"]}, {"a": {"b": {1, 2}}}])
def test_what_is_not_plain_is_refused(facts: dict[str, object]) -> None:
    event = Event(
        previous="",
        kind="k",
        subject="s",
        person=UUID(int=0),
        desk=UUID(int=0),
        at=datetime(2026, 11, 27, tzinfo=UTC),
        facts=facts,
    )

    with pytest.raises(TypeError, match="plain values"):
        line_of(event)
